"""Numbers for things, and arrays filled from claims."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from bede.events.claims import LinkClaim

K = TypeVar("K", bound=Hashable)


class Numbers(dict[K, int], Generic[K]):
    """Numbers things from 0 in the order in which they are met; None is -1 and has no number."""

    def __missing__(self, key: K) -> int:
        if key is None:
            return -1
        self[key] = number = len(self)
        return number


class Filler:
    """Fills one array after the other from the same claims."""

    def __init__(self, rows: Sequence[LinkClaim]) -> None:
        self._rows = rows

    def ints(self, value: Callable[[LinkClaim], int]) -> NDArray[np.int32]:
        """Return one whole number per claim."""
        return np.fromiter(map(value, self._rows), np.int32, len(self._rows))

    def small(self, value: Callable[[LinkClaim], int]) -> NDArray[np.int8]:
        """Return one small number per claim."""
        return np.fromiter(map(value, self._rows), np.int8, len(self._rows))

    def measures(self, value: Callable[[LinkClaim], float | None]) -> NDArray[np.float32]:
        """Return one measure per claim; None is NaN."""
        found = (np.nan if v is None else v for v in map(value, self._rows))
        return np.fromiter(found, np.float32, len(self._rows))

    def lists(self, width: int, values: Callable[[LinkClaim], Sequence[int]]) -> NDArray[np.int32]:
        """Return the first ``width`` numbers of a list per claim, -1 where there are fewer."""
        filled = np.full((len(self._rows), width), -1, np.int32)
        for number, row in enumerate(self._rows):
            for place, value in enumerate(values(row)[:width]):
                filled[number, place] = value
        return filled

    def measure_lists(self, width: int, values: Callable[[LinkClaim], Sequence[float | None]]) -> NDArray[np.float32]:
        """Return the first ``width`` measures of a list per claim, NaN where there are fewer or none is known."""
        filled = np.full((len(self._rows), width), np.nan, np.float32)
        for number, row in enumerate(self._rows):
            for place, value in enumerate(values(row)[:width]):
                if value is not None:
                    filled[number, place] = value
        return filled
