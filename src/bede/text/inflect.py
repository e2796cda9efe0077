"""The forms of an English word by rule; what the rules get wrong stands in ``knowledge/words/en/verbs.toml``."""

import re
from dataclasses import dataclass

_DOUBLING = re.compile(r"(?:(?:^|[^aeiou])[aeiou][bdgklmnprt]|qu[aeiou][dtzp])$")
_ENDS_IN_C = re.compile(r"[aeiou]c$")  # panic, panicked
_UNSTRESSED_L = re.compile(r"[aeiou][^aeiou]+(?:u?e|a|i|o)l$|^(?:fu|du)el$")
_SIBILANT = ("s", "x", "z", "ch", "sh")
# Verbs of more than one syllable that are stressed on the last one (or written as if), so double their consonant.
_STRESSED_LAST = frozenset(
    """abet acquit admit allot annul begin commit compel concur confer control defer deter dispel distil emit enrol
    equip excel expel forbid forget impel incur infer kidnap occur omit outbid patrol permit prefer program propel
    rebel rebut recur refer regret repel rerun submit transfer transmit upset worship""".split()
)
_O_ES = frozenset("do echo embargo forgo go hero redo torpedo undergo undo veto".split())


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


def british_forms(lemma: str) -> VerbForms | None:
    """Return the forms with the double l of British spelling ("cancelled"), or None where there are none."""
    if _doubles(lemma) or not _UNSTRESSED_L.search(lemma):
        return None
    past = lemma + "led"
    return VerbForms(lemma, third_person(lemma), past, past, lemma + "ling")


def third_person(word: str) -> str:
    """Return the third person singular of a verb, which is also the plural of a noun by the same rules."""
    if word.endswith("z") and _doubles(word):
        return word + "zes"
    if word.endswith(_SIBILANT) or word in _O_ES:
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _stem(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "i"
    if _doubles(lemma):
        return lemma + lemma[-1]
    return lemma + "k" if _ENDS_IN_C.search(lemma) else lemma


def _doubles(lemma: str) -> bool:
    if lemma in _STRESSED_LAST:
        return True
    vowels = len(re.findall(r"qu[aeiouy]|[aeiouy]+", lemma))
    return vowels == 1 and bool(_DOUBLING.search(lemma))


def _gerund(lemma: str, stem: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return (lemma if lemma.endswith("y") else stem) + "ing"
