"""What is known of claims that are the same happening or different ones, free of contradictions."""

from collections import defaultdict

from bede.events.unions import Unions


class Sameness:
    """Grows by what is learnt, and refuses what contradicts it."""

    def __init__(self) -> None:
        self._same = Unions()
        self._apart: dict[str, set[str]] = defaultdict(set)

    def find(self, claim: str) -> str:
        """Return the claim that stands for all that are the same as this one."""
        return self._same.find(claim)

    def learn(self, pair: tuple[str, str], *, same: bool) -> bool:
        """Take in that two claims are the same, or different; return False, and learn nothing, where that can't be."""
        a, b = self.find(pair[0]), self.find(pair[1])
        if a == b:
            return same
        if not same:
            self._apart[a].add(b)
            self._apart[b].add(a)
            return True
        if b in self._apart[a]:
            return False
        self._join(a, b)
        return True

    def _join(self, a: str, b: str) -> None:
        self._same.join(a, b)
        kept = self.find(a)
        gone = b if kept == a else a
        for other in self._apart.pop(gone, set()):
            self._apart[other].discard(gone)
            self._apart[other].add(kept)
            self._apart[kept].add(other)
