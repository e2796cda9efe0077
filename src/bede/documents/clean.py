"""Page in, Document out: taken apart by its media type, then fixed so that offsets hold for ever."""

import json
from hashlib import sha256
from typing import Any

from bede.documents import captures, html, records
from bede.documents.bounds import refuse_endless, refuse_overgrown
from bede.documents.draft import Draft
from bede.documents.language import UNKNOWN, settle_language
from bede.errors import RejectedInput
from bede.model import Block, BlockKind, Document, Page, Span
from bede.settings import DocumentsOptions
from bede.text.decode import decode

_BETWEEN = "\n\n"
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.STANDFIRST, BlockKind.HEADLINE})


def clean(page: Page, options: DocumentsOptions) -> Document:
    """Return the document that a page holds. Raises RejectedInput ``no-article`` where it holds no text of one."""
    draft = _take_apart(page, options)
    if not any(block.kind in _READ for block in draft.blocks):
        raise RejectedInput("no-article", "no headline or paragraph was found; is this a page with an article?")
    text, blocks = _fix(draft)
    refuse_endless(text, options)
    return Document(
        id=document_id(page.id),
        page_id=page.id,
        uri=page.uri,
        title=draft.title,
        text=text,
        blocks=blocks,
        publisher=draft.publisher,
        byline=draft.byline,
        credit=draft.credit,
        dateline=draft.dateline,
        published=draft.published,
        language=_language(draft, options),
        section=draft.section,
    )


def document_id(page_id: str) -> str:
    """Return the document's id: derived from the page's bytes alone, so that it is the same on every machine."""
    return "d" + sha256(page_id.encode()).hexdigest()[:15]


def _take_apart(page: Page, options: DocumentsOptions) -> Draft:
    not_after = page.fetched.date() if page.fetched else None
    if page.media_type == "application/json":
        return records.take_apart(_record(page), page.uri, options, not_after)
    if page.media_type == "text/html":
        text = decode(page.body, page.charset, html=True).text
        refuse_overgrown(text, options)
        return html.take_apart(text, page.uri, options, not_after)
    text = decode(page.body, page.charset).text
    refuse_endless(text, options)
    return captures.take_apart(text, page.uri, options)


def _language(draft: Draft, options: DocumentsOptions) -> str:
    if not options.check_language:
        return draft.language or UNKNOWN
    return settle_language(draft.language, ((block.kind, block.text) for block in draft.blocks))


def _json_text(page: Page) -> str:
    """Return JSON as text: UTF-8, as it should be, else whatever it is in."""
    try:
        return page.body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(page.body, page.charset).text


def _record(page: Page) -> dict[str, Any]:
    record = json.loads(_json_text(page), strict=False)  # raw newlines in strings are common, and plain
    if not isinstance(record, dict):  # pages/ hands over objects only; a page made elsewhere may not
        raise RejectedInput("bad-json", "the record is no JSON object; give one object per article")
    return record


def _fix(draft: Draft) -> tuple[str, tuple[Block, ...]]:
    """Return the text, blocks joined by a blank line, and the blocks by offset."""
    blocks, position = [], 0
    for block in draft.blocks:
        blocks.append(Block(block.kind, Span(position, position + len(block.text)), block.reason))
        position += len(block.text) + len(_BETWEEN)
    return _BETWEEN.join(block.text for block in draft.blocks), tuple(blocks)
