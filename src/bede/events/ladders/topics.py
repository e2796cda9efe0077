"""Which commitment a claim tells of: its kind, and what is committed, by type, mode and words."""

from dataclasses import dataclass

from bede.events.claims import LinkClaim
from bede.events.ladders.nearby import Nearby, nearby
from bede.knowledge.words.commitments import commitment_words
from bede.model import AmountKind, EventType, LadderKind

LIFTING, WITHDRAWAL, CEASEFIRE = "lifting", "withdrawal", "ceasefire"
ATTACK = "attack"
UNDOING = frozenset({LIFTING, WITHDRAWAL, CEASEFIRE})
"""What undoes something; it is a commitment of its own and never the end of the other."""

_IN_WORDS = frozenset({EventType.AGREE, EventType.REQUEST, EventType.CONCEDE})
_NEXT = 25  # characters behind the trigger in which its object begins
_SOON = 60  # characters within which what is asked for or promised is named


@dataclass(frozen=True, slots=True)
class Topic:
    """``what``: a word of the table of commitments, empty where no word tells it. ``cut``: it is the end of an aid."""

    kind: LadderKind
    what: str
    cut: bool = False


def topic_of_act(claim: LinkClaim) -> Topic | None:
    """Return what the act is that a claim tells (AID, SANCTION, CONSULT ...); None where it is no commitment's."""
    near = nearby(claim)
    match claim.type:
        case EventType.AID:
            return _aid(claim, near) if _is_gift(claim, near) else None
        case EventType.SANCTION | EventType.COERCE:
            return _sanction(claim, near)
        case EventType.CONCEDE | EventType.RETREAT:
            return _undoing(claim, near)
        case EventType.CONSULT:
            return Topic(LadderKind.TALKS, "talks")
        case EventType.MOBILIZE if claim.mode in {None, "troops"}:
            return Topic(LadderKind.TROOPS, "sending")
        case EventType.ASSAULT:
            return Topic(LadderKind.FORCE, ATTACK)
        case _:
            return None


def topic_of_words(claim: LinkClaim) -> Topic | None:
    """Return what an offer, request, threat or refusal is about where its sentence has no claim of the act itself."""
    near, general = nearby(claim), commitment_words().general
    undone = _undoing(claim, near)
    if claim.type is EventType.THREATEN:
        return _threatened(claim, near)
    # To reject a call for a withdrawal ends none.
    if undone is not None and claim.type is not EventType.REJECT:
        return undone
    if claim.type is not EventType.REJECT and general["sanctions"].search(near.on[:_SOON]):
        # "Insisted that the sanctions must be lifted" asks for none.
        lifted = commitment_words().turns["lift"].search(claim.sentence.lower())
        return None if lifted else Topic(LadderKind.SANCTIONS, "sanctions")
    if general["aid"].search(near.on) or _is_given(claim, near):
        return _aid(claim, near)
    if claim.mode == "meet" or general["talks"].search(near.on):
        return Topic(LadderKind.TALKS, "talks")
    return None


def _is_given(claim: LinkClaim, near: Nearby) -> bool:
    """Return whether a thing or a sum is what is offered or asked for: "to send tanks", "offered tanks"."""
    if not _what(near.on[: 2 * _SOON]) and not any(amount.kind is AmountKind.MONEY for amount in claim.amounts):
        return False
    if claim.mode == "assist" or commitment_words().general["giving"].search(near.after[:_SOON]):
        return True
    return not near.after.startswith("to ") and bool(claim.amounts or _what(near.after[:_NEXT]))


def _aid(claim: LinkClaim, near: Nearby) -> Topic:
    # What stands nearest tells it: the trigger with its adjectives, the words behind it, those before it.
    what = _what(f"{near.before[-14:]} {near.trigger}") or _what(near.after) or _what(near.before[-25:])
    troops = any(amount.kind is AmountKind.TROOPS for amount in claim.amounts)
    if what == "peacekeepers" or troops or commitment_words().general["troops"].search(near.after[:_NEXT]):
        return Topic(LadderKind.TROOPS, "peacekeepers")
    return Topic(LadderKind.AID, what)


def _is_gift(claim: LinkClaim, near: Nearby) -> bool:
    """Return whether words or a figure tell that something is given; a sum of many gifts is none of them."""
    words = commitment_words()
    if words.stages["total"].search(near.around):
        return False
    given = words.general["aid"].search(near.on) or words.general["giving"].search(near.on)
    money = any(amount.kind is AmountKind.MONEY for amount in claim.amounts)
    return money or given is not None or bool(_what(near.on))


def _what(text: str) -> str:
    return next((name for _, name, pattern in commitment_words().what if pattern.search(text)), "")


def _sanction(claim: LinkClaim, near: Nearby) -> Topic | None:
    words = commitment_words()
    general, around = words.general, near.around
    if general["aid"].search(near.on) and words.turns["cut"].search(around):
        return Topic(LadderKind.AID, _what(near.on), cut=True)
    if claim.type is EventType.COERCE:
        return None
    if general["sanctions"].search(around):
        if words.turns["lift"].search(near.trigger):
            return Topic(LadderKind.SANCTIONS, LIFTING)
        # "To lift the sanctions" tells of no sanction that is imposed.
        return None if words.turns["lift"].search(near.before) else Topic(LadderKind.SANCTIONS, "sanctions")
    if claim.mode == "expel" and general["expulsion"].search(near.on):
        return Topic(LadderKind.SANCTIONS, "expulsion")
    return None


def _undoing(claim: LinkClaim, near: Nearby) -> Topic | None:
    """Return a lifting of sanctions, a truce or a withdrawal of troops."""
    words = commitment_words()
    if claim.mode == "ceasefire" or words.general["truce"].search(near.on if claim.type in _IN_WORDS else near.trigger):
        broken = words.turns["break"].search(f"{near.before[-20:]} {near.trigger}")
        return None if broken else Topic(LadderKind.FORCE, CEASEFIRE)
    if claim.mode in {"resign", "release"}:
        return None
    if words.general["sanctions"].search(near.on) and words.turns["lift"].search(near.on):
        return Topic(LadderKind.SANCTIONS, LIFTING)
    leaves = claim.mode == "withdraw" or words.turns["withdraw"].search(near.on)
    troops = words.general["troops"].search(near.around) or any(a.kind is AmountKind.TROOPS for a in claim.amounts)
    return Topic(LadderKind.TROOPS, WITHDRAWAL) if leaves and troops else None


def _threatened(claim: LinkClaim, near: Nearby) -> Topic | None:
    general = commitment_words().general
    if general["sanctions"].search(near.on):
        return Topic(LadderKind.SANCTIONS, "sanctions")
    if claim.mode in {"violence", "territory"} and general["force"].search(near.on):
        return Topic(LadderKind.FORCE, ATTACK)
    return None
