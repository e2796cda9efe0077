"""What a page says about itself: titles, outlet, authors, publication date, language.

Read from JSON-LD, OpenGraph and other meta tags, microdata and ``<time>``, in that order of trust.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from lxml.html import HtmlElement

from bede.documents import jsonld
from bede.documents.guessed_date import guess_date
from bede.documents.metatags import Tags, canonical_of, first_tag, host_of, read_tags
from bede.documents.published import find_published
from bede.documents.runs import Run, find_runs
from bede.documents.shown_date import find_shown_date
from bede.documents.tree import select, text_of
from bede.knowledge.words.speaking import section_in
from bede.model import Resolution, When
from bede.text.normalise import squeeze

TITLES = ("og:title", "twitter:title", "dc.title")
OUTLETS = ("og:site_name", "application-name", "dc.publisher")
AUTHORS = ("author", "byl", "parsely-author", "sailthru.author", "dc.creator", "article:author")
SECTIONS = ("article:section", "parsely-section", "section")
LANGUAGES = ("og:locale", "content-language", "language", "dc.language")
PROVIDERS = ("sourceOrganization", "copyrightHolder", "provider", "creditText")
"""Keys of JSON-LD for whom the text comes from."""

BYLINES = (
    "//*[@rel='author' or @itemprop='author'] | //*[contains(@class, 'byline') or contains(@class, 'author-name')]"
)
"""Where a page shows its author's name."""

JUNK_AUTHORS = frozenset(
    ("admin", "administrator", "webmaster", "editor", "unknown", "none", "null", "n/a", "no author", "user")
)
"""What content systems write where they know no author."""

LANGUAGE_NAMES = {
    "english": "en", "eng": "en", "ukrainian": "uk", "ukr": "uk", "russian": "ru", "rus": "ru",
    "arabic": "ar", "ara": "ar", "french": "fr", "fra": "fr", "german": "de", "deu": "de",
    "spanish": "es", "spa": "es", "chinese": "zh", "zho": "zh",
}  # fmt: skip
"""Language names and ISO 639-3 codes that records carry, to ISO 639-1."""

_LEADING_BY = re.compile(r"^(?:(?:written |posted |view all posts )?by|from)\s*[: ]\s*", re.IGNORECASE)
_LANGUAGE = re.compile(r"^([a-z]{2})(?:[-_].*)?$", re.IGNORECASE)
_LONGEST_BYLINE = 8
"""Words; what is longer is a biography."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says of itself; every field but ``published`` may be None or empty.

    ``titles`` are all that it declares, most trusted first; ``article_body`` is the text that JSON-LD
    carries; ``credits`` are the bodies named as providers of the text.
    """

    titles: tuple[str, ...]
    description: str | None
    publisher: str | None
    authors: tuple[str, ...]
    credits: tuple[str, ...]
    published: Resolution[When]
    language: str | None
    article_body: str | None
    section: str | None = None


NOTHING = Metadata((), None, None, (), (), Resolution("", None, "none", 0.0), None, None)
"""The metadata of a page that has none."""


def read_metadata(
    tree: HtmlElement,
    html: str,
    uri: str,
    not_after: date | None = None,
    *,
    guess: bool = True,
    runs: Callable[[], Sequence[Run]] | None = None,
) -> Metadata:
    """Return what the page says of itself. ``html`` is the text that ``tree`` was parsed from.

    ``runs`` gives the page's lines, for callers that need them too; only some pages are asked for them. With ``guess``
    a page that neither declares nor shows a date gets htmldate's. ``not_after``, the day of capture, bounds what is
    declared or guessed.
    """
    tags = read_tags(tree)
    canonical = canonical_of(tree, tags)
    article = jsonld.read_article(tree, canonical)
    place = canonical if canonical and canonical.startswith("http") else uri
    named = (jsonld.text_of(article.get("headline")), *(first_tag(tags, name) for name in TITLES))
    titles = tuple(dict.fromkeys(title for title in named if title))
    described = first_tag(tags, "og:description", "description")
    return Metadata(
        titles=titles,
        description=described or jsonld.text_of(article.get("description")),
        publisher=_publisher(article, tags, titles) or host_of(place),
        authors=_declared_authors(article, tags) or _shown_authors(tree),
        credits=tuple(name for key in PROVIDERS for name in jsonld.texts_of(article.get(key))),
        published=find_published(
            tree,
            article,
            tags,
            addresses=tuple(dict.fromkeys((place, uri))),
            not_after=not_after,
            shown=lambda: find_shown_date((runs or partial(find_runs, tree))(), (*titles, *_title_element(tree))),
            guess=lambda: guess_date(tree, html, place, not_after) if guess else None,
        ),
        language=_language(tree, article, tags),
        article_body=body if isinstance(body := article.get("articleBody"), str) else None,
        section=_section(article, tags, place),
    )


def clean_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return authors' names without "By", addresses, placeholders ("admin") and repetitions, in order."""
    cleaned = (_LEADING_BY.sub("", squeeze(name)).strip(" ,;|") for name in names)
    kept = (n for n in cleaned if n and len(n) <= 120 and "://" not in n and "@" not in n)
    return tuple(dict.fromkeys(name for name in kept if name.casefold() not in JUNK_AUTHORS))


def language_code(text: str) -> str | None:
    """Return the ISO 639-1 code in a language tag or name ("en-GB", "English"), or None."""
    found = _LANGUAGE.match(text.strip())
    return found[1].lower() if found else LANGUAGE_NAMES.get(text.strip().lower())


def _title_element(tree: HtmlElement) -> tuple[str, ...]:
    return tuple(squeeze(text_of(element)) for element in select(tree, "//title"))


def _publisher(article: jsonld.Node, tags: Tags, titles: tuple[str, ...]) -> str | None:
    """Return the outlet's name: none that repeats the title, and without a slogan after a bar."""
    names = (jsonld.text_of(article.get("publisher")), *(first_tag(tags, name) for name in OUTLETS))
    return next((name.split(" | ")[0] for name in names if name and name not in titles), None)


def _declared_authors(article: jsonld.Node, tags: Tags) -> tuple[str, ...]:
    told = jsonld.texts_of(article.get("author")) or jsonld.texts_of(article.get("creator"))
    groups = (told, *(tuple(tags.get(name, ())) for name in AUTHORS))
    return next(filter(None, map(clean_names, groups)), ())


def _section(article: jsonld.Node, tags: Tags, place: str) -> str | None:
    """Return the outlet's section: by the type of the article, else as declared, else an opinion's by the address."""
    if "OpinionNewsArticle" in jsonld.texts_of(article.get("@type")):
        return "Opinion"
    declared = jsonld.text_of(article.get("articleSection")) or first_tag(tags, *SECTIONS)
    return declared or section_in(place)


def _shown_authors(tree: HtmlElement) -> tuple[str, ...]:
    """Return the first name that the page shows in a place made for one; a line with a date in it is none."""
    texts = (squeeze(text_of(element)) for element in select(tree, BYLINES))
    short = (text for text in texts if len(text.split()) <= _LONGEST_BYLINE and not re.search(r"\d", text))
    names = (clean_names((text,)) for text in short)
    return next((name for name in names if name and len(name[0].split()) > 1), ())


def _language(tree: HtmlElement, article: jsonld.Node, tags: Tags) -> str | None:
    declared = (
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        jsonld.text_of(article.get("inLanguage")),
        first_tag(tags, *LANGUAGES),
    )
    return next(filter(None, (language_code(text) for text in declared if text)), None)
