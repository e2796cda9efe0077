"""The chain of voices of one act: who tells it, and who promises, threatens, asks or alleges it."""

from collections.abc import Sequence

from bede.knowledge.words.voices import cues
from bede.model import SpeakerKind, Stance, VoiceReading
from bede.parses.wordlist.clauses import Clauses, previous_verb
from bede.parses.wordlist.known import PartyWords
from bede.parses.wordlist.parties import to_mention
from bede.parses.wordlist.roles import Act
from bede.parses.wordlist.triggers import Trigger
from bede.parses.wordlist.voices import Telling
from bede.parses.wordlist.words import Tag

_CONTENT_TYPES = frozenset({"AGREE", "THREATEN", "REQUEST"})
_PERSON_WORDS = frozenset(
    """president minister secretary chancellor premier mr mr. ms mrs king leader envoy ambassador""".split()
)
_ASKING = frozenset({"asked", "question", "questions"})

Attribution = tuple[tuple[VoiceReading, ...], Stance]


def attribute(
    clauses: Clauses, act: Act, acts: Sequence[Act], tellings: Sequence[Telling], carried: VoiceReading | None
) -> Attribution:
    """Return the voices of an act, outermost first, and the stance of the innermost one."""
    disclaimed = _disclaimed(clauses, act.trigger, tellings)
    if disclaimed is not None:
        return disclaimed
    chain, stance = [carried] if carried is not None else [], Stance.ASSERTS
    for telling in tellings:
        if telling.cue != act.trigger.start and telling.tells(act.trigger.start):
            chain.append(telling.reading)
            stance = telling.stance
    governing = _governing_act(clauses, act, acts)
    if governing is None:
        return tuple(chain), stance
    speaker = to_mention(clauses.words, governing.actors[0])
    kind = next((v.kind for v in chain if v.speaker == speaker), None) or _kind(clauses, governing.actors[0])
    others = [voice for voice in chain if voice.speaker != speaker]
    return (*others, VoiceReading(speaker, governing.trigger.span(clauses), kind)), Stance.ASSERTS


def _governing_act(clauses: Clauses, act: Act, acts: Sequence[Act]) -> Act | None:
    """Return the promise, threat, request or charge whose content the act is: its doer is the voice."""
    for other in acts:
        if other is act or not other.actors:
            continue
        charge = other.trigger.act.mode == "allege" and not other.trigger.noun
        if charge and _is_charge(clauses, other.trigger, act.trigger):
            return other
        if other.trigger.act.type.value not in _CONTENT_TYPES:
            continue
        if act.status.governor == other.trigger.start or is_told_by(clauses, other.trigger, act.trigger):
            return other
    return None


def _is_charge(clauses: Clauses, accusing: Trigger, trigger: Trigger) -> bool:
    """Return whether the trigger is what somebody is accused of ("of striking", "of an invasion")."""
    start = clauses.phrase_start(trigger.start) if trigger.noun else trigger.start
    if start == 0 or clauses.words[start - 1].lower != "of":
        return False
    return previous_verb(clauses, start) == accusing.start


def is_told_by(clauses: Clauses, governing: Trigger, trigger: Trigger) -> bool:
    """Return whether the trigger stands in the that-clause of a threat or promise ("warned ... that it will")."""
    if governing.noun or trigger.start < governing.end:
        return False
    between = clauses.words[governing.end : trigger.start]
    opens = next((i for i, w in enumerate(between) if w.lower == "that" and w.tag is Tag.SUB), None)
    return opens is not None and not any(w.tag in {Tag.VERB, Tag.STOP} for w in between[:opens])


def _kind(clauses: Clauses, party: PartyWords) -> SpeakerKind:
    head = clauses.words[party.head]
    listed = cues().kinds.get(head.lower)
    if listed is not None:
        return listed
    titled = any(clauses.words[i].lower in _PERSON_WORDS for i in range(party.start, party.end))
    full_name = party.end - party.start > 1 and head.token.text[0].isupper() and not party.political
    person = head.tag is Tag.PRON or titled or full_name
    return SpeakerKind.NAMED_PERSON if person else SpeakerKind.NAMED_BODY


def _disclaimed(clauses: Clauses, trigger: Trigger, tellings: Sequence[Telling]) -> Attribution | None:
    """Return voice and stance where a speaker, asked about the act, disclaims or declines: "never heard of that"."""
    if not any(word.lower in _ASKING for word in clauses.words[: trigger.start]):
        return None
    sentence = " ".join(word.lower for word in clauses.words)
    stance = next((stance for phrase, stance in cues().phrases if phrase in sentence), None)
    outside = [telling for telling in tellings if not telling.tells(trigger.start)]
    if stance is None or not outside:
        return None
    return (outside[-1].reading,), stance
