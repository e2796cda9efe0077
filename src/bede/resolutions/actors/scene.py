"""What a whole document tells about each of its phrases."""

from dataclasses import dataclass
from datetime import date

from bede.model import Actor


@dataclass(frozen=True, slots=True)
class Scene:
    """The day as of which persons and offices are looked up, and the code of the country that the document is about.

    ``day`` None: of no day, where only full names tell. ``author``: whom the byline means, where the text is his.
    """

    day: date | None = None
    focus: str | None = None
    author: Actor | None = None


NOWHEN = Scene()
