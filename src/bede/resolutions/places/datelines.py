"""The place from which a report is written: it is none of what it tells of, but says what "here" is."""

from bede.model import Document
from bede.resolutions.places.names import Name, Words

_FAR = 14
"""Words within which the dash of a dateline must follow its place."""
_LINES = 6
"""Lines at the head of a text in which a dateline may stand."""
_DASHES = frozenset(("--", "-", "–", "—", "_", "]"))


def dateline_of(document: Document, words: Words) -> Name | None:
    """Return the name in the dateline: that found in cleaning the page, else one at the head of the text."""
    if document.dateline:
        position = document.text.find(document.dateline)
        where = words.at(position) if position >= 0 else None
        if where is not None and (name := words.name_at(where, len(words.texts))) is not None:
            return name
    for begin in words.line_starts()[:_LINES]:
        name = words.name_at(begin, len(words.texts))
        if name is None:
            continue
        after = words.texts[name.end : name.end + _FAR]
        after = after[: after.index("¶")] if "¶" in after else after
        if after[:1] != ["'s"] and _DASHES.intersection(after) and (after[0] in {",", "(", "/"} or after[0] in _DASHES):
            return name
    return None
