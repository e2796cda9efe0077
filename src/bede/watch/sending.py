"""The outbox: what waits is sent, channel by channel, in the order in which it was made.

A notice is marked as sent after the channel took it. Killed in between, it is sent again, with the same id.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

from bede.chronicle import Chronicle
from bede.chronicle.watching import among, load
from bede.model import Delivery, Notice
from bede.pages.fetching import back_off
from bede.settings import WatchOptions
from bede.watch.channels import Channel, ChannelFault
from bede.watch.due import is_due

Outbox: TypeAlias = Mapping[str, Sequence[tuple[Delivery, Notice]]]
"""What waits for each channel, in the order of making."""

_OPEN = "sent IS NULL"
_OF_NOTICES = "notice_id IN (SELECT unnest($names))"


def waiting(chronicle: Chronicle, channels: Sequence[Channel]) -> Outbox:
    """Return what waits for each channel."""
    names = {channel.name for channel in channels}
    open_ones = [delivery for delivery in load(chronicle, Delivery, _OPEN) if delivery.channel in names]
    ids = sorted({delivery.notice_id for delivery in open_ones})
    notices = {n.notice_id: n for n in load(chronicle, Notice, _OF_NOTICES, among(ids))} if ids else {}
    found: dict[str, list[tuple[Delivery, Notice]]] = {name: [] for name in names}
    for delivery in open_ones:
        found[delivery.channel].append((delivery, notices[delivery.notice_id]))
    return {name: sorted(pairs, key=lambda pair: pair[1].ordinal) for name, pairs in found.items()}


def send(
    channel: Channel, pairs: Sequence[tuple[Delivery, Notice]], now: datetime, options: WatchOptions
) -> Iterator[Delivery]:
    """Send what waits for one channel and yield each delivery as it is then.

    After a failure the rest waits behind it: order is kept, and a channel that hangs holds up a round once.
    """
    if not pairs or not is_due(pairs[0][0].next_try or now, now, options.wait_most):
        return
    for delivery, notice in pairs:
        tries = delivery.tries + 1
        try:
            channel.send(notice)
        except ChannelFault as fault:
            wait = back_off(f"{channel.name} {notice.notice_id}", tries, options)
            yield replace(delivery, tries=tries, next_try=now + wait, fault=str(fault))
            return
        yield replace(delivery, sent=now, tries=tries, next_try=None, fault=None)


def next_try(outbox: Outbox, done: Iterable[Delivery]) -> datetime | None:
    """Return when there is something to send again; None where nothing is left. ``done``: what was tried just now."""
    now = {(delivery.notice_id, delivery.channel): delivery for delivery in done}
    left = [[now.get((d.notice_id, d.channel), d) for d, _ in pairs] for pairs in outbox.values()]
    first = [next((d for d in own if d.sent is None), None) for own in left]
    return min((d.next_try for d in first if d is not None and d.next_try is not None), default=None)
