"""Stories: events of the same parties in one conflict or place, within one period."""

from bede.events.stories.find import find_stories

__all__ = ["find_stories"]
