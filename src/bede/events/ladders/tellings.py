"""What single claims tell of commitments; the words and the act of one sentence are one telling."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bede.events.claims import LinkClaim
from bede.events.ladders.parties import Sides, keys, sides_of_act, sides_of_words
from bede.events.ladders.stages import FRAMES, is_ahead, is_refusal, stage_of_act, stage_of_words
from bede.events.ladders.topics import Topic, topic_of_act, topic_of_words
from bede.model import EventType, LadderKind, Stage, Stance, Status

_OPEN = frozenset({Status.PROMISED, Status.PLANNED, Status.POSSIBLE})
_CARRIED_BY = {
    Status.REQUESTED: EventType.REQUEST,
    Status.THREATENED: EventType.THREATEN,
}
_REACH = 160  # characters between the words and the act that they carry
_BESIDE = 35  # characters between a refusal and what is refused
_NEAR = 60  # characters within which an act that is told as done is rather the content of the offer before it


@dataclass(frozen=True, slots=True)
class Telling:
    """``claim`` tells the act, or the words where ``frame`` is None and no act is told. ``frame``: the words beside."""

    claim: LinkClaim
    frame: LinkClaim | None
    topic: Topic
    stage: Stage
    sides: Sides


def find_tellings(claims: Iterable[LinkClaim]) -> tuple[Telling, ...]:
    """Return what the claims tell, in the order of their ids. Only what is asserted counts."""
    sentences: dict[tuple[str, str], list[LinkClaim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.id):
        if claim.stance is Stance.ASSERTS:
            sentences[claim.document_id, claim.sentence].append(claim)
    found = [telling for rows in sentences.values() for telling in _of_sentence(rows)]
    return tuple(sorted(found, key=lambda telling: telling.claim.id))


def _of_sentence(claims: Sequence[LinkClaim]) -> list[Telling]:
    frames = [claim for claim in claims if claim.type in FRAMES]
    found, carried = [], set[str]()
    for claim in claims:
        topic = topic_of_act(claim) if claim.type not in FRAMES else None
        if topic is None:
            continue
        frame = _frame_of(claim, frames)
        carried |= {frame.id} if frame is not None else set()
        stage = stage_of_act(claim, topic, frame)
        if stage is not None:
            found.append(Telling(claim, frame, topic, stage, sides_of_act(claim, frame, topic.kind)))
    for claim in frames:
        topic = topic_of_words(claim) if claim.id not in carried else None
        stage = stage_of_words(claim) if topic is not None else None
        if topic is not None and stage is not None:
            found.append(Telling(claim, None, topic, stage, sides_of_words(claim, topic.kind)))
    cuts = [telling.claim.start for telling in found if telling.topic.cut]
    return [telling for telling in found if _has_parties(telling) and not _is_cut(telling, cuts)]


def _is_cut(telling: Telling, cuts: Sequence[int]) -> bool:
    """Return whether the act is only what is cut off beside it: "froze all aid" tells of no aid that is given."""
    if telling.topic.cut or telling.topic.kind is not LadderKind.AID:
        return False
    return any(abs(telling.claim.start - start) <= _NEAR for start in cuts)


def _has_parties(telling: Telling) -> bool:
    """Return whether it is known whose commitment it is: one party at least, for talks two."""
    givers, receivers = telling.sides
    return len(keys(givers)) > 1 if telling.topic.kind is LadderKind.TALKS else bool(givers or receivers)


def _frame_of(act: LinkClaim, frames: Sequence[LinkClaim]) -> LinkClaim | None:
    """Return the words that carry an act: the nearest of the type that its status speaks of."""
    fitting = [frame for frame in frames if _carries(frame, act) and abs(frame.start - act.start) <= _REACH]
    return min(fitting, key=lambda f: (f.start > act.start, abs(f.start - act.start), f.id), default=None)


def _carries(frame: LinkClaim, act: LinkClaim) -> bool:
    if frame.type is EventType.REJECT:
        # "Refused to talk until it withdrew" refuses no withdrawal: what is refused stands right behind.
        near = abs(act.start - frame.start) <= _BESIDE
        return near and is_refusal(frame) and act.status in {Status.NOT_OCCURRED, Status.REQUESTED, Status.POSSIBLE}
    if act.status in _OPEN:
        return frame.type is EventType.AGREE
    if act.status in _CARRIED_BY:
        return frame.type is _CARRIED_BY[act.status]
    # "Approved $5 million in aid" is read as given now and then; so is "offered medical aid".
    near = 0 <= act.start - frame.start <= _NEAR
    shared = {a.span for a in frame.amounts} & {a.span for a in act.amounts}
    if frame.type is not EventType.AGREE:
        return False
    return near and is_ahead(act) if act.type is not EventType.AID else near or bool(shared)
