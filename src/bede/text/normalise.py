"""Folding of characters and spaces, always by an explicit call: stored text is never folded."""

import re
import unicodedata

# C0 and C1 controls but tab and newline, and the code points that can't be encoded as UTF-8 or mean nothing.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_NEWLINES = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
# Typographic quotes and apostrophes; hyphens, dashes and the minus sign.
_PLAIN = str.maketrans(dict.fromkeys("’‘ʼ", "'") | dict.fromkeys("“”", '"') | dict.fromkeys("‐‑‒–—―−", "-"))


def printable(text: str) -> str:
    """Return the text with all newlines as line feeds, and without control characters and lone surrogates."""
    if text.isprintable():  # then it holds none of them, and most pieces of a page are such
        return text
    return _CONTROL.sub("", _NEWLINES.sub("\n", text))


def squeeze(text: str) -> str:
    """Return the text with every run of white space made one space, and none at the ends."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """Return a key for look-up: case folded, accents and typographic marks plain, spaces squeezed."""
    if text.isascii():
        return squeeze(text).casefold()
    plain = unicodedata.normalize("NFKD", text).translate(_PLAIN)
    return squeeze("".join(c for c in plain if not unicodedata.combining(c))).casefold()
