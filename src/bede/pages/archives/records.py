"""What the records of an archive stand for: a page, a fault that is named, or something that is counted only."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from bede.errors import RejectedInput
from bede.model import Page, Reject
from bede.pages.archives import digests
from bede.pages.archives.archive import Archive, Found, Place
from bede.pages.archives.framing import Damage, Framed
from bede.pages.archives.heads import Answer, read_answer, target_of
from bede.pages.archives.kinds import declares_html, may_hold_page, named
from bede.pages.archives.originals import Original, Originals
from bede.pages.archives.shelf import Shelf
from bede.pages.responses import OK, response_page, type_of
from bede.pages.sniff import PLAIN
from bede.pages.unpack import too_large
from bede.settings import PagesOptions

_NOT_MODIFIED = 304
_HTTP = frozenset(("application/http", ""))
_NONE_AT_ALL = frozenset(("not-text", "unsupported", "no-text", "bad-json", "empty"))
"""Reasons that say, of what did not promise a web page, only that it is none."""
_SHOWN = 12
_TAKEN_FOR_GRANTED = frozenset(("warcinfo", "request", "metadata", "continuation"))
"""Kinds of records that speak of others, or go on with them, and hold no capture of their own."""


class _NoPageError(Exception):
    """The record is sound and no page; its message is what it is counted as."""


@dataclass(frozen=True, slots=True)
class At:
    """Where a record was found. ``file_sha256`` is what the page keeps as the hash of its carrier."""

    archive: Archive
    place: Place
    file_sha256: str | None

    @property
    def locator(self) -> str:
        """The place as pages keep it."""
        return self.place.told(self.archive.name)


@dataclass(slots=True)
class Records:
    """Takes the records of one file and counts those that are no pages."""

    options: PagesOptions
    originals: Originals
    counted: Counter[str] = field(default_factory=Counter)
    taken: int = 0
    _shelf: Shelf = field(default_factory=Shelf)

    def close(self) -> None:
        """Close the archives that revisits led to."""
        self._shelf.close()

    def outcome(self, found: Found, at: At) -> Page | Reject | None:
        """Return the page of a record, or its fault; None where it is counted, or holds no capture."""
        if isinstance(found, Damage):
            self.taken += 1
            return Reject(found.uri or at.archive.uri, at.locator, found.reason, found.detail)
        if found.headers["warc-type"].lower() in _TAKEN_FOR_GRANTED:
            return None
        self.taken += 1
        try:
            return self._page(found, at)
        except _NoPageError as none:
            self.counted[str(none)] += 1
            return None
        except RejectedInput as error:
            return Reject(target_of(found.headers) or at.archive.uri, at.locator, error.reason, error.detail)

    def summary(self, uri: str) -> Iterator[Reject]:
        """Yield one line on what was counted, so that nothing is passed over in silence."""
        if self.counted:
            parts = [f"{number:,} {what}" for what, number in self.counted.most_common(_SHOWN)]
            rest = self.counted.total() - sum(number for _, number in self.counted.most_common(_SHOWN))
            told = ", ".join(parts + ([f"{rest:,} of other kinds"] if rest else []))
            many = self.counted.total() > 1
            what = "captures hold no page and were" if many else "capture holds no page and was"
            detail = f"{self.counted.total():,} {what} passed over: {told}."
            yield Reject(uri, "", "not-a-page", detail)
        elif not self.taken:
            yield Reject(uri, "", "empty", "There are no captures in this archive. Give the file that holds them.")

    def _page(self, record: Framed, at: At) -> Page:
        kind = record.headers["warc-type"].lower()
        take = _TAKE.get(kind)
        if take is None:
            raise _NoPageError(f"records of type “{kind}”")
        return take(self, record, at)

    def _of_response(self, record: Framed, at: At) -> Page:
        if type_of(record.headers.get("content-type")) not in _HTTP:
            return self._of_resource(record, at)
        answer = read_answer(record.block)
        if answer is None:
            raise RejectedInput("bad-http", "The record holds no HTTP answer that can be read. Fetch the page again.")
        declared = type_of(answer.headers.get("content-type"))
        if answer.status != OK:
            self._forgo(record, at, f"with status {answer.status}")
        return self._of_content(record, at, answer, declared)

    def _of_resource(self, record: Framed, at: At) -> Page:
        declared = record.headers.get("content-type", "")
        return self._of_content(record, at, Answer(OK, {"content-type": declared}, record.block), type_of(declared))

    def _of_conversion(self, record: Framed, at: At) -> Page:
        """Take the text that was made of a page, as in WET files; other conversions by what they are."""
        declared = type_of(record.headers.get("content-type"))
        answer = Answer(OK, {"content-type": record.headers.get("content-type", "")}, record.block)
        return self._of_content(record, at, answer, declared, PLAIN if declared == PLAIN else None)

    def _of_content(self, record: Framed, at: At, answer: Answer, declared: str, kind: str | None = None) -> Page:
        if not may_hold_page(declared):
            self._forgo(record, at, named(declared))
        _check(record, answer, self.options)
        try:
            page = response_page(
                _uri(record),
                at.locator,
                answer.headers,
                answer.body,
                self.options,
                fetched=_date(record),
                file_sha256=at.file_sha256,
                kind=kind,
            )
        except RejectedInput as error:
            if error.reason in _NONE_AT_ALL and not declares_html(declared) and kind is None:
                self._forgo(record, at, named(declared))
            raise
        self._remember(record, at, answer.body, is_page=True)
        return page

    def _of_revisit(self, record: Framed, at: At) -> Page:
        """Return the page that was found unchanged, as of the day on which it was found so."""
        answer = read_answer(record.block)
        if answer and answer.status not in (OK, _NOT_MODIFIED):
            raise _NoPageError(f"with status {answer.status}")
        declared = type_of(answer.headers.get("content-type")) if answer else ""
        if not may_hold_page(declared):
            raise _NoPageError(named(declared))
        original = self.originals.find(_names_of_original(record.headers))
        if original is None:
            raise _without_original()
        if not original.is_page:
            raise _NoPageError("revisits of captures that hold no page")
        page = self._again(original, at)
        return replace(
            page, uri=_uri(record), locator=at.locator, fetched=_date(record), file_sha256=at.file_sha256 or page.id
        )

    def _again(self, original: Original, at: At) -> Page:
        """Read a page once more from where it lies."""
        place = Place(original.start, original.inner)
        if original.file == at.archive.key:
            return self._read(at.archive, place)
        try:
            archive = self._shelf.archive(Path(original.file))
        except OSError:
            archive = None
        if archive is None:
            raise _without_original()
        return self._read(archive, place)

    def _read(self, archive: Archive, place: Place) -> Page:
        found = archive.record(place, self.options)
        if not isinstance(found, Framed):
            raise _without_original()
        return self._page(found, At(archive, place, None))

    def _forgo(self, record: Framed, at: At, what: str) -> None:
        """Count a capture as no page, by raising; its revisits are none either."""
        self._remember(record, at, None, is_page=False)
        raise _NoPageError(what)

    def _remember(self, record: Framed, at: At, body: bytes | None, *, is_page: bool) -> None:
        place = at.place
        original = Original(at.archive.key, place.start, place.inner, is_page)
        self.originals.remember(_names(record.headers, body), original)


_TAKE: dict[str, Callable[[Records, Framed, At], Page]] = {
    "response": Records._of_response,
    "resource": Records._of_resource,
    "revisit": Records._of_revisit,
    "conversion": Records._of_conversion,
}
"""Kinds of records that may hold a page, and how they are read."""


def _check(record: Framed, answer: Answer, options: PagesOptions) -> None:
    """Raise RejectedInput where the record does not hold all that it should, and nothing else."""
    if not record.is_whole:
        raise too_large(options.max_record_bytes)
    if "warc-segment-number" in record.headers:
        raise RejectedInput("segmented", "The page is cut over several records. Join them (see your crawler's manual).")
    told = record.headers.get("warc-payload-digest")
    if not told or "warc-truncated" in record.headers:
        return
    if not digests.fits_payload(told, answer.headers, answer.body, options.max_record_bytes):
        raise RejectedInput("bad-digest", "The page's bytes are not those that its payload digest was made of.")


def _uri(record: Framed) -> str:
    uri = target_of(record.headers)
    if uri is None:
        raise RejectedInput("bad-record", "The record does not tell its address (WARC-Target-URI).")
    return uri


def _date(record: Framed) -> datetime | None:
    """Return when it was captured; None where that can't be read."""
    try:
        date = datetime.fromisoformat(record.headers.get("warc-date", "").strip())
    except ValueError:
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def _names(headers: Mapping[str, str], body: bytes | None) -> Iterator[str]:
    """Yield the names by which a revisit may mean this capture."""
    if identity := headers.get("warc-record-id"):
        yield f"id {identity.strip()}"
    if digest := headers.get("warc-payload-digest") or (digests.sha1(body) if body is not None else None):
        yield f"digest {digests.key(digest)}"
    if (uri := target_of(headers)) and (date := headers.get("warc-date")):
        yield f"at {date.strip()} {uri}"


def _names_of_original(headers: Mapping[str, str]) -> Iterator[str]:
    """Yield the names that a revisit gives its original, the surest first."""
    if identity := headers.get("warc-refers-to"):
        yield f"id {identity.strip()}"
    if digest := headers.get("warc-payload-digest"):
        yield f"digest {digests.key(digest)}"
    if (uri := headers.get("warc-refers-to-target-uri")) and (date := headers.get("warc-refers-to-date")):
        yield f"at {date.strip()} {target_of({'warc-target-uri': uri})}"


def _without_original() -> RejectedInput:
    detail = (
        "The page was found unchanged, and the capture that it refers to was not among what was read before, "
        "or could not be used. Give the archive that holds it first."
    )
    return RejectedInput("revisit-without-original", detail)
