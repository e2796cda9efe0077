"""Status, mode and certainty of one act, with what its whole sentence makes of them."""

import re
from collections.abc import Sequence

from bede.knowledge.words.voices import cues, governors
from bede.model import Certainty, Mention, Status
from bede.parses.wordlist.attribution import is_told_by
from bede.parses.wordlist.clauses import Clauses
from bede.parses.wordlist.roles import Act
from bede.parses.wordlist.triggers import Trigger
from bede.parses.wordlist.words import Tag

_PHONE = re.compile(r"^(?:tele)?phone$|^video$")
_PHONE_REACH = 12  # tokens behind a verb of talking in which "by phone" may stand
_HEDGE_REACH = 6  # tokens before a trigger in which "reportedly" speaks of it
_AHEAD = frozenset({"later", "tomorrow", "tonight", "next"})


def status(clauses: Clauses, act: Act, acts: Sequence[Act], time: Mention | None, *, told: bool) -> Status:
    """Return the status of an act; ``told``: it has a voice.

    The present tense with a time ahead speaks of what is arranged ("Kerry meets Lavrov later in the day"), "would"
    in what is told of what is planned; and within a threat or promise, "will" and "would" speak of what is
    threatened or promised.
    """
    found, group = act.status.status, clauses.groups.get(act.trigger.start)
    if found is Status.OCCURRED and time is not None and _speaks_ahead(clauses, act.trigger, time):
        return Status.PLANNED
    if found is Status.POSSIBLE and told and group is not None and group.modal == "would" and not group.negated:
        found = Status.PLANNED
    if found not in {Status.PLANNED, Status.POSSIBLE}:
        return found
    for other in acts:
        if other.trigger.act.type.value in {"THREATEN", "AGREE"} and is_told_by(clauses, other.trigger, act.trigger):
            return governors().complement.get(clauses.words[other.trigger.start].lemma, found)
    return found


def _speaks_ahead(clauses: Clauses, trigger: Trigger, time: Mention) -> bool:
    group = clauses.groups.get(trigger.start)
    present = group is not None and clauses.words[trigger.start].form in {"third", "base"} and group.finite
    opening = next((w.lower for w in clauses.words if w.token.start >= time.span.start), "")
    return present and opening in _AHEAD


def mode(clauses: Clauses, trigger: Trigger) -> str | None:
    """Return the mode of the table, or ``phone`` where "by phone" stands behind a verb of talking."""
    if trigger.act.type.value != "CONSULT" or trigger.noun:
        return trigger.mode
    for index in range(trigger.end, min(trigger.end + _PHONE_REACH, len(clauses.words) - 1)):
        if clauses.words[index].lower in {"by", "on"} and _PHONE.search(clauses.words[index + 1].lower):
            return "phone"
        if clauses.words[index].tag in {Tag.STOP, Tag.VERB}:
            break
    return trigger.mode


def certainty(clauses: Clauses, trigger: Trigger) -> Certainty:
    """Return the certainty in the words right before the trigger ("reportedly", "allegedly")."""
    for index in range(trigger.start - 1, max(trigger.start - 1 - _HEDGE_REACH, -1), -1):
        if clauses.words[index].tag in {Tag.STOP, Tag.SUB}:
            break
        found = cues().certainty.get(clauses.words[index].lower)
        if found is not None:
            return found
    return Certainty.CERTAIN
