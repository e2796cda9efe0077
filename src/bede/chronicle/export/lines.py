"""JSON Lines: one nested row a line, UTF-8, as it is."""

import json
from collections.abc import Iterator
from datetime import date
from typing import IO, Any

from bede.chronicle.shapes import Shape

# Legal in JSON, but many readers take them for the end of a line.
_LINE_ENDS = {ord("\u2028"): "\\u2028", ord("\u2029"): "\\u2029", ord("\x85"): "\\u0085"}


def write_jsonl(rows: Iterator[dict[str, Any]], shape: Shape, file: IO[bytes]) -> int:
    """Write the rows; return their number."""
    del shape  # JSON says by itself what is a list and what is text
    count = 0
    for row in rows:
        file.write(to_json(row).encode() + b"\n")
        count += 1
    return count


def to_json(value: Any) -> str:
    """Return one line of JSON; dates as ISO text, other scripts as they are."""
    return json.dumps(value, ensure_ascii=False, default=_iso).translate(_LINE_ENDS)


def _iso(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a nested row")
