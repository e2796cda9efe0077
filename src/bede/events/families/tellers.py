"""Who tells a document, and what its own lines say of where it is from and what was changed."""

import re
from functools import lru_cache

from bede.events.families.documents import LinkDocument
from bede.knowledge.wires import wire_name
from bede.knowledge.words.copying import says_corrected, says_taken_from, says_updated

_OPENING, _CLOSING = 2, 3  # lines of the text that may hold such a note


def outlet_of(document: LinkDocument) -> str | None:
    """Return the name of the outlet, for a wire service its normalised name."""
    return document.publisher and (_wire(document.publisher) or document.publisher)


def author_of(document: LinkDocument) -> str | None:
    """Return who wrote it as far as it says: the wire service it credits, else the outlet."""
    return document.credit or outlet_of(document)


def is_wire(document: LinkDocument) -> bool:
    """Tell whether the outlet is the wire service itself."""
    return document.publisher is not None and _wire(document.publisher) is not None


def credits_other(document: LinkDocument) -> bool:
    """Tell whether it credits a wire service which it isn't."""
    return document.credit is not None and document.credit != outlet_of(document)


@lru_cache(1 << 12)
def is_corrected(document: LinkDocument) -> bool:
    """Tell whether it says that it takes something back."""
    return says_corrected(document.title or "", _lines(document))


@lru_cache(1 << 12)
def is_updated(document: LinkDocument) -> bool:
    """Tell whether it says that it is a later version."""
    return says_updated(document.title or "", _lines(document))


def is_taken_from(document: LinkDocument, other: LinkDocument) -> bool:
    """Tell whether it says that it was taken from the outlet of the other document, or from the wire that this is."""
    if other.publisher is None or document.publisher == other.publisher:
        return False
    return document.credit == outlet_of(other) or says_taken_from(other.publisher, _lines(document))


def names_outlet(document: LinkDocument, other: LinkDocument) -> bool:
    """Tell whether its text names the outlet of the other document, as one that reports on a report does."""
    name = other.publisher
    return name is not None and name in document.text and bool(re.search(rf"\b{re.escape(name)}\b", document.text))


_wire = lru_cache(1 << 12)(wire_name)


@lru_cache(1 << 12)
def _lines(document: LinkDocument) -> list[str]:
    lines = document.text.splitlines()
    ends = lines if len(lines) <= _OPENING + _CLOSING else lines[:_OPENING] + lines[-_CLOSING:]
    return [*ends, *document.notes.splitlines()]
