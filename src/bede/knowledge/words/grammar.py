"""The closed classes and the verbs of English, as the word-list reader needs them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from bede.knowledge.resources import read_toml
from bede.text.inflect import VerbForms, british_forms, verb_forms

FORMS = ("base", "third", "past", "participle", "gerund")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word classes by lower-case word.

    ``verbs`` gives every known form its lemmas and form names, ``nouns`` the lemmas that are nouns as often
    ("talk", "strike").
    """

    determiners: frozenset[str]
    possessives: frozenset[str]
    pronouns: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    modals: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    do: frozenset[str]
    adverbs: frozenset[str]
    not_adverbs: frozenset[str]
    nouns: frozenset[str]
    verbs: dict[str, tuple[tuple[str, str], ...]]


def _lemmas(words: str) -> Iterable[str]:
    # A trailing "_" switches an entry off and keeps the thought: the word was tried and did harm.
    return (word for word in words.split() if not word.endswith("_"))


@cache
def irregular() -> dict[str, str]:
    """Return lemma → ``"past participle"`` of the irregular verbs."""
    table: dict[str, str] = read_toml("words/en/verbs.toml")["irregular"]
    return table


def forms_of(lemma: str) -> VerbForms:
    """Return the forms of a verb, irregular ones included."""
    return verb_forms(lemma, irregular().get(lemma))


@cache
def grammar() -> Grammar:
    """Return the closed classes and all known verb forms."""
    words = read_toml("words/en/grammar.toml")
    lemmas = set(_lemmas(read_toml("words/en/verbs.toml")["common"])) | set(irregular())
    cues = read_toml("words/en/cues.toml")
    for name in ("asserts", "denies", "questions"):
        lemmas.update(_lemmas(cues[name]))
    governors = read_toml("words/en/governors.toml")
    for group in (*governors["complement"].values(), *governors["control"].values()):
        lemmas.update(word for word in _lemmas(group) if "_" not in word)
    acts = read_toml("words/en/acts.toml")
    for act in acts["act"]:
        lemmas.update(verb.replace("+", " ").split()[0] for verb in act.get("verbs", ()))
    classes = {name: frozenset(_lemmas(words[name])) for name in Grammar.__slots__ if name not in {"verbs", "nouns"}}
    nouns = frozenset(_lemmas(read_toml("words/en/verbs.toml")["also_nouns"]))
    return Grammar(verbs=_form_table(lemmas), nouns=nouns, **classes)


def _form_table(lemmas: Iterable[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    table: dict[str, list[tuple[str, str]]] = {}
    spelled = [
        forms
        for lemma in sorted(lemmas)
        for forms in (forms_of(lemma), None if lemma in irregular() else british_forms(lemma))
        if forms is not None
    ]
    for forms in spelled:
        for name in FORMS:
            entry = (forms.base, name)
            readings = table.setdefault(getattr(forms, name), [])
            if entry not in readings:
                readings.append(entry)
    return {form: tuple(readings) for form, readings in table.items()}
