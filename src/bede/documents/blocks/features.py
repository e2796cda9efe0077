"""What can be measured on one block alone."""

import re
from dataclasses import dataclass

from bede.documents.blocks.lines import Line
from bede.knowledge.blocks import block_words
from bede.text.normalise import fold

_QUOTED = re.compile(r"“[^“”]*(?:”|$)|\"[^\"]*(?:\"|$)|(?<!\w)‘[^‘]*?’(?!\w)|(?<!\w)'(?:[^']|'(?=\w))+'(?!\w)")
_END = re.compile(r"[.!?…][\"'”’)\]»]*$")
_SENTENCES = re.compile(r"[.!?…][\"'”’)\]]*\s+[\"'“‘(\[]?[A-Z]")
_ABBREVIATION = re.compile(r"(?:\b[A-Za-z]\.){2,}$|\b(?:Gen|Mr|Dr|St|Inc|Co|Ltd|Jr|Sr|Gov|Sen|No)\.$")
_RUNNING = re.compile(r"[,:;–—-][\"'”’)]*$")
_BULLET = re.compile(r"[•·▪◦‣●■*–—-]\s*(?=\w|[\"'“‘])")
_SHOUTED = 6
"""Words of a sentence in capitals, as monitored broadcasts are written; headlines end without a stop."""
_SMALL_WORD = re.compile(r"\b[a-z]{2,}\b(?!\.[a-z])")
_LETTER = re.compile(r"[^\W\d_]")

_TAIL = 40
"""Code points at the end that are looked at for punctuation; whole blocks could be megabytes."""
_LONG = 22
"""Words; a longer line is prose whatever it ends with. Headlines of the press seldom pass 18."""
_HEADLINE_WORDS = 12
"""Words; a line without a full stop beyond this is prose if it has the small words headlines lack."""


@dataclass(frozen=True, slots=True)
class Features:
    """A block and its measures.

    ``folded`` is the text for look-up; ``bare`` and ``unquoted`` are the text and the folded text without
    what stands in quotation marks. ``content`` are its words that carry meaning. ``prose``: it reads as
    running text by its shape; ``asks``: it ends with a question mark; ``addresses``: it speaks to the reader, or of
    "us", outside quotation marks; ``stanza`` as in Line.
    """

    text: str
    folded: str
    bare: str
    unquoted: str
    stanza: int
    words: int
    sentences: int
    letters: bool
    bullet: bool
    ends: bool
    asks: bool
    prose: bool
    quotes: bool
    reports: bool
    addresses: bool
    content: frozenset[str]


def measure(line: Line) -> Features:
    """Return the measures of a block."""
    text, vocabulary = line.text, block_words().prose
    folded = _fold(text)
    without = _QUOTED.sub(" ", text)
    unquoted = folded if without == text else _fold(without)
    words = len(text.split())
    tail = text[-_TAIL:]
    ends = bool(_END.search(tail)) and not (words <= _HEADLINE_WORDS and _ABBREVIATION.search(tail))
    reports = bool(vocabulary.reporting.search(unquoted))
    return Features(
        text=text,
        folded=folded,
        bare=without,
        unquoted=unquoted,
        stanza=line.stanza,
        words=words,
        sentences=1 + sum(1 for _ in _SENTENCES.finditer(text)),
        letters=bool(_LETTER.search(text)),
        bullet=bool(_BULLET.match(text)),
        ends=ends,
        asks=text.rstrip("\"'”’)").endswith("?"),
        prose=_is_prose(text, unquoted, words, ends, reports),
        quotes=without != text,
        reports=reports,
        addresses=bool(block_words().plea.address.search(without)),
        content=frozenset(w for w in re.findall(r"\w{4,}", folded) if w not in vocabulary.stop),
    )


def is_headline_shaped(block: Features) -> bool:
    """Tell whether the block could be a headline: no running text, or a short question or exclamation."""
    return not block.prose or (block.words <= 18 and block.sentences == 1 and block.text.rstrip("\"'”’)")[-1:] in "?!")


def _is_prose(text: str, unquoted: str, words: int, ends: bool, reports: bool) -> bool:
    """Tell whether a block reads as running text: a sentence, or one that lost its stop on the way."""
    if words > _LONG or (ends and words >= 2 and _SMALL_WORD.search(text)):
        return True
    if ends and words >= _SHOUTED and text.isupper():
        return True
    opens_quotation = text[0] in '"“'
    if words >= (4 if opens_quotation else 8) and _RUNNING.search(text[-_TAIL:]):
        return True
    small = len(block_words().prose.small.findall(unquoted))
    return (words > _HEADLINE_WORDS and small >= 3) or (words >= 8 and opens_quotation and (reports or small >= 1))


def _fold(text: str) -> str:
    return text.lower() if text.isascii() else fold(text)  # the same for plain ASCII, ten times as fast


def is_quotation(text: str) -> bool:
    """Tell whether the block is a quotation as a whole, with nobody's words around it.

    >>> is_quotation("“We will go.”"), is_quotation("“We will go,” she said.")
    (True, False)
    """
    bare = text.strip()
    if len(bare.split()) < 2 or bare[0] not in "\"“‘'«":
        return False
    if bare[0] in "‘'":
        inner = bare[1:].rstrip(".,!?")
        return bare.rstrip(".")[-1] in "’'" and not re.search(r"[,.!?][’'] ", inner)
    return not _LETTER.search(_QUOTED.sub(" ", bare)) if bare[0] != "«" else bare.rstrip(".").endswith("»")
