"""What the markup itself says of a part of the page: an advert, comments, a form, a caption ...

Sites name their parts in ``class``, ``id`` and ``aria-label``, and HTML has elements and roles for some.
The words were collected from the class names of news sites and of the content systems that many run on.
"""

import re
from functools import lru_cache

from lxml.html import HtmlElement

from bede.model import BlockKind

_WORDS: tuple[tuple[BlockKind, str], ...] = (
    (
        BlockKind.COMMENTS,
        r"comments?|commenting|comment-?\w*list|disqus\w*|respond|replies|discussions?|user-?replies",
    ),
    (
        BlockKind.FORM,
        r"newsletters?\w*|sign-?up\w*|subscri\w+|mailing-?list|mc4wp\w*|mailchimp\w*|opt-?in|log-?in|registration"
        r"|polls?|quiz(?:zes)?|survey",
    ),
    (
        BlockKind.PLEA,
        r"donat\w*|donors?|paywall\w*|support-?us|membership|become-?a-?member|contribution-?\w*|fundrais\w*|appeal",
    ),
    (
        BlockKind.RELATED,
        r"related\w*|recommend\w*|read-?(?:more|also|next|on)|more-?(?:on|from|stories|news|like|in)|see-?also|also-?\w*"
        r"|most-?(?:read|popular|viewed|shared|commented|recent)|trending|popular|outbrain\w*|taboola\w*|teasers?\w*"
        r"|rich-?link\w*|next-?(?:articles?|stor(?:y|ies)|posts?)|up-?next|tickers?|news-?feed|latest(?:-?\w*)?"
        r"|promoted\w*|from-?the-?web|archive-?(?:list|links)",
    ),
    (
        BlockKind.CAPTION,
        r"captions?|wp-caption-text|(?:image|photo|picture|pic|img|media|fig)-?(?:caption|credit)s?|cap|galler(?:y|ies)"
        r"|slide-?shows?",
    ),
    (
        BlockKind.BYLINE,
        r"bylines?|by|authors?|author-?(?:bio|box|name|info|card)|about-?(?:the-?)?authors?|contributors?|posted-?on"
        r"|(?:entry|post|article|story)-?meta",
    ),
    (
        BlockKind.NAVIGATION,
        r"share|sharing|shares|share-?\w+|social\w*|cookie\w*|consent|gdpr|privacy-?(?:notice|banner)|(?:ad-)?banners?"
        r"|advert\w*|ads?|ad-?slot|sponsor\w*|promos?|promotion\w*|breadcrumbs?|crumbs?|menu|nav\w*|pagination|pager"
        r"|tags?(?!-)|topics?(?!-)|(?<!has-)(?<!with-)(?<!no-)sidebar|toolbar|tools|(?<!overflow-)hidden"
        r"|screen-reader\w*|visually-hidden|sr-only|skip-?link|foot|footer|(?:page|site)-?footer|mast-?head|pop-?ups?"
        r"|modals?|push-?\w*|app-?(?:promo|banner|download)s?|follow-?us",
    ),
)  # fmt: skip
"""Kind → words of names that set a part of the page apart from the article; the first that fits decides."""

_NAMES = re.compile(
    r"(?:^|[\s_-])(?:" + "|".join(rf"(?P<{kind}>{words})" for kind, words in _WORDS) + r")(?=$|[\s_-])",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

_TAGS = {
    "nav": BlockKind.NAVIGATION,
    "footer": BlockKind.NAVIGATION,
    "menu": BlockKind.NAVIGATION,
    "dialog": BlockKind.NAVIGATION,
    "aside": BlockKind.RELATED,
    "form": BlockKind.FORM,
    "figure": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
}
"""Element → what stands in it. A ``<header>`` tells nothing: it may hold the site's name or the standfirst."""

_ROLES = frozenset(
    ("navigation", "complementary", "dialog", "alertdialog", "alert", "search", "contentinfo", "marquee", "menu")
)
_NEVER = frozenset(("html", "body", "main"))
"""Elements whose names speak of the page as a whole ("has-sidebar no-comments")."""


def mark_of(element: HtmlElement) -> tuple[BlockKind, str] | None:
    """Return the kind that an element's own tag, role and names give to all it holds, and the reason, or None.

    What the names say may be wrong for an element that holds the article itself; the caller knows which do.
    """
    tag = element.tag
    if not isinstance(tag, str) or tag in _NEVER:
        return None
    if tag in _TAGS and not _cites(element):
        return _TAGS[tag], f"html.<{tag}>"
    if element.get("role") in _ROLES:
        return BlockKind.NAVIGATION, f"html.role.{element.get('role')}"
    if _is_hidden(element):
        return BlockKind.NAVIGATION, "html.hidden"
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('aria-label') or ''}"
    # The classes of an article name what it is about ("tag-war category-newsletter"), not what it is.
    return None if tag == "article" or not names.strip() else _named(names)


@lru_cache(maxsize=4096)
def _named(names: str) -> tuple[BlockKind, str] | None:
    found = _NAMES.search(_CAMEL.sub("-", names))
    kinds = {kind.value: kind for kind, _ in _WORDS}
    return (
        (kinds[found.lastgroup], f"html.named.{found[found.lastgroup].lower()}") if found and found.lastgroup else None
    )


def _cites(element: HtmlElement) -> bool:
    """Tell whether a footer is that of a quotation, which names the speaker."""
    parent = element.getparent()
    return element.tag == "footer" and parent is not None and parent.tag == "blockquote"


def _is_hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or "display:none" in style
