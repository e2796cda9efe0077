"""Which captures can hold a page, by the media type that their server declared."""

_PAGES = frozenset(
    ("text/plain", "application/json", "application/ld+json", "application/pdf", "", "application/octet-stream")
)
"""Types under which pages are found beside HTML; the last two of servers that do not know better. Their content
decides, and where it is no page nothing is lost."""


def declares_html(media_type: str) -> bool:
    """Tell whether a type promises a web page: one that then proves to be none is told by itself."""
    return "html" in media_type


def may_hold_page(media_type: str) -> bool:
    """Tell whether it is worth a look."""
    return declares_html(media_type) or media_type in _PAGES


def named(media_type: str) -> str:
    """Return what captures of a type are counted as: images and the like by the family, the rest by the type."""
    family = media_type.partition("/")[0]
    return family if family in {"image", "video", "audio", "font"} else media_type or "no type"
