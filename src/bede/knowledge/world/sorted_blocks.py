"""A big table that is looked up by key without being read: sorted rows in compressed blocks, with an index of them.

The file: a magic line; four bytes, the length of the index (little-endian); the index; the blocks. Index and blocks are
zlib streams. A line of the index is the first key of a block and its length in bytes. A block holds its rows column by
column (that packs a quarter smaller than row by row): columns stand apart by a tab, cells by a newline.
All rows of one key stand in one block.
"""

import struct
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TypeAlias

from bede.errors import KnowledgeError

Row: TypeAlias = tuple[str, ...]
"""Cells, the key first."""

MAGIC = b"bede sorted blocks 1\n"
PER_BLOCK = 600
"""Rows a block, about: twice as many pack 3 % smaller and take twice as long to open."""
_KEPT = 512
"""Blocks kept open: about 40 MB when all are in use."""


def pack(rows: Iterable[Row]) -> bytes:
    """Return the bytes of a table. Raises ValueError where keys are not sorted or a cell holds a tab or newline."""
    index, blocks = list[str](), list[bytes]()
    for block in _cut(rows):
        if any("\t" in cell or "\n" in cell for row in block for cell in row):
            raise ValueError(f"a cell holds a tab or newline, near the key {block[0][0]!r}")
        if index and index[-1].partition("\t")[0] >= block[0][0]:
            raise ValueError(f"the key {block[0][0]!r} is out of order")
        columns = ("\n".join(column) for column in zip(*block, strict=True))
        blocks.append(zlib.compress("\t".join(columns).encode("utf-8"), 9))
        index.append(f"{block[0][0]}\t{len(blocks[-1])}")
    head = zlib.compress("\n".join(index).encode("utf-8"), 9)
    return b"".join([MAGIC, struct.pack("<I", len(head)), head, *blocks])


def _cut(rows: Iterable[Row]) -> Iterator[list[Row]]:
    block = list[Row]()
    for _, same in groupby(rows, key=lambda row: row[0]):
        block.extend(same)
        if len(block) >= PER_BLOCK:
            yield block
            block = []
    if block:
        yield block


class SortedBlocks:
    """The table in use. Raises KnowledgeError where the bytes are not one."""

    def __init__(self, raw: bytes) -> None:
        begin = len(MAGIC) + 4
        if not raw.startswith(MAGIC) or len(raw) < begin:
            raise KnowledgeError("a table of sorted blocks is broken: it does not begin as one")
        (length,) = struct.unpack("<I", raw[len(MAGIC) : begin])
        try:
            lines = zlib.decompress(raw[begin : begin + length]).decode("utf-8").split("\n")
        except zlib.error as error:
            raise KnowledgeError(f"a table of sorted blocks is broken: {error}") from error
        self._raw = raw
        self._first = [line.partition("\t")[0] for line in lines]
        self._begins = [begin + length]
        for line in lines:
            self._begins.append(self._begins[-1] + int(line.rpartition("\t")[2]))
        self._block = lru_cache(maxsize=_KEPT)(self._open)

    def _open(self, number: int) -> list[list[str]]:
        """Return the columns of a block, the keys first; a look takes a few of its rows, so none is put together."""
        packed = self._raw[self._begins[number] : self._begins[number + 1]]
        return [column.split("\n") for column in zlib.decompress(packed).decode("utf-8").split("\t")]

    def find(self, key: str) -> Sequence[Row]:
        """Return all rows of a key, in their order."""
        number = bisect_right(self._first, key) - 1
        if number < 0:
            return ()
        columns = self._block(number)
        begin = bisect_left(columns[0], key)
        end = bisect_right(columns[0], key, begin)
        return list(zip(*(column[begin:end] for column in columns), strict=True))

    def begins(self, prefix: str) -> bool:
        """Return whether a key begins with a prefix."""
        number = max(0, bisect_right(self._first, prefix) - 1)
        keys = self._block(number)[0]
        place = bisect_left(keys, prefix)
        if place < len(keys):
            return keys[place].startswith(prefix)
        return number + 1 < len(self._first) and self._first[number + 1].startswith(prefix)

    def __iter__(self) -> Iterator[Row]:
        for number in range(len(self._first)):
            yield from zip(*self._open(number), strict=True)
