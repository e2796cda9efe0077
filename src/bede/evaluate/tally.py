"""Counts, and the figures that are made of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """How many items were right, given and wanted."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def add(self, right: int, given: int, wanted: int) -> None:
        """Add counts."""
        self.right += right
        self.given += given
        self.wanted += wanted

    @property
    def precision(self) -> float | None:
        """Return right / given, None where nothing was given."""
        return self.right / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        """Return right / wanted, None where nothing was wanted."""
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall, None where there was nothing to find or be found."""
        total = self.given + self.wanted
        return 2 * self.right / total if total else None


@dataclass(slots=True)
class Agreement:
    """Pairs of codes for the same items, and Cohen's kappa over them."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, first: str, second: str) -> None:
        """Add one item that both coded."""
        self.pairs[first, second] += 1

    @property
    def kappa(self) -> float | None:
        """Return Cohen's kappa (1960): agreement beyond what the two margins give by chance; None without items."""
        total = self.pairs.total()
        if not total:
            return None
        observed = sum(n for (first, second), n in self.pairs.items() if first == second) / total
        rows, columns = Counter[str](), Counter[str]()
        for (first, second), n in self.pairs.items():
            rows[first] += n
            columns[second] += n
        chance = sum(rows[code] * columns[code] for code in rows) / total**2
        return 1.0 if chance == 1 else (observed - chance) / (1 - chance)

    @property
    def macro_f1(self) -> float | None:
        """Return the mean F1 of the codes that the first side has, each counted alike; None without items."""
        first, second = Counter[str](), Counter[str]()
        for (one, other), n in self.pairs.items():
            first[one] += n
            second[other] += n
        scores = [2 * self.pairs[code, code] / (first[code] + second[code]) for code in first]
        return sum(scores) / len(scores) if scores else None

    def confusions(self) -> list[tuple[str, str, int]]:
        """Return (wanted, given, how often) for codes that differ, the most frequent first."""
        found = [(first, second, n) for (first, second), n in self.pairs.items() if first != second]
        return sorted(found, key=lambda item: (-item[2], item[0], item[1]))


def shared(first: Iterable[object], second: Iterable[object]) -> tuple[int, int, int]:
    """Return (in both, in the second, in the first) of two bags of items."""
    one, other = Counter(first), Counter(second)
    return (one & other).total(), other.total(), one.total()
