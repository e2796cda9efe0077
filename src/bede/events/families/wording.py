"""The words of a text, laid out for comparison: three-word runs, the sentence of each, and what is quoted speech.

Case, accents, hyphens, dots of abbreviations and commas of numbers make no difference. Words stand as hashes that are
the same in every process.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from bede.text.normalise import fold

Hashes = npt.NDArray[np.uint64]

RUN = 3
"""Words in a run. Edits break longer runs: where one word in four is changed, 42 % of the runs of three are left, and
24 % of the runs of five."""

_FEWEST = 8  # words: what a full stop ends before is an abbreviation or an exclamation, and no sentence of its own
_MOST = 40
_SPEECH = 6  # words: shorter quotations are names and words held up, which belong to the one who tells
_TOKEN = re.compile(r"""(?:[^\W\d_]\.){2,}|\d[\d.,]*\d|[^\W_]+(?:[-'][^\W_]+)*|"|[.!?](?=[")\s]|$)""")
_MARKS = str.maketrans("", "", "-'.,")
_DASHES = re.compile(r"[–—―]|--+")
_BROKEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))


@dataclass(frozen=True, slots=True)
class Wording:
    """The runs of a text in their order. ``sentence``: number of the sentence of each run's middle word.

    ``quoted``: whether that word is somebody's speech in quotation marks. ``words`` hashes the words themselves.
    """

    words: Hashes
    runs: Hashes
    sentence: npt.NDArray[np.int32]
    quoted: npt.NDArray[np.bool_]


def read_wording(text: str) -> Wording:
    """Return the words of ``text`` as runs. A text of one or two words has none."""
    draft = _Draft()
    for line in _BROKEN.sub("", text).splitlines():
        draft.read(line)
    words = np.array(list(map(_hash, draft.words)), dtype=np.uint64)
    ends = np.array([0, *draft.ends], dtype=np.int64)
    lengths = ends[1:] - ends[:-1]
    sentence = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    quoted = np.zeros(len(words), dtype=np.bool_)
    for start, end in draft.speech:
        quoted[start:end] = True
    return Wording(words, _runs(words), sentence[1:-1], quoted[1:-1])


class _Draft:
    """The words read so far, where each sentence ends, and where speech begins and ends."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.ends: list[int] = []
        self.speech: list[tuple[int, int]] = []

    def read(self, line: str) -> None:
        """Add the words of a paragraph."""
        words, ends = self.words, self.ends
        first = begun = len(words)
        opened: int | None = None
        for token in _TOKEN.findall(_plain(line)):
            if token == '"':
                self._close_speech(opened)
                opened = len(words) if opened is None else None
            elif token in ".!?":
                if len(words) - begun >= _FEWEST:
                    begun = len(words)
                    ends.append(begun)
            else:
                words.append(token if token.isalnum() else token.translate(_MARKS))
                if len(words) - begun >= _MOST:
                    begun = len(words)
                    ends.append(begun)
        self._close_speech(opened)  # a quotation that the next paragraph carries on is not closed
        if first < begun < len(words) < begun + _FEWEST:
            ends.pop()  # a short rest belongs to the sentence before
        if len(words) > begun:
            ends.append(len(words))

    def _close_speech(self, opened: int | None) -> None:
        if opened is not None and len(self.words) - opened >= _SPEECH:
            self.speech.append((opened, len(self.words)))


def _plain(line: str) -> str:
    line = _DASHES.sub(" ", line)
    return line.casefold() if line.isascii() else fold(line)


@lru_cache(maxsize=1 << 18)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


def _runs(words: Hashes) -> Hashes:
    if len(words) < RUN:
        return np.empty(0, dtype=np.uint64)
    mixed: Hashes = words[:-2] * _MIX[0] + words[1:-1] * _MIX[1] + words[2:] * _MIX[2]
    mixed ^= mixed >> np.uint64(29)
    mixed *= _MIX[0]
    mixed ^= mixed >> np.uint64(32)
    return mixed
