"""Plain-text captures of news pages: the article is told apart from the page that it stood on.

No library does this, since none has the markup to go by. The work is done in ``blocks``; here the blocks are
made a draft: title, publisher, byline, credit, dateline and date, each only from blocks that may tell it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from bede.documents.blocks.kinds import classify
from bede.documents.blocks.lines import split_lines
from bede.documents.blocks.masthead import find_masthead
from bede.documents.dates import find_published
from bede.documents.draft import Draft, DraftBlock
from bede.knowledge.publishers import find_publisher, publisher_of_host
from bede.knowledge.wires import Dateline, find_credit, split_dateline, wire_name
from bede.knowledge.words.speaking import section_in
from bede.model import BlockKind, Precision, Resolution, TimeBasis, When
from bede.settings import DocumentsOptions
from bede.text.calendar import safe_date

_NAMES_PUBLISHER = (
    BlockKind.NAVIGATION,
    BlockKind.PLEA,
    BlockKind.FORM,
    BlockKind.COMMENTS,
    BlockKind.LEGAL,
    BlockKind.BYLINE,
)
_ARTICLE = (BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.DATELINE)
_SUFFIX = re.compile(r"\s+(?:[|–—-]|::|»)\s+(?P<site>[^|–—]{2,40})$")
_BYLINE_HEAD = re.compile(
    r"^(?:(?:words|written|story|report|text|reported|analysis|post(?:ed)?|authors?)\b\s*)?(?:by\b)?\s*:?\s*",
    re.I,
)
_BYLINE_TAIL = re.compile(r"\s*(?:[|•·–—/(]|\s-\s|\bin [A-Z]|,? (?:published|updated|posted)\b|,? \d).*$")
_URI_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)")


def take_apart(text: str, uri: str, options: DocumentsOptions) -> Draft:
    """Return the parts of a plain-text capture.

    ``text`` is decoded and free of control characters; every character of it but white space comes back in
    the blocks, in order. ``uri`` helps with the publisher and the date where the text says nothing. What
    nothing tells stays None; the language is always None here.
    """
    blocks = tuple(classify(split_lines(text, options.max_wrap)))
    opening = _opening(blocks)
    title, site = _title(blocks)
    return Draft(
        title=title,
        blocks=blocks,
        publisher=_publisher(blocks, site, uri),
        byline=_byline(blocks),
        section=section_in(uri),
        credit=_credit(blocks, opening),
        dateline=opening.place if opening else None,
        published=_published(blocks, opening, uri),
        language=None,
    )


def _texts(blocks: Iterable[DraftBlock], *kinds: BlockKind) -> list[str]:
    return [block.text for block in blocks if block.kind in kinds]


def _opening(blocks: Sequence[DraftBlock]) -> Dateline | None:
    """Return the dateline of the article's first blocks; further down a place before a colon is mere text."""
    article = _texts(blocks, *_ARTICLE)[:3]
    return next((found for text in article if (found := split_dateline(f"{text} "))), None)


def _title(blocks: Sequence[DraftBlock]) -> tuple[str | None, str | None]:
    """Return the headline without the name of the site behind it, and the outlet that this names."""
    headline = next(iter(_texts(blocks, BlockKind.HEADLINE)), None)
    suffix = _SUFFIX.search(headline) if headline else None
    site = find_publisher(suffix["site"]) if suffix else None
    return (headline[: suffix.start()], site) if headline and suffix and site else (headline, None)


def _publisher(blocks: Sequence[DraftBlock], site: str | None, uri: str) -> str | None:
    """Return the outlet: by the page's host, else by the furniture that names it most often.

    A wire service counts only where nobody else is named: its name stands on every page that prints it. An outlet that
    no table knows is taken from the masthead.
    """
    by_host = publisher_of_host(urlsplit(uri).hostname or "") if "://" in uri else None
    if by_host or site:
        return by_host or site
    heads = [b.text for b in blocks if b.kind is BlockKind.RELATED and "head of a list" in b.reason]
    named = [find_publisher(text) for text in (*_texts(blocks, *_NAMES_PUBLISHER), *heads)]
    votes = Counter(name for name in named if name)
    own = {name: n for name, n in votes.items() if not wire_name(name)} or dict(votes)
    best = max(own, key=lambda name: own[name]) if own else None
    return best if best and not wire_name(best) else find_masthead(blocks) or best


def _byline(blocks: Sequence[DraftBlock]) -> str | None:
    lines = [b.text for b in blocks if b.kind is BlockKind.BYLINE and "about the author" not in b.reason]
    names = (_bare_names(text) for text in lines)
    return "; ".join(dict.fromkeys(name for name in names if name)) or None


def _bare_names(byline: str) -> str | None:
    """Return the names in a byline, without town, paper and date; None for "Reuters Staff"."""
    bare = _BYLINE_TAIL.sub("", _BYLINE_HEAD.sub("", byline))
    parts = [part.strip() for part in re.split(r",\s*|\s+and\s+|\s+&\s+|\s+with\s+", bare)]
    names = [part for i, part in enumerate(parts) if part and not _is_office(part, first=i == 0)]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]])) or None


def _is_office(part: str, first: bool) -> bool:
    """Tell whether a part of a byline is no person: an outlet, a wire, a desk, or (further on) a role."""
    if find_publisher(part) or wire_name(part) or re.search(r"\b(?:staff|desk|agencies|correspondents?)\b", part, re.I):
        return True
    return not first and (part[0].islower() or bool(re.search(r"\b(?:[Ee]ditor|[Rr]eporter|[Ww]riter|News)\b", part)))


def _credit(blocks: Sequence[DraftBlock], opening: Dateline | None) -> str | None:
    """Return the wire service that the dateline, else another line names; of an unlisted one the fuller name."""
    lines = _texts(blocks, BlockKind.BYLINE, BlockKind.CREDIT, BlockKind.LEGAL)
    lines += _texts(blocks, *_ARTICLE)[:1] + _texts(blocks, *_ARTICLE)[-1:]
    named = (credit for line in lines if (credit := find_credit(line)))
    if opening and opening.wire:
        return next((credit for credit in named if credit.startswith(f"{opening.wire} ")), opening.wire)
    return next(named, None)


def _published(blocks: Sequence[DraftBlock], opening: Dateline | None, uri: str) -> Resolution[When]:
    """Return the date in the lines; where they give none, the one in the address."""
    lines = _texts(blocks, BlockKind.DATE_LINE, BlockKind.BYLINE, BlockKind.DATELINE)
    found = find_published(lines, opening.date_text if opening else None)
    in_address = _URI_DAY.search(uri)
    day = safe_date(*(int(part) for part in in_address.groups())) if in_address else None
    if found.value is not None or in_address is None or day is None:
        return found
    when = When(day, day, Precision.DAY, TimeBasis.EXPLICIT)
    return Resolution(in_address[0], when, "uri.path", 0.7, found.rivals)
