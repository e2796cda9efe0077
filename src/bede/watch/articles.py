"""An article after it was asked for: nothing new, the first capture, or an edit."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bede.chronicle import CodedPage
from bede.documents import clean
from bede.errors import RejectedInput
from bede.model import Article, BlockKind, Document, Edit, Page, Reject
from bede.pages.feeds import FeedItem
from bede.pages.fetching import Failed, Fetched, NotModified, Outcome
from bede.pages.records import article_page
from bede.pages.responses import response_page
from bede.parses import Reader
from bede.pipeline import Refused, try_page
from bede.settings import Settings, WatchOptions
from bede.text.normalise import squeeze

_AROUND = frozenset(
    {
        BlockKind.NAVIGATION,
        BlockKind.PLEA,
        BlockKind.RELATED,
        BlockKind.COMMENTS,
        BlockKind.FORM,
        BlockKind.DATE_LINE,
    }
)
"""Kinds of block that change without an edit: lists of other stories, comments, "updated 5 minutes ago"."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an article. ``coded``: a document to write, with ``edit`` where it follows an earlier one."""

    article: Article
    coded: CodedPage | None = None
    edit: Edit | None = None
    reject: Reject | None = None


def taken(article: Article, outcome: Outcome, reader: Reader, settings: Settings) -> Taken:
    """Return what came of asking for an article."""
    options = settings.watch
    if isinstance(outcome, Failed):
        return Taken(_failed(article, outcome, options))
    if isinstance(outcome, NotModified):
        return Taken(_unchanged(article, outcome.at, options))
    article = replace(article, etag=outcome.etag, last_modified=outcome.last_modified)
    try:
        page = response_page(article.uri, "", outcome.headers, outcome.body, settings.pages, fetched=outcome.at)
    except RejectedInput as error:
        return rejected(article, _identity(outcome), outcome.at, error, options)
    return take_in(article, page, outcome.at, reader, settings)


def carried(article: Article, item: FeedItem, publisher: str | None, now: datetime, settings: Settings) -> Page:
    """Return the page that a feed's full text of an article makes: a record. Raises RejectedInput."""
    told = {
        "url": article.uri,
        "title": item.title,
        "date": item.published.isoformat() if item.published else None,
        "publisher": publisher,
        "byline": item.author,
        "html": item.html,
    }
    return replace(article_page(told, article.uri, "", "", settings.pages), fetched=now)


def take_in(article: Article, page: Page, now: datetime, reader: Reader, settings: Settings) -> Taken:
    """Return what a capture of an article makes: nothing where its words are those at hand, else a document."""
    options = settings.watch
    if page.id == article.page_id:
        return Taken(_unchanged(article, now, options))
    try:
        words = words_of(clean(page, settings.documents))
    except RejectedInput as error:
        return rejected(article, page.id, now, error, options)
    if words == article.words:
        return Taken(_unchanged(article, now, options))
    coded = try_page(page, reader, settings)
    if isinstance(coded, Refused):
        refusal = RejectedInput(coded.reject.reason, coded.reject.detail)
        return rejected(article, page.id, now, refusal, options)
    edit = None
    if article.document_id is not None:
        edit = Edit(article.uri, article.edits + 1, now, article.document_id, coded.document.id)
    article = replace(
        article,
        page_id=page.id,
        document_id=coded.document.id,
        words=words,
        edits=article.edits + (edit is not None),
        unchanged=0,
    )
    return Taken(_had(article, now, options), coded, edit)


def rejected(article: Article, page_id: str, now: datetime, error: RejectedInput, options: WatchOptions) -> Taken:
    """Return an answer that is no article: told once, and asked for again as one that did not change."""
    again = article.page_id == page_id
    article = replace(article, page_id=page_id, unchanged=article.unchanged + 1)
    article = replace(_had(article, now, options), fault=f"{error.reason}: {error.detail}")
    return Taken(article, reject=None if again else Reject(article.uri, "", error.reason, error.detail))


def words_of(document: Document) -> str:
    """Return a hash of an article's own words, whatever stands around them and however they are set."""
    return hashlib.sha256("\n".join(own_words(document)).encode("utf-8", "replace")).hexdigest()[:32]


def own_words(document: Document) -> list[str]:
    """Return the lines of a document that are the article's own, white space squeezed."""
    own = [document.text[b.span.start : b.span.end] for b in document.blocks if b.kind not in _AROUND]
    return [line for text in own for part in text.split("\n") if (line := squeeze(part))]


def _unchanged(article: Article, now: datetime, options: WatchOptions) -> Article:
    return _had(replace(article, unchanged=article.unchanged + 1), now, options)


def _had(article: Article, now: datetime, options: WatchOptions) -> Article:
    """Return the article after an answer: asked for again after twice the wait of before, while it is young."""
    article = replace(article, last_fetched=now, failures=0, fault=None)
    return _due(article, now + timedelta(seconds=options.recheck_first * 2 ** min(article.unchanged, 30)), options)


def _failed(article: Article, outcome: Failed, options: WatchOptions) -> Article:
    fault = f"{outcome.reason}: {outcome.detail}"
    article = replace(article, failures=article.failures + outcome.counts, fault=fault)
    return _due(article, outcome.retry_at, options)


def _due(article: Article, when: datetime | None, options: WatchOptions) -> Article:
    last = article.added + timedelta(days=options.recheck_days)
    return replace(article, next_due=when if when is not None and when <= last else None)


def _identity(outcome: Fetched) -> str:
    return hashlib.sha256(outcome.body).hexdigest()
