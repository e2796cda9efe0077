"""Who speaks where a party is told of between quotation marks."""

from bisect import bisect_right

from bede.model import Parse, Span


class Quoted:
    """The quotations of a document whose speaker is known (``Parse.quotations``)."""

    def __init__(self, parse: Parse) -> None:
        self._speakers = parse.quotations
        self._spans = sorted(parse.quotations)
        self._starts = [span.start for span in self._spans]

    def speaker(self, party: Span) -> Span | None:
        """Return the words for who speaks in the quotation that holds a party."""
        at = bisect_right(self._starts, party.start) - 1
        if at < 0 or self._spans[at].end < party.end:
            return None
        return self._speakers[self._spans[at]]
