"""The patterns of words that date an act. The arithmetic behind each rule is in ``resolutions/times``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from bede.knowledge.resources import read_toml

_FOLDER = "words/en/times"
_LEAD_WIDTH = 24  # characters before a phrase in which the word that leads it is sought
_REACH = 70  # characters to either side of a needed word in which a phrase that holds it lies
_ANYTHING = re.compile(r"\S")  # for patterns that are tried on the words of one act only
_WORD = re.compile(r"\{([A-Z]+)\}")


@dataclass(frozen=True, slots=True)
class TimePattern:
    """A compiled pattern and the name of the rule that turns its groups into days.

    ``needs`` is part of whatever the pattern finds; it is sought first, which saves most of the trying. ``lead`` must
    stand right before the phrase. ``alone`` patterns are for words that a reader hands over; in a whole text they
    would find too much.
    """

    rule: str
    regex: re.Pattern[str]
    needs: re.Pattern[str]
    lead: re.Pattern[str] | None
    alone: bool


@cache
def time_patterns() -> tuple[TimePattern, ...]:
    """Return the patterns in the order in which they are tried."""
    table = read_toml(f"{_FOLDER}/words.toml")
    rows = (row for name in table["order"] for row in read_toml(f"{_FOLDER}/{name}.toml")["pattern"])
    needs = {word: re.compile(regex) for word, regex in table["needs"].items()}
    words = {**table["words"], "KNOWN": "|".join(re.escape(name) for name in known_periods())}
    return tuple(_pattern(row, words, needs) for row in rows)


@cache
def known_periods() -> dict[str, tuple[date, date]]:
    """Return the first and last day of stretches of the past that have a name, by the name in lower case."""
    rows = read_toml(f"{_FOLDER}/known.toml")["period"]
    return {name.lower(): (row["earliest"], row["latest"]) for row in rows for name in row["names"]}


def _pattern(row: dict[str, Any], words: dict[str, str], needs: dict[str, re.Pattern[str]]) -> TimePattern:
    held = set(_WORD.findall(row["regex"]))
    named = next((regex for word, regex in needs.items() if word in held), _ANYTHING)
    if "needs" in row:
        named = needs.get(row["needs"]) or re.compile(row["needs"])
    return TimePattern(
        rule=row["rule"],
        regex=re.compile(_filled(row["regex"], words)),
        needs=named,
        lead=re.compile(rf"(?:^|(?<!\w))(?:{row['lead']})\s{{0,3}}$") if "lead" in row else None,
        alone=row.get("alone", False),
    )


def _filled(regex: str, words: dict[str, str]) -> str:
    """Put the words in, also those that stand in words. ``{2}`` and ``{1,3}`` are no words."""
    while _WORD.search(regex):
        regex = _WORD.sub(lambda match: words[match.group(1)], regex)
    return regex


def find_times(text: str, *, alone: bool = False) -> list[tuple[TimePattern, re.Match[str]]]:
    """Return the dating phrases of ``text`` in order, without overlaps; earlier patterns win.

    ``alone``: the text is what a reader handed over as the dating words of one act.
    """
    taken: list[tuple[int, int]] = []
    found = []
    windows: dict[re.Pattern[str], list[tuple[int, int]]] = {}
    for pattern in time_patterns():
        if pattern.alone and not alone:
            continue
        if pattern.needs not in windows:
            windows[pattern.needs] = _windows(text, pattern.needs)
        for match in _matches(pattern.regex, text, windows[pattern.needs]):
            start, end = match.span()
            if any(start < b and a < end for a, b in taken) or not _is_led(pattern, text, start):
                continue
            taken.append((start, end))
            found.append((pattern, match))
    return sorted(found, key=lambda row: row[1].start())


def _windows(text: str, needs: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the stretches of a text in which something that is needed stands, cut at spaces, in order, apart."""
    found: list[tuple[int, int]] = []
    for match in needs.finditer(text):
        start = text.rfind(" ", 0, max(0, match.start() - _REACH)) + 1
        end = text.find(" ", match.end() + _REACH)
        end = len(text) if end < 0 else end
        if found and start <= found[-1][1]:
            start = found.pop()[0]
        found.append((start, end))
    return found


def _matches(regex: re.Pattern[str], text: str, windows: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    for start, end in windows:
        yield from regex.finditer(text, start, end)


def _is_led(pattern: TimePattern, text: str, start: int) -> bool:
    return pattern.lead is None or pattern.lead.search(text, max(0, start - _LEAD_WIDTH), start) is not None


@cache
def lead_pattern() -> re.Pattern[str]:
    """Return what finds, at the end of a text, the word that leads what follows: group 1, "by" in "by about"."""
    table = read_toml(f"{_FOLDER}/words.toml")["leads"]
    words, between = "|".join(table["words"]), "|".join(table["between"])
    return re.compile(rf"(?:^|(?<![\w-]))({words})(?: (?:{between}))?\s$", re.IGNORECASE)


@cache
def alike_leads() -> dict[str, str]:
    """Return leading words and those that mean the same ("prior to": "before")."""
    found: dict[str, str] = read_toml(f"{_FOLDER}/words.toml")["leads"]["alike"]
    return found


@cache
def tense_pattern() -> re.Pattern[str]:
    """Return what finds words that tell of things ahead (group ``ahead``) or behind (group ``behind``)."""
    table = read_toml(f"{_FOLDER}/words.toml")["tense"]
    ahead = "|".join([*table["ahead"], f"(?:{'|'.join(table['to'])})(?:s|ed|ned|ning|ing|d)? to"])
    return re.compile(rf"\b(?:(?P<ahead>{ahead})|(?P<behind>{'|'.join(table['behind'])}))\b", re.IGNORECASE)


@cache
def abbreviation_pattern() -> re.Pattern[str]:
    """Return what fits the end of a text whose full stop ends no sentence ("Gen", "Feb")."""
    table = read_toml(f"{_FOLDER}/words.toml")["tense"]
    return re.compile(rf"\b(?:{'|'.join(table['abbreviated'])})$")


@cache
def term_pattern() -> re.Pattern[str]:
    """Return what finds, at the end of a text, words after which the day lies ahead: "put off until [Tuesday]"."""
    return re.compile(rf"\s(?:{_tense('term')})(?: (?:{_tense('about')}))* $")


@cache
def toward_pattern() -> re.Pattern[str]:
    """Return what finds, at the end of a text, words after which "Tuesday's" may lie ahead: "for [Tuesday's raid]"."""
    return re.compile(rf"\b(?:{_tense('toward')}) $")


@cache
def appointed_pattern() -> re.Pattern[str]:
    """Return what fits, after "Tuesday's", the name of a happening whose day is known before: "vote"."""
    return re.compile(rf"(?: [\w-]+)? (?:{_tense('appointed')})\b")


def _tense(key: str) -> str:
    return "|".join(read_toml(f"{_FOLDER}/words.toml")["tense"][key])
