"""The times of annotated claims, with the words given, beside bede's."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from bede.gold.article import article_of
from bede.gold.read import read_gold
from bede.gold.records import GoldClaim, GoldTime
from bede.model import Precision, TimeBasis, When
from bede.resolutions import resolve
from bede.resolutions.background import date_by_background
from bede.settings import ResolutionsOptions
from bench.resolving import parse_of

_NOTHING = GoldTime(None, None, None, Precision.UNKNOWN, TimeBasis.NONE)
_YEAR = timedelta(days=366)
VERDICTS = ("equal", "inside", "overlapping", "wrong", "none")


def verdict(wanted: GoldTime, given: When | None) -> str:
    """Say how an annotated interval lies to ours; "inside" ours, without being equal to it."""
    if given is None or given.basis is TimeBasis.NONE:
        return "none"
    first, last = given.earliest, given.latest
    if (wanted.earliest, wanted.latest) == (first, last):
        return "equal"
    opens = first is None or (wanted.earliest is not None and first <= wanted.earliest)
    if opens and (last is None or (wanted.latest is not None and wanted.latest <= last)):
        return "inside"
    apart = (last and wanted.earliest and last < wanted.earliest) or (first and wanted.latest and wanted.latest < first)
    return "wrong" if apart else "overlapping"


def kind_of(claim: GoldClaim, dated: bool) -> str:
    """Say what is asked of a claim: an interval by its own words, one that is carried, or none.

    ``dated``: the day of the document is known; without it annotators went by what they knew, and bede by what bounds
    the document ("on Monday" lies within the bounds, which invents nothing: basis background).
    """
    time = claim.time
    if time is None or (time.earliest is None and time.latest is None) or time.basis is TimeBasis.NONE:
        return "undated" if dated else "undated, no day"
    if time.basis is TimeBasis.CARRIED or time.span is None:
        return "carried"
    return "words, day known" if dated else "words, no day"


def is_bound(given: When | None, published: When | None) -> bool:
    """Return whether a time says only what is known of the document's day: an end open, or as wide but for a year."""
    if given is None or published is None or given.basis is not TimeBasis.BACKGROUND:
        return False
    if given.earliest is None or given.latest is None:
        return True
    if published.earliest is None or published.latest is None:
        return False
    return given.latest - given.earliest >= published.latest - published.earliest - _YEAR


def claim_lines(corpora: Path, parts: tuple[str, ...], misses: str | None) -> Iterator[str]:
    """Yield the figures of the parts, or the misses of a kind."""
    for part in parts:
        counts: Counter[tuple[str, str]] = Counter()
        for reading in read_gold(Path("gold"), corpora, (part,)).readings:
            if reading.document.text is None:
                continue
            document, parse = date_by_background(article_of(reading.document)), parse_of(reading)
            for claim, found in zip(reading.claims, resolve(document, parse, ResolutionsOptions()).times, strict=True):
                kind = kind_of(claim, reading.document.published is not None)
                wanted = claim.time or _NOTHING
                answer = verdict(wanted, found.value)
                bare = found.value is not None and (found.value.earliest is None or found.value.latest is None)
                counts[kind, "bare"] += bare and answer == "inside"
                if kind.startswith("undated") and answer != "none":
                    answer = "bound" if is_bound(found.value, document.published.value) else "interval"
                counts[kind, answer] += 1
                if (
                    misses
                    and kind == {"claims": "words, day known", "carried": "carried"}[misses]
                    and answer not in {"equal", "inside"}
                ):
                    yield _miss(reading.document.text, claim, found.value, answer, reading.document.published)
        if not misses:
            yield from _figures(part, counts)


def _figures(part: str, counts: Counter[tuple[str, str]]) -> Iterator[str]:
    for answer in (*VERDICTS, "bare"):
        counts["words", answer] = counts["words, day known", answer] + counts["words, no day", answer]
    for kind in ("words", "words, day known", "words, no day", "carried"):
        total = sum(counts[kind, answer] for answer in VERDICTS)
        held = counts[kind, "equal"] + counts[kind, "inside"]
        share = f"annotated interval inside ours {held} of {total} ({held / max(1, total):.3f})"
        told = ", ".join(f"{answer} {counts[kind, answer]}" for answer in VERDICTS)
        yield f"claims, {part}, {kind}: {share}, {counts[kind, 'bare']} of these by a bare bound: {told}"
    for kind in ("undated", "undated, no day"):
        none, bound, interval = (counts[kind, answer] for answer in ("none", "bound", "interval"))
        total = max(1, none + bound + interval)
        yield (
            f"claims, {part}, {kind}: none given {none} of {total} ({none / total:.3f}), "
            f"none or a mere bound {none + bound} ({(none + bound) / total:.3f})"
        )


def _miss(text: str, claim: GoldClaim, given: When | None, answer: str, published: object) -> str:
    time = claim.time
    words = text[time.span.start : time.span.end] if time and time.span else "-"
    wanted = f"{time.earliest}..{time.latest}" if time else "-"
    mine = f"{given.earliest}..{given.latest}" if given else "-"
    around = " ".join(text[max(0, claim.trigger.start - 120) : claim.trigger.end + 90].split())
    return f"{answer}\t{words}\t{wanted}\t{mine}\t{published}\t{claim.status}\t{claim.doc}\t{around}"
