"""One frozen tree of options. Every knob has one default and the reason for it; each run saves the tree.

A step is handed its own branch (``clean(page, settings.documents)``) and never the whole tree.
"""

import json
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class PagesOptions:
    """How bytes are read."""

    max_bytes: int = 256 * 1024 * 1024
    """Largest file, in bytes after decompression, that is read; a larger one is a Reject ``too-large``."""


@dataclass(frozen=True, slots=True)
class DocumentsOptions:
    """How pages are cleaned."""


@dataclass(frozen=True, slots=True)
class ParsesOptions:
    """How text is read."""

    max_sentence: int = 1500
    """Code points; a longer 'sentence' is a table or a broken page and is not read for claims."""


@dataclass(frozen=True, slots=True)
class ResolutionsOptions:
    """How mentions are resolved."""


@dataclass(frozen=True, slots=True)
class EventsOptions:
    """How claims are joined."""


@dataclass(frozen=True, slots=True)
class ChronicleOptions:
    """How the chronicle is kept."""

    keep_bytes: bool = True
    """Keep the compressed bytes of every capture, so that evidence survives the loss of the files."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The whole tree."""

    pages: PagesOptions = field(default_factory=PagesOptions)
    documents: DocumentsOptions = field(default_factory=DocumentsOptions)
    parses: ParsesOptions = field(default_factory=ParsesOptions)
    resolutions: ResolutionsOptions = field(default_factory=ResolutionsOptions)
    events: EventsOptions = field(default_factory=EventsOptions)
    chronicle: ChronicleOptions = field(default_factory=ChronicleOptions)


def to_json(settings: Settings) -> str:
    """Return the tree as one line of JSON with sorted keys, as saved with a run."""
    return json.dumps(asdict(settings), sort_keys=True)
