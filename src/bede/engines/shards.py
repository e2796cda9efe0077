"""Shards: the input cut into shares of about a minute's work, each of which one worker codes into one part."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bede.chronicle.parts import CaptureKey, PartInput, capture_key
from bede.errors import UsageError
from bede.model import Page, Reject
from bede.pages import Found, find, read_found
from bede.settings import EnginesOptions, PagesOptions

_RECORD_BITS = 40
"""Low bits of a place, for the number of the record; above them is the number of the file."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file, or a slice of its records, with its number among all files of the call."""

    number: int
    found: Found
    told: PartInput


@dataclass(frozen=True, slots=True)
class Shard:
    """What is coded together. ``unfound``: what was named but can't be read, which is told with it."""

    inputs: tuple[Input, ...]
    unfound: tuple[Reject, ...] = ()

    @property
    def name(self) -> str:
        """The part's name: the same for the same input."""
        told = repr(([one.told for one in self.inputs], self.unfound))
        return f"part-{hashlib.sha256(told.encode('utf-8', 'backslashreplace')).hexdigest()[:16]}"


def plan(paths: Sequence[str], done: Collection[PartInput], options: EnginesOptions) -> tuple[list[Shard], int]:
    """Return the shards of all that ``paths`` mean, but for what is done; and the number of files done.

    Raises UsageError for standard input, which can be read only once.
    """
    unfound: list[Reject] = []
    inputs: list[Input] = []
    known = 0
    for number, found in enumerate(find(paths)):
        if isinstance(found, Reject):
            unfound.append(found)
            continue
        slices = list(_slices(number, found, options.slice_bytes))
        left = [one for one in slices if one.told not in done]
        known += not left
        inputs += left
    shards = [Shard(tuple(group)) for group in _groups(inputs, options)]
    return shards + ([Shard((), tuple(unfound))] if unfound else []), known


def pages_of(shard: Shard, options: PagesOptions, places: dict[CaptureKey, int]) -> Iterator[Page | Reject]:
    """Yield the pages of a shard, and write down the place of each in the order of coming in."""
    yield from shard.unfound
    for one in shard.inputs:
        for number, page in enumerate(read_found(one.found, options)):
            if number % one.told.of != one.told.slice:
                continue
            if isinstance(page, Page):
                places.setdefault(capture_key(page), one.number << _RECORD_BITS | number)
            yield page


def _slices(number: int, found: Found, size: int) -> Iterator[Input]:
    if found.path is None:
        raise UsageError("Standard input can't be coded into parts. Name files or folders.")
    try:
        status = found.path.stat()
        length, modified = status.st_size, status.st_mtime_ns
    except OSError:  # gone since it was found; reading it will say so
        length, modified = 0, 0
    slices = max(1, -(-length // size))
    for at in range(slices):
        yield Input(number, found, PartInput(found.uri, length, modified, at, slices))


def _groups(inputs: Iterable[Input], options: EnginesOptions) -> Iterator[list[Input]]:
    """Yield inputs in a row whose files are one minute's work together; a slice stands alone."""
    group: list[Input] = []
    held = 0
    for one in inputs:
        full = len(group) == options.shard_files or held + one.told.size > options.shard_bytes
        if group and (full or one.told.of > 1):
            yield group
            group, held = [], 0
        group.append(one)
        held += one.told.size
    if group:
        yield group
