"""The words of a sentence that name an act."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bede.knowledge.words.acts import Act, VerbAct, act_words
from bede.model import Span
from bede.parses.wordlist.clauses import Clauses, direct_object, prepositional
from bede.parses.wordlist.coordination import gather
from bede.parses.wordlist.known import Known
from bede.parses.wordlist.parties import is_reciprocal
from bede.parses.wordlist.phrases import Phrase
from bede.parses.wordlist.subjects import subject
from bede.parses.wordlist.words import Tag, Word

# Particles that are prepositions, which words of time may part from their verb.
_LOOSE = frozenset({"for"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger as token indices ``[start, end)``; ``noun`` tells the two kinds apart, ``mode`` may be refined."""

    start: int
    end: int
    act: Act
    noun: bool
    mode: str | None
    particle: int = 0

    def span(self, clauses: Clauses) -> Span:
        """Return the trigger's span in the document."""
        return Span(clauses.words[self.start].token.start, clauses.words[self.end - 1].token.end)


def find_triggers(clauses: Clauses, known: Known) -> list[Trigger]:
    """Return the triggers of a sentence in order, without overlaps."""
    verbs, taken = list[Trigger](), set[int]()
    for trigger in _verb_triggers(clauses, known):
        if trigger.start not in taken:
            verbs.append(trigger)
            taken.update(range(trigger.start, trigger.end))
            taken.update(_own_object(clauses, trigger))
    nouns = [trigger for trigger in _noun_triggers(clauses) if trigger.start not in taken]
    return sorted((*verbs, *nouns), key=lambda trigger: trigger.start)


def _own_object(clauses: Clauses, trigger: Trigger) -> range:
    """Return the tokens of the object that makes the verb this act: "agreed a ceasefire" is one act, not two.

    A meeting that is called off is the exception (codebook, section 8): both are claims.
    """
    if not trigger.act.object or trigger.act.type.value == "REJECT":
        return range(0)
    target = direct_object(clauses, trigger.start, trigger.end - trigger.start - 1)
    return range(target.start, target.end) if target is not None else range(0)


def _verb_triggers(clauses: Clauses, known: Known) -> Iterator[Trigger]:
    table = act_words()
    for index in clauses.groups:
        for row in table.verbs.get(clauses.words[index].lemma, ()):
            if (trigger := _match_verb(clauses, index, row, known)) is not None:
                yield trigger
                break


def _match_verb(clauses: Clauses, index: int, row: VerbAct, known: Known) -> Trigger | None:
    end = _after_particle(clauses, index, row)
    if end is None:
        return None
    particle = 0 if row.split else len(row.particle)
    act = row.act
    target = subject(clauses, index) if clauses.groups[index].passive else direct_object(clauses, index, particle)
    if act.object and not _has_head(clauses, target, act.object):
        return None
    if act.not_before and _is_question(clauses, end, act.not_before):
        return None
    if act.needs_object and (target is None or not gather(clauses, target, known)):
        return None
    if act.person and target is not None and not _is_party_target(clauses, index, target, known):
        return None
    if row.lemma in act.needs_to and prepositional(clauses, index + 1 + particle, act.to, reach=6) is None:
        return None
    mode = act.mode
    if act.weapon_subject:
        if (used := _weapon(clauses, index, known)) is None:
            return None
        mode = used or None
    return Trigger(index, end, act, noun=False, mode=mode, particle=particle)


def _is_party_target(clauses: Clauses, index: int, target: Phrase, known: Known) -> bool:
    """Return whether an act that is done to parties is done to one, or by a named one ("backed *by the EU*")."""
    if is_reciprocal(clauses, target) or gather(clauses, target, known):
        return True
    doer = prepositional(clauses, index + 1, ("by",)) if clauses.groups[index].passive else None
    return doer is not None and bool(gather(clauses, doer, known))


def _is_question(clauses: Clauses, index: int, openers: tuple[str, ...]) -> bool:
    """Return whether a question opens soon behind the verb ("asked in Washington whether ...")."""
    for word in clauses.words[index : index + 6]:
        if word.lower in openers:
            return True
        if word.tag in {Tag.VERB, Tag.AUX, Tag.TO, Tag.STOP}:
            return False
    return False


def _after_particle(clauses: Clauses, index: int, row: VerbAct) -> int | None:
    """Return the index after the trigger, or None where the verb's particle does not stand there."""
    words = clauses.words
    if not row.particle:
        return index + 1
    behind = words[index + 1 : index + 1 + len(row.particle)]
    if [w.lower for w in behind] == list(row.particle) and not any(w.tag is Tag.TIME for w in behind):
        return index + 1 + len(row.particle)
    if len(row.particle) == 1 and row.particle[0] in _LOOSE and _later(words, index + 1, row.particle[0]):
        return index + 1
    second = index + len(row.particle)
    if row.particle[0] == "and" and second < len(words) and words[index + 1].lower == "and":
        return second + 1 if words[second].lemma == row.particle[1] else None
    return None


def _later(words: Sequence[Word], index: int, preposition: str) -> bool:
    """Return whether a preposition follows behind words of time ("called on Friday *for*")."""
    start = index
    while index < len(words) and words[index].tag in {Tag.TIME, Tag.ADV}:
        index += 1
    return start < index < len(words) and words[index].lower == preposition


def _has_head(clauses: Clauses, phrase: Phrase | None, heads: tuple[str, ...]) -> bool:
    if phrase is None:
        return False
    return any(clauses.words[i].lower in heads for i in range(phrase.start, phrase.end))


def _weapon(clauses: Clauses, index: int, known: Known) -> str | None:
    """Return the mode that the subject gives to a strike, "" for armed force of no kind, None for no force."""
    doer, weapons = subject(clauses, index), act_words().weapons
    if clauses.groups[index].passive:
        doer = prepositional(clauses, index + 1, ("by", "in", "with"))
    if doer is None:
        return None
    end = min(doer.end + 4, index) if doer.end < index else doer.end
    for position in range(doer.start, max(end, doer.end)):
        if (mode := weapons.get(clauses.words[position].lower)) is not None:
            return mode
    if not any(party.political for party in gather(clauses, doer, known)):
        return None
    tool = prepositional(clauses, index + 1, ("with",))  # "striking the station with a missile"
    used = (clauses.words[i].lower for i in range(tool.start, tool.end)) if tool is not None else ()
    return next((weapons[word] for word in used if word in weapons), "")


def _noun_triggers(clauses: Clauses) -> Iterator[Trigger]:
    table = act_words()
    position = 0
    while position < len(clauses.words):
        word = clauses.words[position]
        step = 1
        if word.tag is Tag.NOM:
            for phrase_words, act in table.nouns.get(word.lower, ()):
                end = position + len(phrase_words)
                if tuple(w.lower for w in clauses.words[position:end]) == phrase_words and _is_head(clauses, end):
                    yield Trigger(position, end, act, noun=True, mode=act.mode)
                    step = len(phrase_words)
                    break
        position += step


def _is_head(clauses: Clauses, end: int) -> bool:
    """Return whether a noun phrase ends at ``end``, so that the noun is its head ("talks", but no "talks process")."""
    phrase = clauses.phrase_at(end - 1)
    return phrase is not None and phrase.head == end - 1
