"""Abbreviations that a document explains: "State Tobacco Monopoly Administration (STMA)"."""

import re
from collections.abc import Iterator

from bede.text.normalise import fold, squeeze

_BRACKETED = re.compile(r"[(\[]\s?([A-Z][A-Za-z.&/-]{1,9})\s?[)\]]")
_LINKS = frozenset("of the and for de la le du del in on to y da do".split())
_WORD = re.compile(r"[\w’'.&-]*\w")
_WORDS_A_LETTER = 2
_FEWEST_CAPITALS = 2


def abbreviations(text: str) -> dict[str, str]:
    """Return the long forms that stand before bracketed short ones, by the folded short one.

    The letters of the short form must be found in the words before, from the last to the first, the first of them as
    the head of a word, as Schwartz and Hearst do it ("A simple algorithm for identifying abbreviation definitions",
    2003). The first explanation of an abbreviation is the document's.
    """
    found: dict[str, str] = {}
    for short, long in _explained(text):
        found.setdefault(fold(short), long)
    return found


def _explained(text: str) -> Iterator[tuple[str, str]]:
    for match in _BRACKETED.finditer(text):
        short = match.group(1)
        if sum(letter.isupper() for letter in short) < _FEWEST_CAPITALS:
            continue
        line = text.rfind("\n", 0, match.start()) + 1
        words = list(_WORD.finditer(text, line, match.start()))[-_WORDS_A_LETTER * len(short) :]
        if words and not text[words[-1].end() : match.start()].strip(" ’'\"”"):
            start = _first_of(text[words[0].start() : match.start()], short)
            if start is not None:
                yield short, squeeze(text[words[0].start() + start : match.start()]).strip("’'\"”“ ")


def _first_of(before: str, short: str) -> int | None:
    """Return where the long form begins in the words before the bracket, None where the letters are not found."""
    letters = [letter for letter in short.lower() if letter.isalnum()]
    at = len(before)
    for number, letter in reversed(list(enumerate(letters))):
        at -= 1
        while at >= 0 and (before[at].lower() != letter or (number == 0 and at and before[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
    return at if before[at:].split(maxsplit=1)[0].lower() not in _LINKS else None
