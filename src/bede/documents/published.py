"""When a page says that it was published, and which of its several answers to believe."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from lxml.html import HtmlElement

from bede.documents import jsonld
from bede.documents.local_day import address_days, is_local_day, is_universal, same_moment
from bede.documents.metatags import Tags
from bede.documents.timestamps import of_day, of_instant, read_timestamp
from bede.documents.tree import select, text_of
from bede.model import Precision, Resolution, When

META_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published",
    "datepublished", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "published-date", "originalpublicationdate", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article.published", "displaydate",
    "creation_date", "iso-8601-publish-date", "rnews:datepublished", "bt:pubdate",
    "citation_publication_date", "date.release", "created", "og:pubdate", "timestamp",
)  # fmt: skip
"""Names of meta tags that carry the date of publication, most trusted first (as content systems and
the crawlers of Google News, Parse.ly, Sailthru and Dublin Core name them)."""

META_CHANGED = ("article:modified_time", "og:updated_time", "last-modified", "dcterms.modified", "lastmod")

SCORES = {
    "record": 0.95,
    "json-ld": 0.95,
    "meta": 0.9,
    "itemprop": 0.9,
    "time": 0.8,
    "htmldate": 0.6,
    "json-ld.dateModified": 0.5,
    "meta.modified": 0.5,
}
"""How far a method is believed, by its full name or the part before the dot. Ranks, not frequencies: a
declared date errs by a time zone at most, a ``<time>`` may be another story's, a change may be
years later."""

RIVALS = 5
"""Other readings that are kept; more would be the dates of teasers."""

Reading = tuple[str, str, When]
"""Method, the raw string, the interval it means."""


def find_published(
    tree: HtmlElement,
    article: jsonld.Node,
    tags: Tags,
    *,
    addresses: Sequence[str],
    not_after: date | None,
    shown: Callable[[], Resolution[When]],
    guess: Callable[[], tuple[str, When] | None],
) -> Resolution[When]:
    """Return the date of publication: declared, else shown, else guessed, else that of the last change.

    ``addresses``: those of the page; ``not_after``: its day of capture; ``shown`` reads the line below the headline,
    ``guess`` the rest of the page. A declared date that can't be read, or lies after the capture, is passed over.
    """
    declared = [one for one in _read(_declared(tree, article, tags)) if not _is_after(one[2], not_after)]
    if declared:
        return _on_local_day(settle_dates(declared), declared, addresses, shown)
    visible = shown()
    if visible.value is not None:
        return visible
    guessed = guess()
    if guessed is not None:
        return settle_dates([("htmldate", *guessed)])
    return settle_dates(list(_read(_changed(article, tags))))


def _is_after(when: When, captured: date | None) -> bool:
    """Return whether a date lies behind the day of capture, which its zone may put a day earlier."""
    return captured is not None and when.earliest is not None and when.earliest > captured + timedelta(days=1)


def settle_dates(readings: list[Reading]) -> Resolution[When]:
    """Return the reading to believe: the first, or one of the same day with a clock time.

    Readings of other days become rivals. Without any reading the value is None and the method ``none``.
    """
    if not readings:
        return Resolution("", None, "none", 0.0)
    day = _days(readings[0])
    timed = (r for r in readings if _days(r) == day and r[2].precision is Precision.MINUTE)
    method, text, when = next(timed, readings[0])
    rivals = {_days(r): r[2] for r in reversed(readings) if _days(r) != day}
    score = SCORES.get(method) or SCORES[method.split(".")[0]]
    return Resolution(text, when, method, score, tuple(reversed(rivals.values()))[:RIVALS])


def _on_local_day(
    found: Resolution[When],
    declared: Sequence[Reading],
    addresses: Sequence[str],
    shown: Callable[[], Resolution[When]],
) -> Resolution[When]:
    """Return a moment told in universal time by the clock or on the day of the outlet, where the page tells them."""
    stamp = found.value
    if stamp is None or stamp.instant is None or not is_universal(stamp):
        return found
    visible = shown()
    told = [when for _, _, when in declared] + ([visible.value] if visible.value else [])
    if (moment := same_moment(stamp.instant, told)) is not None:
        return replace(found, value=of_instant(moment), rivals=_other_days(found.rivals, moment.date()))
    days = [day for address in addresses for day in address_days(address)]
    days += [when.earliest for when in told if when.instant is None and when.earliest and when.earliest == when.latest]
    local = next((day for day in days if is_local_day(stamp.instant, day)), stamp.earliest)
    if local is None or local == stamp.earliest:
        return found
    rivals = (stamp, *_other_days(found.rivals, local))[:RIVALS]
    return Resolution(found.text, of_day(local), f"{found.method}:local-day", found.score, rivals)


def _other_days(rivals: Sequence[When], day: date) -> tuple[When, ...]:
    return tuple(when for when in rivals if (when.earliest, when.latest) != (day, day))


def _days(reading: Reading) -> tuple[date | None, date | None]:
    return reading[2].earliest, reading[2].latest


def _read(strings: Iterator[tuple[str, str]]) -> Iterator[Reading]:
    for method, text in strings:
        when = read_timestamp(text)
        if when is not None:
            yield method, text, when


def _declared(tree: HtmlElement, article: jsonld.Node, tags: Tags) -> Iterator[tuple[str, str]]:
    """Yield method and string of every date of publication that the page declares, most trusted first."""
    for key in ("datePublished", "dateCreated", "uploadDate"):
        if text := jsonld.text_of(article.get(key)):
            yield f"json-ld.{key}", text
    for name in META_DATES:
        for text in tags.get(name, ()):
            yield f"meta.{name}", text
    for element in select(tree, "//*[@itemprop='datePublished' or @itemprop='dateCreated']"):
        written = element.get("content") or element.get("datetime") or text_of(element)
        yield "itemprop.datePublished", written
    yield from _times(tree)


def _times(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield the first ``<time>`` marked as publication, else the first that is not marked as a change."""
    times = [t for t in tree.iter("time") if t.get("itemprop") not in ("dateModified", "datePublished")]
    marked = [t for t in times if t.get("pubdate") is not None or "publish" in (t.get("class") or "")]
    for time in (marked or times)[:1]:
        yield "time.datetime", time.get("datetime") or text_of(time)


def _changed(article: jsonld.Node, tags: Tags) -> Iterator[tuple[str, str]]:
    if text := jsonld.text_of(article.get("dateModified")):
        yield "json-ld.dateModified", text
    for name in META_CHANGED:
        for text in tags.get(name, ()):
            yield "meta.modified", text
