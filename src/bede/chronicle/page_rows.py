"""From pages, documents and runs to rows of tables. Pure: values by the column's name."""

import zlib
from collections.abc import Iterator
from datetime import UTC, date, datetime

from bede.chronicle.columns import Row
from bede.model import Document, Page, Precision, Reject, Run, TimeBasis, When


def utc(moment: datetime | None) -> datetime | None:
    """Return the moment in UTC without its zone, as the file keeps it; one without a zone is taken as UTC."""
    if moment is None or moment.tzinfo is None:
        return moment
    return moment.astimezone(UTC).replace(tzinfo=None)


def publication_day(when: When | None) -> date | None:
    """Return the day, where the interval is a single day; a month is never made a day."""
    return when.earliest if when is not None and when.earliest == when.latest else None


def instant(when: When | None) -> str | None:
    """Return the clock time as ISO 8601, with the zone if one is told."""
    return when.instant.isoformat() if when is not None and when.instant is not None else None


def capture_row(page: Page, run_id: str) -> Row:
    """Return the row of ``captures``."""
    return {
        "uri": page.uri,
        "locator": page.locator,
        "page_id": page.id,
        "file_sha256": page.file_sha256,
        "media_type": page.media_type,
        "charset": page.charset,
        "size": len(page.body),
        "fetched": utc(page.fetched),
        "first_run": run_id,
    }


def body_row(page: Page) -> Row:
    """Return the row of ``bodies``."""
    return {"page_id": page.id, "body": zlib.compress(page.body)}


def document_row(document: Document, coder: str, run_id: str) -> Row:
    """Return the row of ``documents``; ``coder`` is the run's key, see ``write.coder_key``."""
    published = document.published
    when = published.value
    return {
        "document_id": document.id,
        "page_id": document.page_id,
        "uri": document.uri,
        "title": document.title,
        "text": document.text,
        "publisher": document.publisher,
        "byline": document.byline,
        "credit": document.credit,
        "dateline": document.dateline,
        "published": publication_day(when),
        "published_earliest": when.earliest if when else None,
        "published_latest": when.latest if when else None,
        "published_precision": when.precision.value if when else Precision.UNKNOWN.value,
        "published_basis": when.basis.value if when else TimeBasis.NONE.value,
        "published_instant": instant(when),
        "published_text": published.text,
        "published_method": published.method,
        "published_score": published.score,
        "language": document.language,
        "section": document.section,
        "coder": coder,
        "run_id": run_id,
    }


def date_reason_rows(document: Document) -> Iterator[Row]:
    """Yield the rows of ``date_reasons``."""
    for ordinal, reason in enumerate(document.date_reasons):
        yield {
            "document_id": document.id,
            "ordinal": ordinal,
            "start": reason.span.start,
            "end": reason.span.end,
            "text": reason.text,
            "known": reason.known,
            "earliest": reason.earliest,
            "latest": reason.latest,
            "agrees": reason.agrees,
        }


def block_rows(document: Document) -> Iterator[Row]:
    """Yield the rows of ``blocks``."""
    for ordinal, block in enumerate(document.blocks):
        yield {
            "document_id": document.id,
            "ordinal": ordinal,
            "kind": block.kind.value,
            "start": block.span.start,
            "end": block.span.end,
            "reason": block.reason,
        }


def run_row(run: Run, coder: str) -> Row:
    """Return the row of ``runs``."""
    return {
        "run_id": run.id,
        "version": run.version,
        "reader": run.reader,
        "knowledge": run.knowledge,
        "settings": run.settings,
        "coder": coder,
        "inputs": list(run.inputs),
        "started": utc(run.started),
        "finished": utc(run.finished),
        "pages": run.counts.pages,
        "documents": run.counts.documents,
        "known": run.counts.known,
        "claims": run.counts.claims,
        "events": run.counts.events,
        "rejects": run.counts.rejects,
    }


def reject_row(reject: Reject, run_id: str) -> Row:
    """Return the row of ``rejects``."""
    return {
        "run_id": run_id,
        "uri": reject.uri,
        "locator": reject.locator,
        "reason": reject.reason,
        "detail": reject.detail,
    }
