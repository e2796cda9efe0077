"""A document as the search for copies sees it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkDocument:
    """What linking needs of a document: ``text`` holds its paragraphs only, a line each; ``published`` is an ISO date.

    ``notes``: the lines beside the text that may tell where it is from or what was changed: standfirst, byline,
    credits, captions and legal lines, a line each.
    """

    id: str
    uri: str
    publisher: str | None
    credit: str | None
    published: str | None
    text: str
    title: str | None = None
    notes: str = ""
