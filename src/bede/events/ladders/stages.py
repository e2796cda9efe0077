"""Which stage a claim tells, by a fixed rule: type, status, and a few words. Never a stage more than is told.

    asked       requested; a request
    considered  possible; threatened; a threat
    promised    promised or planned; an offer, a promise; a lifting, withdrawal or truce that is announced
    approved    promised, planned or agreed in words of approving: approved, budgeted, signed
    delivered   occurred or ongoing
    suspended   a halt in words of pausing: suspended, frozen, stalled, postponed
    cancelled   not_occurred; refused; an aid that is cut off

What has "not yet" been done has no stage of its own, nor has force that somebody fears or plans: it is no
commitment before it is threatened, promised or asked for.
"""

from bede.events.claims import LinkClaim
from bede.events.ladders.nearby import nearby
from bede.events.ladders.topics import ATTACK, Topic
from bede.knowledge.words.commitments import commitment_words
from bede.model import EventType, Stage, Status

ORDER = {stage: rank for rank, stage in enumerate(Stage)}
"""Stage → its place on the ladder."""

HALTS = frozenset({Stage.SUSPENDED, Stage.CANCELLED})

FRAMES = frozenset({EventType.AGREE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT})
"""Types of words that ask for, promise, threaten or refuse an act."""

_DONE = frozenset({Status.OCCURRED, Status.ONGOING})
_BY_STATUS = {
    Status.REQUESTED: Stage.ASKED,
    Status.POSSIBLE: Stage.CONSIDERED,
    Status.THREATENED: Stage.CONSIDERED,
    Status.PROMISED: Stage.PROMISED,
    Status.PLANNED: Stage.PROMISED,
    Status.OCCURRED: Stage.DELIVERED,
    Status.ONGOING: Stage.DELIVERED,
    Status.NOT_OCCURRED: Stage.CANCELLED,
}
_BY_FRAME = {
    EventType.AGREE: Stage.PROMISED,
    EventType.REQUEST: Stage.ASKED,
    EventType.THREATEN: Stage.CONSIDERED,
    EventType.REJECT: Stage.CANCELLED,
}


def stage_of_act(claim: LinkClaim, topic: Topic, frame: LinkClaim | None) -> Stage | None:
    """Return the stage that the act itself is told in, with the words that carry it (``frame``) where there are any."""
    near, stages = nearby(claim), commitment_words().stages
    if claim.status in _DONE and stages["undone"].search(near.before[-20:]):
        return None
    if claim.status in {Status.POSSIBLE, Status.PLANNED} and topic.what == ATTACK:
        return None
    if topic.cut:
        return _halt(near.around) if claim.status in _DONE else None
    if claim.status is Status.NOT_OCCURRED:
        return None if stages["open"].search(claim.sentence.lower()) else _halt(near.around)
    if frame is not None and frame.type is EventType.REJECT and claim.status not in _DONE:
        return Stage.CANCELLED
    stage = _BY_STATUS[claim.status]
    if stage is Stage.DELIVERED and is_ahead(claim):
        stage = Stage.PROMISED
    if claim.status is Status.PLANNED and stages["considering"].search(near.before):
        stage = Stage.CONSIDERED
    if near.after.endswith("under consideration"):
        stage = Stage.CONSIDERED
    if frame is not None and frame.type is EventType.AGREE and stage is Stage.DELIVERED:
        stage = Stage.PROMISED  # what is offered or approved is not yet given
    if claim.type is EventType.CONCEDE and stage is Stage.DELIVERED:
        stage = Stage.PROMISED  # given way in words only
    return Stage.APPROVED if _is_approval(claim, frame, stage) else stage


def stage_of_words(claim: LinkClaim) -> Stage | None:
    """Return the stage that an offer, request, threat or refusal tells by itself; None where it was not made."""
    if claim.status not in _DONE:
        return Stage.CONSIDERED if claim.type is EventType.AGREE and claim.status is Status.POSSIBLE else None
    trigger, stages = nearby(claim).trigger, commitment_words().stages
    if claim.type is EventType.AGREE and stages["approved"].search(trigger):
        return Stage.APPROVED
    if claim.type is EventType.REJECT and not is_refusal(claim):
        return None
    return _BY_FRAME.get(claim.type)


def is_ahead(claim: LinkClaim) -> bool:
    """Return whether the words right before an act say that it is still to come: "is to send", "agreed to impose"."""
    return commitment_words().stages["ahead"].search(nearby(claim).before[-14:]) is not None


def is_refusal(claim: LinkClaim) -> bool:
    """Return whether something is refused or called off, and not only criticised or voted down."""
    words = commitment_words().stages["refused"]
    return claim.mode in {"assist", "meet"} or words.search(nearby(claim).trigger) is not None


def _halt(text: str) -> Stage:
    return Stage.SUSPENDED if commitment_words().stages["suspended"].search(text) else Stage.CANCELLED


def _is_approval(claim: LinkClaim, frame: LinkClaim | None, stage: Stage) -> bool:
    """Return whether it was decided, and not only promised: "approved $5 million in aid" delivers none."""
    approved = commitment_words().stages["approved"]
    if stage is Stage.DELIVERED:  # "a loan had been granted" pays none of it out
        return (
            claim.type is EventType.AID and commitment_words().stages["granted"].search(nearby(claim).after) is not None
        )
    if frame is not None and frame.type is EventType.AGREE and approved.search(nearby(frame).trigger):
        return stage is Stage.PROMISED
    return stage is Stage.PROMISED and approved.search(nearby(claim).before[-30:]) is not None
