"""The words by which lines of a news page are told apart: ``words/en/blocks.toml``, compiled."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from bede.errors import KnowledgeError
from bede.knowledge.resources import read_toml
from bede.model import BlockKind

_FORMS = {
    "whole": r"[\W_]*(?:{0})[\W_]*\Z",
    "start": r"[\s•·*]*(?:{0})",
    "within": r"(?<!\w)(?:{0})",
    "end": r"(?<!\w)(?:{0})\s*\Z",
}
"""Where a phrase must stand → the pattern around it. Bullets and marks around a phrase never matter."""


@dataclass(frozen=True, slots=True)
class BlockRule:
    """One rule: lines of at most ``most`` words that match ``pattern`` are of ``kind``.

    ``cased``: the pattern wants the line as written, else folded. ``anchored``: it is matched at the start,
    else searched in what stands outside quotation marks. ``opens``: what follows belongs to it; ``ends``:
    ``hard``, ``soft`` or empty (see the table's head).
    """

    kind: BlockKind
    name: str
    pattern: re.Pattern[str]
    most: int
    cased: bool
    anchored: bool
    opens: bool
    ends: str


@dataclass(frozen=True, slots=True)
class PleaWords:
    """Cues of a paragraph that begs, ``weak`` beside another plea only.

    ``address`` and ``ours`` (we, not you) want the text as written, the rest folded.
    """

    address: re.Pattern[str]
    ours: re.Pattern[str]
    money: re.Pattern[str]
    outlet: re.Pattern[str]
    weak: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Notice:
    """A kind of notice in running text: it holds ``least`` different ``cues`` in its folded text."""

    kind: BlockKind
    name: str
    least: int
    cues: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class ProseWords:
    """Words by which running text is told from headlines; all want folded text."""

    reporting: re.Pattern[str]
    telling: re.Pattern[str]
    anaphor: re.Pattern[str]
    small: re.Pattern[str]
    asking: re.Pattern[str]
    stop: frozenset[str]


@dataclass(frozen=True, slots=True)
class BlockWords:
    """The whole table. ``biography`` wants folded text that begins with a name.

    ``menu`` are the words of rows of links, ``papers`` the last ones of newspapers' names, all in small letters.
    ``anchored`` and ``anchored_cased`` match where any rule does that is matched at a line's start; most
    lines of an article are thereby done with in two steps instead of one for each rule.
    """

    rules: tuple[BlockRule, ...]
    anchored: re.Pattern[str]
    anchored_cased: re.Pattern[str]
    plea: PleaWords
    notices: tuple[Notice, ...]
    menu: frozenset[str]
    papers: frozenset[str]
    prose: ProseWords
    biography: re.Pattern[str]


@cache
def block_words() -> BlockWords:
    """Return the table. Raises KnowledgeError where it is broken, naming the rule."""
    table = read_toml("words/en/blocks.toml")
    plea, prose = table["plea"], table["prose"]
    rules = tuple(_rule(row) for row in table["rule"])
    return BlockWords(
        rules=rules,
        anchored=_union(rule for rule in rules if rule.anchored and not rule.cased),
        anchored_cased=_union(rule for rule in rules if rule.anchored and rule.cased),
        plea=PleaWords(
            *(re.compile(plea[name]) for name in ("address", "ours")),
            *(_any_of(plea[name]) for name in ("money", "outlet", "weak")),
        ),
        notices=tuple(_notice(row) for row in table["notice"]),
        menu=frozenset(table["menu"]["words"].split()),
        papers=frozenset(table["papers"]["words"].split()),
        prose=ProseWords(
            reporting=_any_of([prose["reporting"]]),
            telling=_any_of([prose["telling"]]),
            anaphor=re.compile(rf"\W*(?:{prose['anaphors']})\b"),
            small=_any_of([prose["small"]]),
            asking=re.compile(rf"\W*(?:{prose['asking']})\b"),
            stop=frozenset(prose["stop"].split()),
        ),
        biography=_any_of([table["author"]["biography"]]),
    )


def _rule(row: dict[str, Any]) -> BlockRule:
    try:
        return BlockRule(
            kind=BlockKind(row["kind"]),
            name=row["name"],
            pattern=re.compile(_FORMS[row["where"]].format("|".join(row["phrases"]))),
            most=row["most"],
            cased=row.get("cased", False),
            anchored=row["where"] in ("whole", "start"),
            opens=row.get("opens", False),
            ends=row.get("ends", ""),
        )
    except (KeyError, ValueError, re.error) as error:
        raise KnowledgeError(f"blocks.toml: rule {row.get('name')!r} is broken ({error})") from error


def _notice(row: dict[str, Any]) -> Notice:
    try:
        return Notice(BlockKind(row["kind"]), row["name"], row["least"], _any_of(row["cues"]))
    except (KeyError, ValueError, re.error) as error:
        raise KnowledgeError(f"blocks.toml: notice {row.get('name')!r} is broken ({error})") from error


def _union(rules: Iterable[BlockRule]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in rules))


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")
