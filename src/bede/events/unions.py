"""Sets that are joined step by step (union-find), independent of the order of joining."""


class Unions:
    """Disjoint sets of strings; the least member stands for its set."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, item: str) -> str:
        """Return the member that stands for the set of ``item``."""
        root = item
        while self._parent.get(root, root) != root:
            root = self._parent[root]
        while self._parent.get(item, item) != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, first: str, second: str) -> None:
        """Make one set of the sets of two items."""
        a, b = sorted((self.find(first), self.find(second)))
        self._parent[b] = a
