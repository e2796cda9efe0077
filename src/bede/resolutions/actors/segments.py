"""A phrase taken apart into what the world tables know of it and what is left as a name."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bede.knowledge.world import (
    Body,
    Country,
    Demonym,
    Match,
    PartyEntry,
    Seat,
    Title,
    country_by_code,
    party_index,
    place_index,
)
from bede.text.tokens import tokenise

_NAME_PARTICLES = frozenset("de del della der den van von bin ibn al el la le da dos du ter y ben abu".split())
_LOCATING = frozenset({"of", "in", "near", "from", "at"})  # behind a title they lead to a place, not to a name
_HONORIFICS = frozenset(
    """mr mr. mrs mrs. ms ms. dr dr. rep. sen. gov. sir lord dame hon hon. msgr msgr. highness majesty excellency gen
    col     maj capt""".split()
)
_NOT_NAMES = _HONORIFICS | frozenset(
    """the a an his her its their this that these those one two three four five six seven eight nine ten eleven twelve
    dozens hundreds thousands millions some any each every no another both either neither several many few most all half
    much more less such our my your whose what which enough various certain numerous who whom of in on at to for from by
    with and or as than around about nearly almost over under least up""".split()
)
# "Iranian-backed", "US-led": they say who is behind it, not who it is.
_SIDED = re.compile(r"\w-(?:[a-z]+ed|led|held|run|made|born|built|speaking|era|style)$")


@dataclass(frozen=True, slots=True)
class Segments:
    """What a phrase holds: titles, countries, seats and bodies in order, and the personal name, if any."""

    titles: tuple[Title, ...]
    countries: tuple[Country, ...]
    seats: tuple[Seat, ...]
    bodies: tuple[Body, ...]
    name: str | None
    last: PartyEntry | None


@lru_cache(maxsize=1024)
def segments(text: str) -> Segments:
    """Return the parts of ``text``. Countries that are also given or family names give way to a name beside them.

    Kept, since several readings of a document ask for the same phrases.
    """
    tokens = tokenise(text, 0)
    words = [token.text for token in tokens]
    entries, runs = _scan(words)
    if any(isinstance(entry, Title) and entry.kind == "person" for entry in entries):
        located = [
            run for run in runs if (run[0] and words[run[0] - 1].lower() in _LOCATING) or _after_article(words, run)
        ]
        runs = [run for run in runs if run not in located]
        entries += _countries_of(words, located)
    longest = max(runs, key=lambda r: (len(r), r[0]), default=None)
    name = text[tokens[longest[0]].start : tokens[longest[-1]].end] if longest else None
    return Segments(
        titles=tuple(e for e in entries if isinstance(e, Title)),
        countries=tuple(_country(e) for e in entries if isinstance(e, Country | Demonym)),
        seats=tuple(e for e in entries if isinstance(e, Seat)),
        bodies=tuple(e for e in entries if isinstance(e, Body)),
        name=name.replace("(", "").replace(")", "") if name else None,
        last=entries[-1] if entries else None,
    )


def _after_article(words: list[str], run: list[int]) -> bool:
    """Return whether "of the" stands before a run ("governor of the Lviv region")."""
    return run[0] > 1 and words[run[0] - 1].lower() == "the" and words[run[0] - 2].lower() in _LOCATING


def _countries_of(words: list[str], runs: list[list[int]]) -> list[PartyEntry]:
    """Return the countries in which the places of ``runs`` lie, where the gazetteer knows but one place of the name."""
    found = (place_index().longest(words, run[0]) for run in runs)
    codes = [m.entry.country for m in found if m is not None and m.entry.country and not m.ambiguous]
    return [country for code in codes if (country := country_by_code(code)) is not None]


def _scan(words: list[str]) -> tuple[list[PartyEntry], list[list[int]]]:
    """Return the entries that stand in the words, and the runs of words (by index) that are left as names."""
    entries, runs = list[PartyEntry](), list[list[int]]()
    run: list[int] = []
    position = 0
    while position < len(words):
        match = party_index().longest(words, position)
        if match is not None and not _is_in_name(words, position, match, run):
            entries += [*_inside(words, position, match), match.entry]
            runs, run = _closed(runs, run)
            if _opens_name(words, position, match):  # "Iran Air"
                run = list(range(position, position + match.length))
            position += match.length
            continue
        if _is_name_word(words, position, run):
            run.append(position)
        else:
            runs, run = _closed(runs, run)
        position += 1
    return entries, _closed(runs, run)[0]


def _inside(words: list[str], position: int, match: Match[PartyEntry]) -> list[PartyEntry]:
    """Return the states and seats that stand within a title ("former US president")."""
    if not isinstance(match.entry, Title):
        return []
    held = words[: position + match.length]
    found = (party_index().longest(held, inner) for inner in range(position, position + match.length))
    return [m.entry for m in found if m is not None and isinstance(m.entry, Country | Demonym | Seat)]


def _closed(runs: list[list[int]], run: list[int]) -> tuple[list[list[int]], list[int]]:
    return ([*runs, run], []) if run else (runs, run)


def _is_name_word(words: list[str], position: int, run: list[int]) -> bool:
    word = words[position]
    if word.lower() in _NOT_NAMES or _SIDED.search(word):
        return False
    if word.lower() in _NAME_PARTICLES or (len(word) == 1 and word in "-"):
        rest = (word for word in words[position + 1 :] if word.lower() not in _NAME_PARTICLES)
        return bool(run) and next(rest, "")[:1].isupper()
    return word[0].isupper()


def _country(entry: Country | Demonym) -> Country:
    return entry.country if isinstance(entry, Demonym) else entry


def _is_in_name(words: list[str], position: int, match: Match[PartyEntry], run: list[int]) -> bool:
    """Return whether a match is part of a person's or firm's name: "Jim Jordan", "Mr Jordan", "Chad Smith"."""
    if not isinstance(match.entry, Country | Seat | Body) or not match.ambiguous:
        return False
    before = words[position - 1].lower() if position else ""
    if not isinstance(match.entry, Body) and (before in _HONORIFICS or _beside_name(words, position, match, run)):
        return True
    return _opens_name(words, position, match)


def _beside_name(words: list[str], position: int, match: Match[PartyEntry], run: list[int]) -> bool:
    """Return whether a given name stands right before ("Jim Jordan"), and no possessive follows ("Jordan's king")."""
    after = words[position + match.length] if position + match.length < len(words) else ""
    return bool(run) and run[-1] == position - 1 and after not in {"'s", "’s"}


def _opens_name(words: list[str], position: int, match: Match[PartyEntry]) -> bool:
    """Return whether the name of a state or capital goes on with a word that is no entry: "Paris Hilton"."""
    after = position + match.length
    bare = isinstance(match.entry, Country) or (isinstance(match.entry, Seat) and match.entry.capital)
    vague = isinstance(match.entry, Body) and match.ambiguous and match.length == 1  # "West Ham"
    if not (bare or vague) or after >= len(words) or not words[position][0].isupper():
        return False
    return words[after].isalpha() and _is_name_word(words, after, []) and party_index().longest(words, after) is None
