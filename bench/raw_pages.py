"""Raw HTML pages for measures of speed: newswire laid out as outlets do it, and pages as they were saved.

The newswire is that of Reuters-21578: its texts are put into a page with the furniture of a news site (menu, teasers,
footer, scripts, declared date). The saved pages are those of the extraction corpus.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from html import escape, unescape
from pathlib import Path

_ITEM = re.compile(r"<REUTERS.*?</REUTERS>", re.DOTALL)
_PART = {name: re.compile(rf"<{name}>(.*?)</{name}>", re.DOTALL) for name in ("DATE", "TITLE", "DATELINE", "BODY")}
_PARAGRAPH = re.compile(r"\n {2,}")

_SCRIPT = "window.dataLayer=window.dataLayer||[];function tell(){dataLayer.push(arguments);}tell('view',%d);\n" * 20
_STYLE = "".join(f".box-{n}{{margin:0 {n}px;padding:{n}px;color:#{n:03d}}}\n" for n in range(60))
_SECTIONS = ("World", "Politics", "Business", "Markets", "Science", "Health", "Sport", "Culture", "Opinion", "Weather")
_MENU = "".join(f'<li class="menu-item"><a href="/{name.lower()}">{name}</a></li>' for name in _SECTIONS)
_TEASER = '<article class="teaser box-%d"><a href="/more/%d"><h3>Also read: item %d of the day</h3></a></article>'
_TEASERS = "".join(_TEASER % (n, n, n) for n in range(12))
_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | The Daily Bench</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Daily Bench">
<meta property="article:published_time" content="{date}"><meta name="viewport" content="width=device-width">
<style>{style}</style><script>{script}</script></head>
<body><header class="site-header"><nav><ul class="menu">{menu}</ul></nav></header>
<main><article class="story"><h1>{title}</h1><p class="byline">By <a href="/staff/1">Staff Writer</a></p>
<div class="story-body">{body}</div>
<div class="share"><a href="#f">Share</a><a href="#m">Mail</a></div></article>
<aside class="related"><h2>More from us</h2>{teasers}</aside></main>
<footer><ul>{menu}</ul><p>Copyright The Daily Bench. All rights reserved.</p></footer></body></html>
"""


def newswire(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and HTML of the texts of Reuters-21578 that have a body of three paragraphs and more, in order."""
    number = 0
    for file in sorted(root.glob("newswire/Reuters-21578/*.sgm")):
        for item in _ITEM.finditer(file.read_text(encoding="latin-1")):
            page = _page(item[0], number)
            if page is not None:
                yield f"newswire-{number:05d}.html", page
                number += 1


def saved(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of the pages of the extraction corpus, by name."""
    for file in sorted(root.glob("extraction/**/*.html")):
        yield file.name, file.read_bytes()


def _page(item: str, number: int) -> bytes | None:
    """Return an item as a page, None where it holds no article."""
    parts = {name: unescape(found[1]) if (found := part.search(item)) else "" for name, part in _PART.items()}
    written = _PARAGRAPH.split(parts["BODY"].rpartition("\n")[0])  # the last line is the sign of the wire
    paragraphs = [escape(" ".join(text.split())) for text in written if text.strip()]
    if len(paragraphs) < 3:
        return None
    dateline = escape(" ".join(parts["DATELINE"].split()))
    body = "\n".join(f"<p>{text}</p>" for text in [f"{dateline} {paragraphs[0]}".strip(), *paragraphs[1:]])
    page = _PAGE.format(
        title=escape(" ".join(parts["TITLE"].split()).capitalize(), quote=True),
        date=_day(parts["DATE"]),
        style=_STYLE,
        script=_SCRIPT.replace("%d", str(number)),
        menu=_MENU,
        body=body,
        teasers=_TEASERS,
    )
    return page.encode()


def _day(written: str) -> str:
    """Return "26-FEB-1987 15:01:01.79" as ISO, empty where it is no such moment."""
    try:
        return datetime.strptime(written.strip().partition(".")[0], "%d-%b-%Y %H:%M:%S").isoformat()
    except ValueError:
        return ""
