"""How an event stands: the fixed rule of codebook section 7, line by line. Never a truth score.

The first line that holds gives the standing; its words are stored with the event:

    retracted       all that told it took it back in a later version of their own
    disputed        a party to it denies it, or says that another did it, or it is only denied
    acknowledged    asserted by those who do it, where it burdens them: a hostile act done, or a promise given
    corroborated    two or more origins that are not all on one side
    one_sided       several origins, no two of them known to be of different sides
    single_named    one origin, a named speaker
    single_unnamed  one origin, an unnamed speaker
    own_reporting   one origin, the outlet's own voice alone

Only claims that assert the act count as telling it. Where one side alone tells it, the line says whose interest that
is: of one who gains by it, who does it, or to whom it is done.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bede.events.agreeing.origins import Origin
from bede.events.agreeing.sides import NO_SIDE, is_organ, is_press, same_party
from bede.events.agreeing.tellings import Telling, innermost_name
from bede.knowledge.ontology import quad
from bede.model import Actor, EventType, Side, SpeakerKind, Stance, Standing, Status

_PROPER = frozenset({SpeakerKind.NAMED_PERSON, SpeakerKind.NAMED_BODY})
_BY_NAME = frozenset({SpeakerKind.MEDIA, SpeakerKind.DOCUMENT})
"""Named where it is known which one: "Reuters" is, "local media" are not."""
_DONE = frozenset({Status.OCCURRED, Status.ONGOING})
_SERVES = frozenset({Status.OCCURRED, Status.ONGOING, Status.PLANNED, Status.PROMISED})
_BINDING = frozenset({EventType.AGREE, EventType.CONCEDE})
_CONFLICT = 3
"""Quad classes from here on are conflict."""


@dataclass(frozen=True, slots=True)
class Line:
    """A standing, the line of the rule that gave it, in words, and the claims that made it hold."""

    standing: Standing
    rule: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rule looks at. ``tellers`` assert the act (all claims, where none does), by ``origins``.

    ``denials`` stand against it, ``retracted`` were taken back, ``accusers`` are said to have done it and say that
    another did.
    """

    tellers: tuple[Telling, ...]
    origins: tuple[Origin, ...]
    denials: tuple[Telling, ...]
    retracted: tuple[Telling, ...]
    accusers: tuple[Telling, ...]


def find_standing(evidence: Evidence) -> Line:
    """Return the first line of the rule that holds."""
    return (
        _retracted(evidence)
        or _disputed(evidence)
        or _acknowledged(evidence)
        or _by_sides(evidence)
        or _single(evidence)
    )


def _line(standing: Standing, rule: str, tellings: Iterable[Telling]) -> Line:
    return Line(standing, rule, tuple(dict.fromkeys(t.claim.id for t in tellings)))


def _retracted(evidence: Evidence) -> Line | None:
    gone = evidence.retracted
    if not gone or any(t.asserts and t not in gone for t in evidence.tellers):
        return None
    outlets = ", ".join(dict.fromkeys(t.claim.publisher or "the outlet" for t in gone))
    return _line(Standing.RETRACTED, f"taken back by {outlets} in a later version", gone)


def _disputed(evidence: Evidence) -> Line | None:
    for denial in evidence.denials:
        if denial.is_party:
            name = innermost_name(denial.claim)
            denials = [t for t in evidence.denials if t.is_party]
            return _line(Standing.DISPUTED, f"denied by {name}, a party to it", denials)
    if evidence.accusers:
        name = innermost_name(evidence.accusers[0].claim)
        rule = f"{name}, on the side that is said to have done it, says that another did"
        return _line(Standing.DISPUTED, rule, evidence.accusers)
    if evidence.denials and not any(t.asserts for t in evidence.tellers):
        return _line(Standing.DISPUTED, "denied, and asserted by nobody", evidence.denials)
    return None


def _acknowledged(evidence: Evidence) -> Line | None:
    """Return the line where every side that does a burdening act asserts it for itself.

    Nested voices must all be of that side: what Kyiv says that Moscow admitted is Kyiv's word.
    """
    own = [t for t in evidence.tellers if t.claim.speakers and _burdens(t) and _speaks_for_one(t)]
    for telling in own:
        doers = telling.claim.actors
        admitting = [t for t in own if any(_admits(t, doer) for doer in doers)]
        if telling in admitting and (len(doers) == 1 or all(_is_admitted(doer, admitting) for doer in doers)):
            rule = f"asserted by {innermost_name(telling.claim)}, on the side that does it"
            return _line(Standing.ACKNOWLEDGED, rule, admitting)
    return None


def _is_admitted(doer: Actor, tellings: Sequence[Telling]) -> bool:
    return any(_admits(telling, doer) for telling in tellings)


def _admits(telling: Telling, doer: Actor) -> bool:
    """Return whether a speaker is of a doer's side: a state does not admit for its people, nor they for it."""
    speaker = telling.claim.speakers[-1][0]
    if speaker is None or not same_party(speaker, doer):
        return False
    return speaker.entity == doer.entity or is_organ(speaker) == is_organ(doer)


def _speaks_for_one(telling: Telling) -> bool:
    """Return whether all speakers of the chain are known, no outlets, and of one party: it is their own word."""
    speakers = telling.claim.speakers
    last, kind = speakers[-1]
    if last is None or is_press(last, kind):
        return False
    return len(speakers) == 1 or all(actor is not None and same_party(actor, last) for actor, _ in speakers)


def _burdens(telling: Telling) -> bool:
    """Return whether a claim burdens its doer: a hostile act that is done, or a promise."""
    claim = telling.claim
    if claim.stance is not Stance.ASSERTS:
        return False
    if quad(claim.type) >= _CONFLICT:
        return claim.status in _DONE
    return claim.status is Status.PROMISED or (claim.type in _BINDING and claim.status in _DONE)


def _by_sides(evidence: Evidence) -> Line | None:
    """Return whether several origins are of one side. An unknown speaker's side is unknown, not another one."""
    origins = evidence.origins
    if len(origins) < 2:
        return None
    firsts = [origin[0] for origin in origins]
    camps = {t.camp for origin in origins for t in origin}
    known = {camp for camp in camps if camp}
    if NO_SIDE in camps or len(known) > 1:
        return _line(Standing.CORROBORATED, f"{len(origins)} origins, not all of one side", firsts)
    if not known:
        return _line(Standing.ONE_SIDED, f"{len(origins)} origins, their sides unknown", firsts)
    rule = f"{len(origins)} origins, none known to be of another side than {min(known)}"
    return _line(Standing.ONE_SIDED, rule + _interest(evidence.tellers), firsts)


def _single(evidence: Evidence) -> Line:
    told = [t for t in evidence.tellers if t.claim.speakers]
    named = [t for t in told if _is_named(t)]
    if named:
        first = named[0]
        rule = f"one origin, a named speaker: {first.by}{_silence(first)}{_interest(told)}"
        return _line(Standing.SINGLE_NAMED, rule, named)
    if told:
        return _line(
            Standing.SINGLE_UNNAMED,
            f"one origin, an unnamed speaker: {told[0].by}{_silence(told[0])}{_interest(told)}",
            told,
        )
    return _line(Standing.OWN_REPORTING, "one origin, in the outlet's own voice", evidence.tellers)


def _is_named(telling: Telling) -> bool:
    """Return whether a speaker of the chain is called by name; an outlet only where nobody else is behind it."""
    speakers = telling.claim.speakers
    actor, kind = speakers[-1]
    return (kind in _BY_NAME and actor is not None) or any(kind in _PROPER for _, kind in speakers)


def _silence(telling: Telling) -> str:
    """Return what a speaker does who asserts nothing."""
    return {
        Stance.DISCLAIMS: ", who knows nothing of it",
        Stance.DECLINES: ", who does not comment on it",
        Stance.QUESTIONS: ", who questions it",
        Stance.DENIES: ", who does not confirm it",
    }.get(telling.claim.stance, "")


def _interest(tellings: Sequence[Telling]) -> str:
    """Return whose word an event rests on, where all of it comes from one side; it says nothing of what is true."""
    if not tellings:
        return ""
    first = tellings[0].claim
    if any(t.claim.stance is not Stance.ASSERTS or t.claim.status not in _SERVES for t in tellings):
        return ""
    told_from = {t.told_from for t in tellings}
    side = told_from.pop() if len(told_from) == 1 else None
    if side is Side.RECIPIENT:
        hostile = quad(first.type) >= _CONFLICT
        return "; told by the one to whom it is done" if hostile else "; told by the one who gains"
    return {Side.ACTOR: "; told by the one who does it", Side.OTHER: "; told by one who is no party to it"}.get(
        side or Side.UNKNOWN, ""
    )
