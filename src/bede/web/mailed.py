"""One file to mail: the pages with all data in them, which open from the disk with the network off."""

from datetime import UTC, datetime
from typing import Any

from bede import __version__
from bede.chronicle.export.lines import to_json
from bede.chronicle.pages.listing import count_events
from bede.chronicle.pages.wanted import EventFilter
from bede.chronicle.pages.whole import MOST, whole
from bede.errors import UsageError
from bede.web.looking_back import Shown
from bede.web.static_files import MAILED, static_files

_OPEN, _CLOSE = b'<script type="application/json" id="bede-data">', b"</script>"
PLACE = _OPEN + b"__BEDE_DATA__" + _CLOSE
"""Where the built file wants the data."""

# In a script element only "</script" and "<!--" are dangerous; without any of these signs nothing can be.
_ESCAPED = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def mailed_page(shown: Shown, name: str, wanted: EventFilter) -> tuple[bytes, int]:
    """Return the HTML, and the number of events in it.

    Raises UsageError where there are too many, or where the pages of this copy of bede are not built.
    """
    file = static_files().get(MAILED)
    if file is None or PLACE not in file.body:
        raise UsageError("The pages of this copy of bede are not built. Run `make web`; then try again.")
    total = count_events(shown.chronicle, wanted)
    if total > MOST:
        raise UsageError(
            f"{total} events are too many for one file. Choose at most {MOST}, as with --since and --until."
        )
    data: dict[str, Any] = {
        "format": 1,
        "name": name,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": __version__,
        **whole(shown.chronicle, name, wanted, shown.known),
    }
    return file.body.replace(PLACE, script(data), 1), total


def script(data: object) -> bytes:
    """Return data as an element that no text of a document can break out of."""
    return _OPEN + to_json(data).translate(_ESCAPED).encode() + _CLOSE
