"""One file within a bundle: its pages, with the name of the file before their locators."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bede.errors import RejectedInput
from bede.model import Page, Reject
from bede.pages.unpack import too_large
from bede.settings import PagesOptions
from bede.text.normalise import printable

ReadMember = Callable[[bytes, str, PagesOptions], Iterator[Page | Reject]]
"""How the bytes of a member are read: what pages they hold, by their content."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The bundle that members lie in, the only file on disk, and how its members are read."""

    uri: str
    sha256: str
    options: PagesOptions
    read: ReadMember


FAIR_RATIO = 200
"""Unpacked to packed size of a member; pages pack 4 to 20 times, a bomb 1000 times."""

_SMALL = 1024 * 1024  # what unfolds to less is no bomb, whatever the ratio
_HIDDEN = (".", "__MACOSX")
_STEPS = frozenset((".", ".."))  # nothing is written to disk, so that a path may climb


def is_hidden(name: str) -> bool:
    """Tell what systems put into bundles for themselves, as hidden files are skipped in folders."""
    return any(part.startswith(_HIDDEN) and part not in _STEPS for part in name.split("/"))


def shown(name: str) -> str:
    """Return the name of a member as text that can be printed and stored."""
    return printable(name.encode("utf-8", "backslashreplace").decode("utf-8"))


def check_size(size: int, packed: int, options: PagesOptions) -> None:
    """Raise RejectedInput ``too-large`` for a member that unfolds to more than it may."""
    if size > options.max_bytes:
        raise too_large(options.max_bytes)
    if size > max(_SMALL, FAIR_RATIO * packed):
        detail = f"This unfolds to more than {FAIR_RATIO} times its size, as no page does. Unpack it yourself."
        raise RejectedInput("too-large", detail)


def member_pages(body: bytes, name: str, bundle: Bundle) -> Iterator[Page | Reject]:
    """Yield the pages of a member."""
    for result in bundle.read(body, bundle.uri, bundle.options):
        locator = ", ".join(filter(None, (shown(name), result.locator)))
        if isinstance(result, Reject):
            yield replace(result, locator=locator)
        else:
            yield replace(result, locator=locator, file_sha256=bundle.sha256)
