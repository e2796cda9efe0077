"""The forms of an English word by rule; what the rules get wrong stands in ``knowledge/words/en/verbs.toml``."""

import re
from dataclasses import dataclass

_DOUBLING = re.compile(r"(?:^|[^aeiou])[aeiou][bdgklmnprtv]$")
_SIBILANT = ("s", "x", "z", "ch", "sh")
# Verbs of more than one syllable that are stressed on the last one, and so double their consonant.
_STRESSED_LAST = ("admit", "commit", "compel", "confer", "control", "deter", "expel", "occur", "patrol", "permit",
                  "prefer", "rebel", "rebut", "recur", "refer", "regret", "repel", "submit", "transfer", "kidnap",
                  "swap", "outbid", "propel", "defer", "infer", "acquit", "equip")  # fmt: skip


@dataclass(frozen=True, slots=True)
class VerbForms:
    """All forms of one verb, lower case."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


def verb_forms(lemma: str, irregular: str | None = None) -> VerbForms:
    """Return the forms of ``lemma``; ``irregular`` is ``"past participle"`` or one word for both."""
    stem = _stem(lemma)
    past = participle = lemma + "d" if lemma.endswith("e") else stem + "ed"
    if irregular is not None:
        past, _, participle = irregular.partition(" ")
        participle = participle or past
    return VerbForms(lemma, third_person(lemma), past, participle, _gerund(lemma, stem))


def third_person(word: str) -> str:
    """Return the third person singular of a verb, which is also the plural of a noun by the same rules."""
    if word.endswith(_SIBILANT) or word in {"go", "do", "undergo", "forgo", "veto", "embargo"}:
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _stem(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "i"
    if _doubles(lemma):
        return lemma + lemma[-1]
    return lemma


def _doubles(lemma: str) -> bool:
    if lemma in _STRESSED_LAST:
        return True
    vowels = len(re.findall(r"[aeiouy]+", lemma))
    return vowels == 1 and bool(_DOUBLING.search(lemma)) and not lemma.endswith(("w", "x", "y"))


def _gerund(lemma: str, stem: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return (stem if _doubles(lemma) else lemma) + "ing"
