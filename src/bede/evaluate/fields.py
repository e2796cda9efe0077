"""What is compared field by field, on claims that both readings have."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from bede.evaluate.pairs import overlap
from bede.evaluate.tally import shared
from bede.gold.records import GoldAmount, GoldClaim, GoldMention, GoldVoice, Reading
from bede.model import Span
from bede.text.heads import head_of
from bede.text.normalise import fold

Counts = tuple[int, int, int]
"""(right, given, wanted)."""

CODES: tuple[str, ...] = ("type", "mode", "status", "stance", "certainty")
"""Fields with one code a claim: counted as right or wrong, with kappa beside."""


def code(claim: GoldClaim, name: str) -> str:
    """Return a claim's code in one field as text."""
    value = getattr(claim, name)
    return "none" if value is None else str(value)


Mentions = Sequence[GoldMention | GoldVoice]


def exact(_text: str, wanted: Mentions, given: Mentions) -> Counts:
    """Compare spans to the character."""
    return shared(_spans(wanted), _spans(given))


def by_head(text: str, wanted: Mentions, given: Mentions) -> Counts:
    """Compare the head words of spans."""
    return shared(
        (head_of(text, span) for span in _spans(wanted)),
        (head_of(text, span) for span in _spans(given)),
    )


def by_overlap(_text: str, wanted: Mentions, given: Mentions) -> Counts:
    """Compare spans that share at least a character; each is used once."""
    left = _spans(given)
    right = 0
    total = _spans(wanted)
    for span in total:
        best = max(left, key=lambda other: overlap(span, other), default=None)
        if best is not None and overlap(span, best):
            left.remove(best)
            right += 1
    return right, len(_spans(given)), len(total)


def _spans(mentions: Mentions) -> list[Span]:
    return [mention.span for mention in mentions if mention.span is not None]


SPAN_MEASURES: dict[str, Callable[[str, Mentions, Mentions], Counts]] = {
    "exact": exact,
    "head": by_head,
    "overlap": by_overlap,
}
"""How phrases are compared."""


def countries(wanted: Reading, given: Reading, first: Mentions, second: Mentions) -> Counts:
    """Compare the countries of resolved parties, those that only the document names too; unknown ones are left out."""
    return shared(_countries(wanted, first), _countries(given, second))


def _countries(reading: Reading, mentions: Mentions) -> Iterator[str]:
    for mention in mentions:
        party = reading.party(mention.party)
        if party is not None and party.country is not None:
            yield party.country


def names(wanted: Reading, given: Reading, first: Mentions, second: Mentions) -> Counts:
    """Compare what parties are called, folded; those without a name are left out.

    A strict measure: "Hillary Rodham Clinton" is another name than "Hillary Clinton".
    """
    return shared(_names(wanted, first), _names(given, second))


def _names(reading: Reading, mentions: Mentions) -> Iterator[str]:
    for mention in mentions:
        party = reading.party(mention.party)
        if party is not None and party.name:
            yield fold(party.name)


def time_words(wanted: GoldClaim, given: GoldClaim) -> Counts:
    """Compare the words that date the act; they need to overlap."""
    first = wanted.time.span if wanted.time else None
    second = given.time.span if given.time else None
    right = int(first is not None and second is not None and overlap(first, second) > 0)
    return right, int(second is not None), int(first is not None)


def time_value(wanted: GoldClaim, given: GoldClaim) -> Counts:
    """Compare intervals; both bounds need to be equal. An act without any bound has no value."""
    first, second = _interval(wanted), _interval(given)
    return int(first is not None and first == second), int(second is not None), int(first is not None)


def time_inside(wanted: GoldClaim, given: GoldClaim) -> Counts:
    """Compare intervals as bounds: right where the wanted one lies within the given one, however wide that is."""
    first, second = _interval(wanted), _interval(given)
    return (
        int(first is not None and second is not None and _within(first, second)),
        int(second is not None),
        int(first is not None),
    )


def _within(inner: tuple[date | None, date | None], outer: tuple[date | None, date | None]) -> bool:
    begins = outer[0] is None or (inner[0] is not None and outer[0] <= inner[0])
    ends = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    return begins and ends


def _interval(claim: GoldClaim) -> tuple[date | None, date | None] | None:
    time = claim.time
    if time is None or (time.earliest is None and time.latest is None):
        return None
    return time.earliest, time.latest


def place_words(wanted: GoldClaim, given: GoldClaim) -> Counts:
    """Compare the words that locate the act; they need to overlap."""
    first, second = wanted.place, given.place
    right = int(first is not None and second is not None and overlap(first.span, second.span) > 0)
    return right, int(second is not None), int(first is not None)


def place_country(wanted: GoldClaim, given: GoldClaim) -> Counts:
    """Compare the countries that places lie in."""
    first = wanted.place.country if wanted.place else None
    second = given.place.country if given.place else None
    return int(first is not None and first == second), int(second is not None), int(first is not None)


def amounts(wanted: GoldClaim, given: GoldClaim) -> Counts:
    """Compare figures: kind and all three bounds need to be equal; a best figure is its own bound where none stands."""
    return shared(map(_figures, wanted.amounts), map(_figures, given.amounts))


def _figures(amount: GoldAmount) -> tuple[object, ...]:
    low = amount.best if amount.low is None else amount.low
    high = amount.best if amount.high is None else amount.high
    return amount.kind, low, amount.best, high


def carried(wanted: GoldClaim, given: GoldClaim) -> Counts:
    """Compare whether the speaker is carried on from another sentence."""
    first, second = (any(voice.carried for voice in claim.voices) for claim in (wanted, given))
    return int(first and second), int(second), int(first)


def speaker_kinds(wanted: GoldClaim, given: GoldClaim) -> Counts:
    """Compare the kinds of speakers."""
    return shared((v.kind for v in wanted.voices), (v.kind for v in given.voices))


CLAIM_MEASURES: dict[str, Callable[[GoldClaim, GoldClaim], Counts]] = {
    "speaker kind": speaker_kinds,
    "speaker carried": carried,
    "time words": time_words,
    "time value": time_value,
    "time inside": time_inside,
    "place words": place_words,
    "place country": place_country,
    "amounts": amounts,
}
"""Measures that need the two claims only."""
