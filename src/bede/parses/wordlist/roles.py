"""Who does an act to whom: the parties of a trigger by the places where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from bede.knowledge.words.acts import act_words
from bede.knowledge.words.grammar import grammar
from bede.parses.wordlist.clauses import Clauses, direct_object, prepositional, previous_verb
from bede.parses.wordlist.coordination import gather
from bede.parses.wordlist.known import Known, PartyWords
from bede.parses.wordlist.parties import party_of
from bede.parses.wordlist.phrases import Phrase
from bede.parses.wordlist.status import StatusReading, noun_status, verb_status
from bede.parses.wordlist.subjects import plain_subject, subject
from bede.parses.wordlist.triggers import Trigger
from bede.parses.wordlist.words import Tag

# Types whose direct object is the thing given, asked or promised: only a whole party can be the recipient there.
_GIVES_THINGS = frozenset({"AGREE", "REQUEST", "AID", "CONSULT"})


@dataclass(frozen=True, slots=True)
class Act:
    """One act that a sentence names: its trigger, its parties, and the status that the clause gives it."""

    trigger: Trigger
    actors: tuple[PartyWords, ...]
    recipients: tuple[PartyWords, ...]
    status: StatusReading


def find_roles(clauses: Clauses, trigger: Trigger, known: Known) -> Act:
    """Return the parties and the status of a trigger."""
    return _noun_roles(clauses, trigger, known) if trigger.noun else _verb_roles(clauses, trigger, known)


def _phrase_parties(
    clauses: Clauses, phrase: Phrase | None, known: Known, limit: int | None = None
) -> list[PartyWords]:
    return gather(clauses, phrase, known, limit) if phrase is not None else []


def _verb_roles(clauses: Clauses, trigger: Trigger, known: Known) -> Act:
    head, act = trigger.start, trigger.act
    group = clauses.groups[head]
    doer = subject(clauses, head)
    limit = group.start if doer is not None and doer.end <= group.start else None
    subjects = _phrase_parties(clauses, doer, known, limit)
    after = trigger.end
    target = direct_object(clauses, head, trigger.end - head - 1)
    objects = [] if act.shape == "alone" else _phrase_parties(clauses, target, known)
    if act.type.value in _GIVES_THINGS:
        things = act_words().weapons
        objects = [p for p in objects if p.whole and clauses.words[p.head].lower not in things]
    brought = _phrase_parties(clauses, prepositional(clauses, after, act.to), known)
    status = verb_status(clauses, head)
    if group.passive:
        doers = _phrase_parties(clauses, prepositional(clauses, after, ("by",)), known)
        return Act(trigger, tuple(doers), tuple(subjects), status)
    if act.shape == "mutual":
        return Act(trigger, _distinct([*subjects, *objects, *brought]), (), status)
    if act.shape == "fled":
        return Act(trigger, (), tuple(subjects), status)
    if act.type.value == "AGREE" and not objects and _is_mutual_agreement(subjects):
        return Act(trigger, tuple(subjects), (), status)
    return Act(trigger, tuple(subjects), _distinct(objects or brought), status)


def _is_mutual_agreement(subjects: Sequence[PartyWords]) -> bool:
    return len(subjects) > 1


def _noun_roles(clauses: Clauses, trigger: Trigger, known: Known) -> Act:
    act = trigger.act
    phrase = clauses.phrase_at(trigger.start)
    assert phrase is not None  # a noun trigger is the head of a phrase by construction
    owners = _before(clauses, Phrase(phrase.start, trigger.start, trigger.start - 1), known)
    doers = _phrase_parties(clauses, _right_after(clauses, trigger.end, ("by",)), known)
    of = _phrase_parties(clauses, _right_after(clauses, trigger.end, ("of",)), known)
    to = [word for word in act.noun_to if word != "of"]
    carrier, as_object = _carrier(clauses, phrase)
    if not owners and carrier is None:
        owners = _copula_subject(clauses, phrase, known)
    targets = _phrase_parties(clauses, _right_after(clauses, trigger.end, to), known)
    if not targets and carrier is not None:
        targets = _phrase_parties(clauses, prepositional(clauses, trigger.end, to, reach=8), known)
    status = noun_status(clauses, phrase.start, trigger.start, carrier)
    carried = _carried_doers(clauses, carrier, as_object, known)
    if act.shape == "mutual":
        joint = _phrase_parties(
            clauses, prepositional(clauses, trigger.end, act.to or ("with", "between"), reach=6), known
        )
        return Act(
            trigger, _distinct([*owners, *(carried if carrier is not None else []), *joint]), (), status
        )
    if act.by_of or "of" not in act.noun_to:
        doers = doers or of
    else:
        targets = targets or of
    accused = _phrase_parties(clauses, accused_of(clauses, phrase.start), known)
    if carried and as_object and owners and not owners[0].political:
        owners = carried  # "paying his fifth visit": the subject says who he is
    return Act(trigger, _distinct(owners or doers or carried or accused), _distinct(targets), status)


def accused_of(clauses: Clauses, start: int) -> Phrase | None:
    """Return who is accused of what begins at ``start`` ("accuses *Russia* of an invasion"), if anybody is."""
    if start < 2 or clauses.words[start - 1].lower != "of":
        return None
    verb = previous_verb(clauses, start)
    if verb is None or clauses.words[verb].lemma not in {"accuse", "suspect"}:
        return None
    target = subject(clauses, verb) if clauses.groups[verb].passive else direct_object(clauses, verb)
    if target is None or (target.end >= start and not clauses.groups[verb].passive):
        return None
    return target


def _before(clauses: Clauses, part: Phrase, known: Known) -> list[PartyWords]:
    """Return the parties that stand before the noun within its phrase ("a Russian missile attack")."""
    if part.end <= part.start:
        return []
    first = clauses.words[part.start]
    if first.lower in grammar().possessives:
        return [PartyWords(part.start, part.start + 1, part.start, political=False, whole=True)]
    owner = next((i for i in range(part.start, part.end) if clauses.words[i].tag is Tag.POSS), None)
    if owner is not None:
        party = party_of(clauses, Phrase(part.start, owner, owner - 1), known)
        return [party] if party else []
    parties = [
        PartyWords(start, start + match.length, start + match.length - 1, political=True, whole=False)
        for start, match in known.matches
        if part.start <= start < part.end and clauses.words[start].token.text[0].isupper()
    ]
    return parties[:2]


def _copula_subject(clauses: Clauses, phrase: Phrase, known: Known) -> list[PartyWords]:
    """Return the parties of the subject in "Kerry's first stop will be a meeting"."""
    words = clauses.words
    index = phrase.start - 1
    if index < 0 or words[index].tag is not Tag.AUX or words[index].lemma != "be":
        return []
    while index > 0 and words[index - 1].tag in {Tag.AUX, Tag.ADV, Tag.NEG}:
        index -= 1
    before = plain_subject(clauses, index)
    return _phrase_parties(clauses, before, known, index)


def _right_after(clauses: Clauses, index: int, prepositions: Sequence[str]) -> Phrase | None:
    """Return the phrase that a preposition right behind ``index`` brings."""
    if index < len(clauses.words) and clauses.words[index].lower in prepositions:
        return clauses.phrase_from(index + 1)
    return None


def _carrier(clauses: Clauses, phrase: Phrase) -> tuple[int | None, bool]:
    """Return the verb that carries a noun act, and whether the noun is its object."""
    table = act_words()
    phrase = _measured(clauses, phrase)
    for head, group in clauses.groups.items():
        lemma = clauses.words[head].lemma
        particle = 1 if head + 1 < len(clauses.words) and clauses.words[head + 1].lower == "out" else 0
        if lemma in table.light and direct_object(clauses, head, particle) == phrase and not group.passive:
            return head, True
        if lemma in table.passive_light and group.passive and subject(clauses, head) == phrase:
            return head, False
    if clauses.words[phrase.start].token.text[0].isupper() or clauses.words[phrase.start].lower == "the":
        return (
            None,
            False,
        )  # a definite act ("halt Russia's incursion") stands apart from what the verb makes of it
    for head, group in clauses.groups.items():  # any other verb whose object it is still tells its status
        if direct_object(clauses, head) == phrase and not group.passive:
            return head, False
    return None, False


def _measured(clauses: Clauses, phrase: Phrase) -> Phrase:
    """Return the phrase of the sum where the noun tells what the sum is ("approved *$61 billion* in aid")."""
    words = clauses.words
    if phrase.start and words[phrase.start - 1].lower in {"in", "of"}:
        before = clauses.phrase_ending(phrase.start - 1)
        if before is not None and words[before.head].tag is Tag.NUM:
            return before
    return phrase


def _carried_doers(clauses: Clauses, carrier: int | None, as_object: bool, known: Known) -> list[PartyWords]:
    if carrier is None:
        return []
    if as_object:
        doer = subject(clauses, carrier)
        start = clauses.groups[carrier].start
        return _phrase_parties(
            clauses, doer, known, start if doer is not None and doer.end <= start else None
        )
    if clauses.groups[carrier].passive:
        return _phrase_parties(clauses, prepositional(clauses, carrier + 1, ("by",)), known)
    return []


def _distinct(parties: Sequence[PartyWords]) -> tuple[PartyWords, ...]:
    seen: dict[tuple[int, int], PartyWords] = {}
    for party in parties:
        seen.setdefault((party.start, party.end), party)
    return tuple(seen.values())
