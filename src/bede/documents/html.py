"""A saved HTML page taken apart: headline, standfirst, the article's blocks, captions, metadata."""

import re
from datetime import date
from functools import cache, partial
from itertools import takewhile

from lxml.html import HtmlElement

from bede.documents.credits import find_dateline, find_text_credit
from bede.documents.draft import Draft, DraftBlock
from bede.documents.extraction import extract_blocks
from bede.documents.furniture import judge
from bede.documents.lost import Leaf, find_leaves, put_back
from bede.documents.metadata import NOTHING, read_metadata
from bede.documents.metatags import host_of
from bede.documents.runs import Run, find_runs, letters
from bede.documents.sheet import ARTICLE
from bede.documents.tree import drop_unseen, make_paragraphs, parse_html, text_of
from bede.errors import RejectedInput
from bede.model import BlockKind
from bede.settings import DocumentsOptions
from bede.text.normalise import fold, printable, squeeze

_SEPARATOR = re.compile(r"\s+(?:[|–—·:»]|-{1,2})\s+")
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:stand-?first|dek|deck|sub-?title|sub-?headline|article-?summary|alternativeheadline)(?:$|[\s_-])",
    re.IGNORECASE,
)

_CREDITED = ARTICLE | {BlockKind.STANDFIRST, BlockKind.BYLINE, BlockKind.CREDIT, BlockKind.LEGAL, BlockKind.DATELINE}
"""Kinds of blocks that may say whom the article is credited to; other stories' teasers name other agencies."""


def take_apart(html: str, uri: str, options: DocumentsOptions, not_after: date | None = None) -> Draft:
    """Return the draft of a page; its furniture is left out, or kept apart as blocks of kinds of their own.

    ``not_after`` (the day of capture, where known) bounds a guessed date. Raises ``RejectedInput`` with the
    reason ``no-article`` where the page holds no text of an article.
    """
    tree = parse_html(html)
    meta = NOTHING
    leaves: list[Leaf] = []
    runs: list[Run] = []
    title: str | None = None
    site: str | None = None
    if tree is not None:
        early = cache(partial(find_runs, tree))
        meta = read_metadata(tree, html, uri, not_after, guess=options.guess_dates, runs=early)
        drop_unseen(tree)
        runs = find_runs(tree) if make_paragraphs(tree) else early()
        title, site = split_site(find_title(tree, meta.titles, meta.publisher), runs)
        site = site or split_site(_title_element(tree), runs)[1]
    found = extract_blocks(tree, html, meta.article_body, options.max_wrap)
    kept = judge(found, runs, title)
    if tree is not None:
        leaves = find_leaves(tree, kept.body())
    whole = put_back(kept.blocks, leaves)
    body = kept.blocks if whole == found else judge(whole, runs, title).blocks
    if not body:
        raise RejectedInput("no-article", f"{uri}: the page holds no paragraph of text; save it once it has loaded.")
    article = [block for block in body if block.kind in _CREDITED]
    blocks = _headed(title, without_title(body, title), _standfirst(leaves, article, meta.description, title))
    return Draft(
        title=title,
        blocks=tuple(blocks),
        publisher=meta.publisher or host_of(uri) or site,
        byline=", ".join(meta.authors) or None,
        credit=find_text_credit(article, (*meta.authors, *meta.credits)),
        dateline=find_dateline(article),
        published=meta.published,
        language=meta.language,
        section=meta.section,
    )


def find_title(tree: HtmlElement, declared: tuple[str, ...], publisher: str | None) -> str | None:
    """Return the headline as the page shows it: the ``<h1>`` that is like a declared title, else that title.

    A declared title that the ``<h1>`` holds among more words (a kicker, a second line) is the headline.
    """
    element = _title_element(tree)
    named = (*declared, *([element] if element is not None else []))
    names = [_without_site(squeeze(printable(name)), publisher) for name in named if name.strip()]
    shown = [text for h1 in tree.iter("h1") if 3 <= len(text := squeeze(printable(text_of(h1)))) <= 300]
    for name in names:
        best = max(shown, key=lambda text: _likeness(text, name), default="")
        if _likeness(best, name) >= 0.5:
            return name if fold(name) in fold(best) else best
    return next(iter(names or shown), None)


def _title_element(tree: HtmlElement) -> str | None:
    element = next(iter(tree.iter("title")), None)
    return None if element is None else squeeze(text_of(element))


def _likeness(text: str, declared: str) -> float:
    """Share of the declared title's words that the text holds."""
    words, told = set(fold(text).split()), set(fold(declared).split())
    return len(words & told) / len(told) if told else 0.0


def _without_site(title: str, publisher: str | None) -> str:
    """Take " | The Gazette" from the end of a title, where that part names the publisher."""
    parts = _SEPARATOR.split(title)
    last, known = fold(parts[-1]), fold(publisher or "")
    if len(parts) > 1 and known and (last in known or known in last):
        return title[: -len(parts[-1])].rstrip(" |–—·:»-")
    return title


def split_site(title: str | None, runs: list[Run]) -> tuple[str | None, str | None]:
    """Return the headline and the site's name behind it, where the page shows each in a line of its own.

    ``runs`` are the page's lines; where they do not tell, the title is returned as it is. One or two words before
    something longer ("Opinion | Leave the union") are a section, which menus show too.
    """
    cuts = list(_SEPARATOR.finditer(title or ""))
    shown = {run.key for run in runs} if cuts else set()
    for cut in reversed(cuts):
        head, rest = (title or "")[: cut.start()], (title or "")[cut.end() :]
        # In bytes, since a character of a script without blanks tells as much as some letters.
        is_section = len(head.split()) < 3 and len(head.encode()) < len(rest.encode())
        if title and not is_section and letters(head) in shown:
            name = title[cuts[-1].end() :]
            return head, name if letters(name) in shown else None
    return title, None


def without_title(body: list[DraftBlock], title: str | None) -> list[DraftBlock]:
    """Leave out the headline where the body repeats it among its first blocks."""
    if not title:
        return body
    return [block for index, block in enumerate(body) if index >= 3 or fold(block.text) != fold(title)] or body


def _standfirst(
    leaves: list[Leaf], body: list[DraftBlock], description: str | None, title: str | None
) -> DraftBlock | None:
    """Return the standfirst: a leaf above the body that is so called or repeats the page's description."""
    known = {letters(block.text) for block in body}
    above = takewhile(lambda leaf: leaf.key not in known, leaves)
    for leaf in above:
        described = description is not None and leaf.key == letters(description)
        called = _STANDFIRST.search(f"{leaf.element.get('class') or ''} {leaf.element.get('itemprop') or ''}")
        if (called or described) and leaf.key != letters(title or "") and len(leaf.text) > 20:
            reason = "html.description-shown" if described else "html.standfirst-class"
            return DraftBlock(BlockKind.STANDFIRST, leaf.text, reason)
    return None


def _headed(title: str | None, body: list[DraftBlock], standfirst: DraftBlock | None) -> list[DraftBlock]:
    headline = [DraftBlock(BlockKind.HEADLINE, title, "html.title")] if title else []
    return [*headline, *([standfirst] if standfirst else []), *body]
