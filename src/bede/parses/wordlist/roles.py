"""Who does an act to whom: the parties of a trigger by the places where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from bede.knowledge.words.acts import act_words
from bede.parses.wordlist.clauses import Clauses, direct_object, prepositional
from bede.parses.wordlist.coordination import gather
from bede.parses.wordlist.known import Known, PartyWords
from bede.parses.wordlist.phrases import Phrase
from bede.parses.wordlist.status import StatusReading, verb_status
from bede.parses.wordlist.subjects import subject
from bede.parses.wordlist.triggers import Trigger

# Types whose direct object is the thing given, asked or promised: only a whole party can be the recipient there.
_GIVES_THINGS = frozenset({"AGREE", "REQUEST", "AID", "CONSULT"})
# Types whose "to" and "in" lead to places as often as to parties: a bare word for a body is a place there.
_MOVES = frozenset({"MOBILIZE", "RETREAT"})


@dataclass(frozen=True, slots=True)
class Act:
    """One act that a sentence names: its trigger, its parties, and the status that the clause gives it."""

    trigger: Trigger
    actors: tuple[PartyWords, ...]
    recipients: tuple[PartyWords, ...]
    status: StatusReading


def find_verb_roles(clauses: Clauses, trigger: Trigger, known: Known) -> Act:
    """Return the act that a verb names."""
    row, group, status = trigger.act, clauses.groups[trigger.start], verb_status(clauses, trigger.start)
    doer = subject(clauses, trigger.start)
    limit = group.start if doer is not None and doer.end <= group.start else None
    subjects = phrase_parties(clauses, doer, known, limit)
    if group.passive:
        doers = phrase_parties(clauses, prepositional(clauses, trigger.end, ("by", "between")), known)
        return Act(trigger, tuple(doers), tuple(subjects), status)
    if row.shape == "fled":
        return Act(trigger, (), tuple(subjects), status)
    objects = _objects(clauses, trigger, known)
    brought = phrase_parties(clauses, prepositional(clauses, trigger.end, row.to), known)
    if row.type.value in _MOVES:
        brought = [party for party in brought if clauses.words[party.head].token.text[0].isupper()]
    if row.shape in {"mutual", "joint"}:
        return Act(trigger, distinct([*subjects, *objects, *brought]), (), status)
    if row.type.value == "AGREE" and not objects and len(subjects) > 1:
        return Act(trigger, tuple(subjects), (), status)
    return Act(trigger, tuple(subjects), distinct(objects or brought), status)


def _objects(clauses: Clauses, trigger: Trigger, known: Known) -> list[PartyWords]:
    if trigger.act.shape in {"alone", "joint"}:
        return []
    target = direct_object(clauses, trigger.start, trigger.end - trigger.start - 1)
    objects = phrase_parties(clauses, target, known)
    if trigger.act.type.value not in _GIVES_THINGS:
        return objects
    things = act_words().weapons
    return [party for party in objects if party.whole and clauses.words[party.head].lower not in things]


def phrase_parties(clauses: Clauses, phrase: Phrase | None, known: Known, limit: int | None = None) -> list[PartyWords]:
    """Return the parties of a phrase, none where there is no phrase."""
    return gather(clauses, phrase, known, limit) if phrase is not None else []


def distinct(parties: Sequence[PartyWords]) -> tuple[PartyWords, ...]:
    """Return the parties once each, in order."""
    return tuple({(party.start, party.end): party for party in reversed(parties)}.values())[::-1]
