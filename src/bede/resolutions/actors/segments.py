"""A phrase taken apart into what the world tables know of it and what is left as a name."""

from dataclasses import dataclass

from bede.knowledge.words.grammar import grammar
from bede.knowledge.world import Body, Country, Demonym, Match, PartyEntry, Seat, Title, party_index
from bede.text.tokens import tokenise

_NAME_PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "da",
        "dos",
        "du",
        "ter",
        "y",
        "ben",
        "abu",
    ]
)
_NOT_NAMES = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
        "these",
        "those",
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "dr",
        "dr.",
        "sir",
        "lord",
        "dame",
    ]
)


@dataclass(frozen=True, slots=True)
class Segments:
    """What a phrase holds: titles, countries, seats and bodies in order, and the personal name, if any."""

    titles: tuple[Title, ...]
    countries: tuple[Country, ...]
    seats: tuple[Seat, ...]
    bodies: tuple[Body, ...]
    name: str | None
    last: PartyEntry | None


def segments(text: str) -> Segments:
    """Return the parts of ``text``. Countries that are also given or family names give way to a name beside them."""
    tokens = tokenise(text, 0)
    words = [token.text for token in tokens]
    matches, runs, position = list[Match[PartyEntry]](), list[list[int]](), 0
    run: list[int] = []
    while position < len(words):
        match = party_index().longest(words, position)
        if match is not None and not (_is_ambiguous(match) and _beside_name(words, position, match.length, run)):
            matches.append(match)
            position += match.length
            runs, run = _closed(runs, run)
            continue
        if _is_name_word(words, position, run):
            run.append(position)
        else:
            runs, run = _closed(runs, run)
        position += 1
    runs, run = _closed(runs, run)
    longest = max(runs, key=lambda r: (len(r), r[0]), default=None)
    name = text[tokens[longest[0]].start : tokens[longest[-1]].end] if longest else None
    entries = [match.entry for match in matches]
    return Segments(
        titles=tuple(e for e in entries if isinstance(e, Title)),
        countries=tuple(_country(e) for e in entries if isinstance(e, Country | Demonym)),
        seats=tuple(e for e in entries if isinstance(e, Seat)),
        bodies=tuple(e for e in entries if isinstance(e, Body)),
        name=name.replace("(", "").replace(")", "") if name else None,
        last=entries[-1] if entries else None,
    )


def _closed(runs: list[list[int]], run: list[int]) -> tuple[list[list[int]], list[int]]:
    return ([*runs, run], []) if run else (runs, run)


def _is_name_word(words: list[str], position: int, run: list[int]) -> bool:
    word = words[position]
    if word.lower() in _NOT_NAMES or word.lower() in grammar().determiners:
        return False
    if word.lower() in _NAME_PARTICLES or (len(word) == 1 and word in "-"):
        return bool(run) and position + 1 < len(words) and words[position + 1][0].isupper()
    return word[0].isupper()


def _country(entry: Country | Demonym) -> Country:
    return entry.country if isinstance(entry, Demonym) else entry


def _is_ambiguous(match: Match[PartyEntry]) -> bool:
    return isinstance(match.entry, Country) and match.ambiguous


def _beside_name(words: list[str], position: int, length: int, run: list[int]) -> bool:
    """Return whether a given name stands right before ("Jim Jordan"), and no possessive follows ("Jordan's king")."""
    after = words[position + length] if position + length < len(words) else ""
    return bool(run) and run[-1] == position - 1 and after not in {"'s", "’s"}
