"""What a block is by its own words and shape, wherever it stands; None where that does not tell."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bede.documents.blocks.features import Features
from bede.documents.dates import is_date_line
from bede.knowledge.blocks import BlockRule, block_words
from bede.knowledge.wires import split_dateline
from bede.model import BlockKind
from bede.text.calendar import MONTH_PATTERN, WEEKDAY_PATTERN


@dataclass(frozen=True, slots=True)
class Look:
    """A verdict on one block; ``opens`` and ``ends`` as in BlockRule. ``cues``: words in running text that told it."""

    kind: BlockKind
    reason: str
    opens: bool = False
    ends: str = ""
    cues: tuple[str, ...] = ()


OpenLooks = list[Look | None]
"""A look for each block of a page, None where its words do not tell; neighbours fill in more."""

_MACHINE_NAME = re.compile(r"[\W_]*[a-z0-9]+(?:[-_][a-z0-9]+)+")
_ADDRESS_ONLY = re.compile(r"(?:[#@]\w\S*|https?://\S+|www\.\S+|\S+@\S+\.\w+)(?:[\s,]+(?:[#@]\w\S*|https?://\S+))*")
_SCRIPT = re.compile(
    r"^\s*(?:var|let|const|function|@media|@import)\b.*[;{(]|[{};]\s*\}|=>\s*\{|^\s*[.#][\w-]+\s*\{|</?\w+[^<>]*>"
)
_TRAIL = re.compile(r"\s*[>»›]\s*|\s+[/|•·]\s+")
_CLOCK = r"(?:at\s+)?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?"
_UNDATED = re.compile(
    r"(?:(?:last\s+|first\s+)?(?:updated?|published|posted|modified)\W*)?(?:on\s+)?(?:"
    r"(?:about\s+|an?\s+)?\d*\s?(?:year|month|week|day|hour|minute|min|hr|second|sec|[hdmwy])s?\s+ago"
    rf"|(?:today|yesterday|{WEEKDAY_PATTERN})(?:[\s,]+{_CLOCK})?|\d{{1,2}}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{{2,4}})?|just\s+now"
    rf"|(?:{MONTH_PATTERN}\s+)?\d{{4}}|{MONTH_PATTERN}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH_PATTERN})\.?",
    re.IGNORECASE,
)

_LONGEST = 2500
"""Code points; no line of furniture is longer, and the patterns are not made for megabytes."""

_LONGEST_NOTICE = 150
"""Words; what is longer explains something to its readers."""
_UNADDRESSED = 2
"""Cues that a notice must have beyond its least number where it speaks to nobody."""
_FEWEST_IN_MENU, _MOST_IN_MENU = 3, 40
_SHARE_IN_MENU = 0.75
"""Share of a line's words that menus have, from which it is one; headlines ("World News Agency Opens") stay below."""

_SHAPES: tuple[tuple[BlockKind, str, Callable[[Features], bool]], ...] = (
    (BlockKind.NAVIGATION, "no letters", lambda f: not f.letters),
    (BlockKind.NAVIGATION, "a machine's name", lambda f: bool(_MACHINE_NAME.fullmatch(f.text))),
    (BlockKind.NAVIGATION, "addresses only", lambda f: bool(_ADDRESS_ONLY.fullmatch(f.text))),
    (BlockKind.NAVIGATION, "script or markup", lambda f: bool(_SCRIPT.search(f.text)) and not f.ends),
    (BlockKind.NAVIGATION, "row of menu words", lambda f: _is_menu_row(f.text) and not f.ends),
    (BlockKind.NAVIGATION, "trail of short labels", lambda f: _is_trail(f.text) and not f.ends),
    (
        BlockKind.DATE_LINE,
        "a time without a full date",
        lambda f: f.words <= 8 and bool(_UNDATED.fullmatch(f.text)),
    ),
    (BlockKind.DATELINE, "nothing but a dateline", lambda f: _is_dateline(f.text)),
)
"""Shapes that decide, in order: kind, reason, test."""


def look_at(block: Features) -> Look | None:
    """Return what the block is by itself, or None. The vocabulary goes before the shapes."""
    rule = _first_rule(block)
    dated = is_date_line(block.text)
    if dated and (rule is None or rule.kind not in (BlockKind.BYLINE, BlockKind.LEGAL)):
        return Look(BlockKind.DATE_LINE, "date_line: little but a date")
    if rule is not None:
        return Look(rule.kind, f"{rule.kind}: {rule.name}", rule.opens, rule.ends)
    for kind, reason, fits in _SHAPES:
        if fits(block):
            return Look(kind, f"{kind}: {reason}")
    return _plea(block) or _notice(block)


def plea_cues(block: Features) -> tuple[list[str], list[str]]:
    """Return the cues for money and for the outlet's work in a block that addresses the reader.

    What stands in quotation marks is somebody else's plea and does not count.
    """
    words = block_words().plea
    if not block.addresses:
        return [], []
    money = dict.fromkeys(m[0] for m in words.money.finditer(block.unquoted))
    outlet = dict.fromkeys(m[0] for m in words.outlet.finditer(block.unquoted))
    return list(money), list(outlet)


def _plea(block: Features) -> Look | None:
    money, outlet = plea_cues(block)
    cues = [*money, *outlet]
    if not money or len(cues) < 2:
        return None
    reason = f"plea: {len(cues)} cues ({', '.join(cues[:3])})"
    return Look(BlockKind.PLEA, reason, cues=tuple(cues) if block.prose else ())


def cues_of_plea(block: Features) -> set[str]:
    """Return all cues that the block has outside quotation marks, the weak ones too, whomever it speaks to."""
    words = block_words().plea
    return {m[0] for cues in (words.money, words.outlet, words.weak) for m in cues.finditer(block.unquoted)}


def _notice(block: Features) -> Look | None:
    """Take running text that speaks to the reader of cookies, or of newsletters, for a notice of the page."""
    if not block.prose or block.reports or block.words > _LONGEST_NOTICE:
        return None
    more = 0 if block.addresses else _UNADDRESSED
    for notice in block_words().notices:
        cues = {m[0] for m in notice.cues.finditer(block.unquoted)}
        if len(cues) >= notice.least + more:
            return Look(notice.kind, f"{notice.kind}: {notice.name}", cues=tuple(cues))
    return None


def _first_rule(block: Features) -> BlockRule | None:
    words = block_words()
    if len(block.text) > _LONGEST:
        return None
    anchored = words.anchored.match(block.folded) or words.anchored_cased.match(block.text)
    fitting = (r for r in words.rules if block.words <= r.most and (anchored or not r.anchored) and _fits(r, block))
    return next(fitting, None)


def _fits(rule: BlockRule, block: Features) -> bool:
    if rule.anchored:
        return rule.pattern.match(block.text if rule.cased else block.folded) is not None
    return rule.pattern.search(block.text if rule.cased else block.unquoted) is not None


def _is_trail(text: str) -> bool:
    """Tell whether the line is a row of labels: "Home > World > Europe", "World | Europe"."""
    parts = _TRAIL.split(text)
    return len(parts) >= 2 and all(len(part.split()) <= 3 for part in parts)


def _is_menu_row(text: str) -> bool:
    """Tell whether the line is a row of links that lost what stood between them: "Home News World Weather"."""
    words = [word for word in text.replace("&", " ").split() if word not in ("and", "to", "of", "the")]
    if not _FEWEST_IN_MENU <= len(words) <= _MOST_IN_MENU or not all(any(c.isupper() for c in w[:2]) for w in words):
        return False
    known = sum(word.lower() in block_words().menu for word in words)
    return known >= _SHARE_IN_MENU * len(words)


def _is_dateline(text: str) -> bool:
    found = split_dateline(f"{text} ") if len(text) <= 120 and text[-1] in "-–—―:./" else None
    return found is not None and found.end >= len(text)
