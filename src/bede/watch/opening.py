"""The door to the chronicle: opened for a moment, waited for where another process has it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bede.chronicle import Chronicle
from bede.errors import ChronicleLocked
from bede.pages.fetching import Clock
from bede.settings import ChronicleOptions

_PAUSE = 2.0


@dataclass(frozen=True, slots=True)
class Door:
    """Opens one chronicle. ``patience``: seconds that a locked one is waited for; None: as long as it takes."""

    target: Path
    options: ChronicleOptions
    clock: Clock
    tell: Callable[[str], None]
    patience: float | None = None

    @contextmanager
    def opened(self) -> Iterator[Chronicle]:
        """Give the chronicle, open for writing. Raises ChronicleLocked after ``patience``, and ChronicleError."""
        with self._waited_for() as chronicle:
            yield chronicle

    def _waited_for(self) -> Chronicle:
        waited = 0.0
        while True:
            try:
                return Chronicle.open(self.target, options=self.options)
            except ChronicleLocked:
                if self.patience is not None and waited >= self.patience:
                    raise
                if not waited:
                    self.tell(f"{self.target} is open in another process; waiting for it.")
                self.clock.sleep(_PAUSE)
                waited += _PAUSE
