"""The words that name an act, with the places where its parties stand."""

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from bede.errors import KnowledgeError
from bede.knowledge.resources import read_toml
from bede.model import EventType
from bede.text.inflect import third_person


@dataclass(frozen=True, slots=True)
class Act:
    """One row of ``words/en/acts.toml``; the fields are explained at its head."""

    type: EventType
    mode: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    shape: str = "object"
    to: tuple[str, ...] = ()
    noun_to: tuple[str, ...] = ("of", "on", "against", "to")
    object: tuple[str, ...] = ()
    needs_to: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    by_of: bool = False
    person: bool = False
    needs_object: bool = False
    weak: bool = False
    civil: bool = False
    two: bool = False
    weapon_subject: bool = False


@dataclass(frozen=True, slots=True)
class VerbAct:
    """An act named by a verb: its lemma, the particle after it, and whether the object may stand between."""

    act: Act
    lemma: str
    particle: tuple[str, ...]
    split: bool


@dataclass(frozen=True, slots=True)
class ActWords:
    """``verbs`` by lemma, longest particle first; ``nouns`` by first word, longest first, plural included."""

    verbs: dict[str, tuple[VerbAct, ...]]
    nouns: dict[str, tuple[tuple[tuple[str, ...], Act], ...]]
    light: frozenset[str]
    passive_light: frozenset[str]
    weapons: dict[str, str]


@cache
def act_words() -> ActWords:
    """Return the table of act words. Raises KnowledgeError where a row has an unknown field."""
    table = read_toml("words/en/acts.toml")
    acts = [_act(row) for row in table["act"]]
    light = table["light"]
    weapons = {word: mode for mode, words in table["weapons"].items() for word in words.split()}
    return ActWords(
        verbs=_verbs(acts),
        nouns=_nouns(acts),
        light=frozenset(light["verbs"].split()),
        passive_light=frozenset(light["passive_verbs"].split()),
        weapons=weapons,
    )


def _act(row: dict[str, Any]) -> Act:
    known = {field.name for field in fields(Act)}
    if unknown := set(row) - known:
        raise KnowledgeError(f"words/en/acts.toml: a row of {row.get('type')} has unknown fields {sorted(unknown)}")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Act(**{**values, "type": EventType(row["type"])})


def _verbs(acts: list[Act]) -> dict[str, tuple[VerbAct, ...]]:
    table: dict[str, list[VerbAct]] = {}
    for act in acts:
        for phrase in act.verbs:
            lemma, *particle = phrase.replace("+", " ").split()
            table.setdefault(lemma, []).append(VerbAct(act, lemma, tuple(particle), "+" in phrase))
    # Rows that ask for a certain object are tried before those that take any.
    return {
        lemma: tuple(sorted(rows, key=lambda row: (-len(row.particle), not row.act.object)))
        for lemma, rows in table.items()
    }


def _nouns(acts: list[Act]) -> dict[str, tuple[tuple[tuple[str, ...], Act], ...]]:
    table: dict[str, dict[tuple[str, ...], Act]] = {}
    for act in acts:
        for phrase in act.nouns:
            *before, last = phrase.split()
            for form in (last, third_person(last)):
                words = (*before, form)
                table.setdefault(words[0], {})[words] = act
    return {first: tuple(sorted(rows.items(), key=lambda row: -len(row[0]))) for first, rows in table.items()}
