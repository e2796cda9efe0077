"""What an event's claims agree and differ on, its origins, sides and standing. One verb, ``agreed_event``."""

from bede.events.agreeing.context import Context
from bede.events.agreeing.event import agreed_event

__all__ = ["Context", "agreed_event"]
