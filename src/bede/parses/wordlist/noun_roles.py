"""Who does what a noun names to whom: "Russia's strike on the base", "talks between A and B", "held talks with C"."""

from collections.abc import Sequence

from bede.knowledge.words.acts import act_words
from bede.knowledge.words.grammar import grammar
from bede.parses.wordlist.clauses import Clauses, direct_object, prepositional, previous_verb
from bede.parses.wordlist.harm import doer_of, victims_of
from bede.parses.wordlist.known import Known, PartyWords
from bede.parses.wordlist.parties import party_of
from bede.parses.wordlist.phrases import Phrase
from bede.parses.wordlist.roles import Act, distinct, phrase_parties
from bede.parses.wordlist.status import noun_status
from bede.parses.wordlist.subjects import plain_subject, subject
from bede.parses.wordlist.triggers import Trigger
from bede.parses.wordlist.words import Tag


def find_noun_roles(clauses: Clauses, trigger: Trigger, phrase: Phrase, known: Known) -> Act:
    """Return the act that the head noun of ``phrase`` names."""
    row = trigger.act
    carrier, as_object = _carrier(clauses, phrase)
    carried = _carried_doers(clauses, carrier, as_object, known)
    owners = _owners(clauses, trigger, phrase, known, carrier)
    if carried and as_object and owners and not owners[0].political:
        owners = carried  # "paying his fifth visit": the subject says who he is
    status = noun_status(clauses, phrase.start, trigger.start, carrier)
    if row.shape == "mutual":
        brought = prepositional(clauses, trigger.end, row.to or ("with", "between"), reach=6)
        joint = phrase_parties(clauses, brought, known)
        return Act(trigger, distinct([*owners, *carried, *joint]), (), status)
    doers = phrase_parties(clauses, _right_after(clauses, trigger.end, ("by",)), known)
    of = phrase_parties(clauses, _right_after(clauses, trigger.end, ("of",)), known)
    targets = _targets(clauses, trigger, carrier, known)
    if row.by_of or "of" not in row.noun_to:
        doers = doers or of
    else:
        targets = targets or of
    accused = phrase_parties(clauses, accused_of(clauses, phrase.start), known)
    victims = phrase_parties(clauses, victims_of(clauses, trigger), known)
    doers = doers or phrase_parties(clauses, doer_of(clauses, trigger), known, trigger.start)
    return Act(trigger, distinct(owners or doers or carried or accused), distinct(targets or victims), status)


def _owners(clauses: Clauses, trigger: Trigger, phrase: Phrase, known: Known, carrier: int | None) -> list[PartyWords]:
    owners = _before(clauses, Phrase(phrase.start, trigger.start, trigger.start - 1), known)
    if owners or carrier is not None:
        return owners
    return _copula_subject(clauses, phrase, known)


def _targets(clauses: Clauses, trigger: Trigger, carrier: int | None, known: Known) -> list[PartyWords]:
    to = [word for word in trigger.act.noun_to if word != "of"]
    found = phrase_parties(clauses, _right_after(clauses, trigger.end, to), known)
    if found or carrier is None:
        return found
    return phrase_parties(clauses, prepositional(clauses, trigger.end, to, reach=8), known)


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
    return phrase_parties(clauses, before, known, index)


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
        return phrase_parties(clauses, doer, known, start if doer is not None and doer.end <= start else None)
    if clauses.groups[carrier].passive:
        return phrase_parties(clauses, prepositional(clauses, carrier + 1, ("by",)), known)
    return []
