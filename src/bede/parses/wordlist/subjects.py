"""Who stands as the subject of a verb: by neighbourhood, clause by clause."""

from collections.abc import Sequence

from bede.knowledge.words.voices import governors
from bede.parses.wordlist.clauses import (
    REQUEST_NOUNS,
    SKIPPED,
    Clauses,
    VerbGroup,
    direct_object,
    previous_verb,
)
from bede.parses.wordlist.phrases import Phrase
from bede.parses.wordlist.words import Tag, Word


def subject(clauses: Clauses, head: int, depth: int = 0) -> Phrase | None:
    """Return the phrase that stands as subject of the verb at ``head`` (of a passive one: who suffers it)."""
    if depth > 6:  # a chain of infinitives and coordinations longer than this is a list or noise
        return None
    group, words = clauses.groups[head], clauses.words
    if group.infinitive:
        return _subject_of_infinitive(clauses, group, depth)
    index = group.start - 1
    while index >= 0 and words[index].tag in SKIPPED:
        index -= 1
    if index < 0:
        return _subject_ahead(clauses, head, depth) if words[head].form == "gerund" else None
    left = words[index]
    if left.tag is Tag.REL:
        return clauses.phrase_ending(index)
    if left.tag is Tag.CONJ or (left.tag is Tag.COMMA and not group.finite):
        return _shared_subject(clauses, index, depth)
    if not group.finite:
        return _subject_of_participle(clauses, group, index, depth)
    return plain_subject(clauses, group.start) or _relative_subject(clauses, group.start)


def _subject_ahead(clauses: Clauses, head: int, depth: int) -> Phrase | None:
    """Return the subject of the main clause behind a sentence-opening participle ("Paying a visit, he ...")."""
    ahead = next((i for i in sorted(clauses.groups) if i > head and clauses.groups[i].finite), None)
    if ahead is None:
        return None
    found = subject(clauses, ahead, depth + 1)
    return found if found is not None and found.start > head else None


def _subject_of_infinitive(clauses: Clauses, group: VerbGroup, depth: int) -> Phrase | None:
    if group.governor is None:
        return None
    word = clauses.words[group.governor]
    before = clauses.phrase_ending(group.start)
    if word.tag is Tag.VERB:
        governing = clauses.groups[group.governor]
        if (
            word.lemma in governors().object_control
            and not governing.passive
            and before
            and before.start > group.governor
        ):
            return before
        return subject(clauses, group.governor, depth + 1)
    if word.lower in REQUEST_NOUNS and before is not None and before.head != group.governor:
        return before
    verb = previous_verb(clauses, group.start)
    if word.lower in governors().adjective or verb is not None:
        copula = next((i for i in range(group.governor - 1, -1, -1) if clauses.words[i].tag is Tag.AUX), None)
        if copula is not None and (verb is None or copula > verb):
            return plain_subject(clauses, _group_start(clauses.words, copula)) or _relative_subject(clauses, copula)
    return subject(clauses, verb, depth + 1) if verb is not None else None


def _group_start(words: Sequence[Word], index: int) -> int:
    while index > 0 and words[index - 1].tag in {Tag.AUX, Tag.ADV, Tag.NEG}:
        index -= 1
    return index


def _subject_of_participle(clauses: Clauses, group: VerbGroup, index: int, depth: int) -> Phrase | None:
    words = clauses.words
    if words[index].tag is Tag.VERB:  # "denied sending troops"
        return subject(clauses, index, depth + 1)
    if words[index].tag in {Tag.PREP, Tag.SUB}:
        verb = previous_verb(clauses, index)
        if verb is None:
            return None
        if words[index].lower == "of" and (accused := direct_object(clauses, verb)):
            return accused
        if words[index].lower == "against":  # warned China against assisting
            return direct_object(clauses, verb) or subject(clauses, verb, depth + 1)
        return subject(clauses, verb, depth + 1)
    return clauses.phrase_ending(group.start)


def _shared_subject(clauses: Clauses, index: int, depth: int) -> Phrase | None:
    """Return the subject that a second predicate shares with the verb before it ("came and met ...")."""
    for verb in range(index - 1, -1, -1):
        word = clauses.words[verb]
        if word.tag is Tag.VERB and (clauses.groups[verb].finite or clauses.groups[verb].passive):
            return subject(clauses, verb, depth + 1)
    return clauses.phrase_ending(index) if clauses.words[index].tag is Tag.COMMA else None


def _relative_subject(clauses: Clauses, start: int) -> Phrase | None:
    """Return the antecedent where a relative pronoun opens the clause before ``start``."""
    for index in range(start - 1, max(start - 5, 0), -1):
        if clauses.words[index].tag is Tag.REL:
            return clauses.phrase_ending(index)
    return None


def plain_subject(clauses: Clauses, start: int) -> Phrase | None:
    """Return the first phrase of the clause that no preposition governs."""
    left = _clause_start(clauses, start)
    before = left - 1
    if before >= 0 and clauses.words[before].tag is Tag.VERB:
        left = _after_predicate(clauses, before, start)
    candidates = [
        p for p in clauses.phrases if left <= p.start and p.end <= start and not _is_governed(clauses.words, p)
    ]
    candidates = [p for p in candidates if not _is_object(clauses.words, p)] or candidates
    return candidates[0] if candidates else None


def _after_predicate(clauses: Clauses, verb: int, start: int) -> int:
    """Return where a new clause can begin behind a finite verb: behind its object, or behind the first comma."""
    words = clauses.words
    target = direct_object(clauses, verb)
    after = target.end if target is not None and target.end < start else verb + 1
    comma = next((i for i in range(after, start) if words[i].tag in {Tag.COMMA, Tag.QUOTE}), None)
    later = [p for p in clauses.phrases if comma is not None and comma < p.start and p.end <= start]
    if comma is not None and any(not _is_governed(words, p) for p in later):
        return comma + 1
    rest = [p for p in clauses.phrases if after <= p.start and p.end <= start and not _is_governed(words, p)]
    return after if rest else verb + 1


def _clause_start(clauses: Clauses, start: int) -> int:
    """Return where the clause that leads up to ``start`` begins; relative clauses within it are passed over."""
    words = clauses.words
    index = start - 1
    while index >= 0:
        word = words[index]
        if word.tag in {Tag.STOP, Tag.SUB, Tag.REL}:
            return index + 1
        if word.tag is Tag.VERB:
            relative = _relative_before(clauses, index)
            if relative is not None:
                index = relative - 1
                continue
            group = clauses.groups[index]
            if group.finite or (group.infinitive and words[index].lemma):
                return index + 1
        elif word.tag is Tag.AUX and not (index and words[index - 1].tag is Tag.TO):
            relative = _relative_before(clauses, index)
            if relative is None:
                return index + 1
            index = relative
        index -= 1
    return 0


def _relative_before(clauses: Clauses, verb: int) -> int | None:
    """Return the index of the relative pronoun whose clause holds the verb, if one stands close before it."""
    words = clauses.words
    for index in range(verb - 1, max(verb - 15, -1), -1):
        if words[index].tag is Tag.REL:
            return index
        if words[index].tag in {Tag.COMMA, Tag.STOP, Tag.SUB}:
            return None
    return None


def _is_governed(words: Sequence[Word], phrase: Phrase) -> bool:
    index = phrase.start - 1
    while index >= 0 and words[index].tag in {Tag.QUOTE, Tag.ADV}:
        index -= 1
    return index >= 0 and words[index].tag is Tag.PREP


def _is_object(words: Sequence[Word], phrase: Phrase) -> bool:
    """Return whether a verb stands right before the phrase, so that it is that verb's object."""
    index = phrase.start - 1
    while index >= 0 and words[index].tag in {Tag.QUOTE, Tag.ADV}:
        index -= 1
    return index >= 0 and words[index].tag is Tag.VERB and words[index].lemma not in governors().complement
