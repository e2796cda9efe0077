"""The built pages: HTML, scripts and styles that lie in the package, each read and packed once."""

import gzip
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

FOLDER = "static"
SHELL = "index.html"
MAILED = "mail.html"

_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
}
"""Types that the machine's own table may not know, or know otherwise."""


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file: its bytes, the same packed by gzip where that makes them fewer, and its type."""

    body: bytes
    packed: bytes | None
    media_type: str


@cache
def static_files() -> Mapping[str, StaticFile]:
    """Return all built files by their path in the folder; only these can be asked for."""
    return dict(_walk(files("bede.web").joinpath(FOLDER), ""))


def _walk(folder: Traversable, prefix: str) -> "list[tuple[str, StaticFile]]":
    found: list[tuple[str, StaticFile]] = []
    if not folder.is_dir():
        return found
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            found += _walk(item, f"{prefix}{item.name}/")
        else:
            found.append((prefix + item.name, _file(item)))
    return found


def _file(item: Traversable) -> StaticFile:
    body = item.read_bytes()
    packed = gzip.compress(body, 9, mtime=0)
    suffix = "." + item.name.rpartition(".")[2]
    kind = _TYPES.get(suffix) or mimetypes.guess_type(item.name)[0] or "application/octet-stream"
    return StaticFile(body, packed if len(packed) < len(body) else None, kind)
