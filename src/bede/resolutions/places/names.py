"""Place names in the words of a document, with what the words beside them say of where they lie."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bede.knowledge.world import Demonym, GazetteerPlace, country_place, division, party_index
from bede.knowledge.world.gazetteer import longest_naming
from bede.knowledge.world.place_words import place_words
from bede.model import PlacePrecision, Span
from bede.resolutions.places.lands import is_inside
from bede.text.tokens import Token, tokenise

_LINE = Token("¶", -1, -1, "¶")
_HYPHEN = re.compile("[-‑]")
_PARTED = re.compile("[-‑'’]")
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_AT = frozenset("in at near of outside around from to into between inside across throughout toward towards on".split())
_JOINS = frozenset((",", "and", "or", "&", "/"))
_LOCATING = frozenset(("in", "of", "near", "outside"))


@dataclass(frozen=True, slots=True)
class Name:
    """A name, words ``[first, end)`` of the document. ``places``: all that it may stand for.

    ``parents``: places that the words beside it put it in, as lists of what each may mean. ``asked``: the precision
    that they ask for ("the town of"). ``alone``: no capitalised word beside it may make it part of another.
    ``joined``: the mark or word that joins it to a name before it, as in a list.
    """

    first: int
    end: int
    key: str
    places: tuple[GazetteerPlace, ...]
    bare: frozenset[GazetteerPlace]
    parents: tuple[tuple[GazetteerPlace, ...], ...] = ()
    asked: PlacePrecision | None = None
    alone: bool = True
    joined: str | None = None


def _apart(tokens: list[Token]) -> Iterator[Token]:
    """Yield the parts of words with hyphens as words: "Denver-based" holds a name."""
    for token in tokens:
        if not token.text[0].isalnum() or not _PARTED.search(token.text):
            yield token
            continue
        begin = token.start
        for part in _HYPHEN.split(token.text):
            if part:
                yield Token(part, begin, begin + len(part), part.lower())
            begin += len(part) + 1


class Words:
    """The words and marks of a text, lines kept apart; ``lower``: those that stand in small letters somewhere."""

    def __init__(self, text: str) -> None:
        self.tokens = list[Token]()
        self._loud = list[bool]()
        offset = 0
        for line in text.split("\n"):
            tokens = [*_apart(tokenise(line, offset)), _LINE]
            self.tokens += tokens
            self._loud += [_is_loud(tokens)] * len(tokens)
            offset += len(line) + 1
        self.texts = [token.text for token in self.tokens]
        self.lower = frozenset(text for text in self.texts if text.islower())
        self._real = [(t.start, n) for n, t in enumerate(self.tokens) if t is not _LINE]

    def at(self, offset: int) -> int | None:
        """Return the first word that begins at an offset or after it."""
        place = bisect_left(self._real, (offset, -1))
        return self._real[place][1] if place < len(self._real) else None

    def line_starts(self) -> list[int]:
        """Return the first word of every line that has any."""
        marks = [-1, *(n for n, token in enumerate(self.tokens) if token is _LINE)]
        return [a + 1 for a, b in pairwise(marks) if b - a > 1]

    def is_loud(self, position: int) -> bool:
        """Return whether a word stands in a line of capitals."""
        return self._loud[position]

    def within(self, span: Span) -> range:
        """Return the words that begin in a span."""
        first, end = (bisect_left(self._real, (offset, -1)) for offset in (span.start, span.end))
        if first >= end:
            return range(0)
        return range(self._real[first][1], self._real[end - 1][1] + 1)

    def names(self, where: range) -> Iterator[Name]:
        """Yield the place names in a stretch of words, the longest at each place."""
        position = where.start
        while position < where.stop:
            name = self.name_at(position, where.stop)
            if name is not None:
                yield name
            position = name.end if name is not None else position + 1

    def name_at(self, position: int, stop: int) -> Name | None:
        """Return the longest name that begins at a word and ends before ``stop``."""
        word = self.texts[position]
        if not _is_capital(word):
            return self._half_small(position, stop)
        if self._loud[position] and word.lower() in _OPENERS:
            return None
        found = longest_naming(self.texts[position:stop], 0, known=False)
        short = self._short(position)
        if short is not None and (found is None or found[0] <= short[0]):
            end = position + short[0]
            return Name(position, end, short[1].name.lower(), (short[1],), frozenset(), (), PlacePrecision.REGION)
        if found is None or (found[0] == 1 and word.lower() in place_words().points):
            return None
        length, candidates = found
        end = position + length
        if length == 1 and self._is_no_name(position, [c.value for c in candidates]):
            return None
        places = tuple(dict.fromkeys(c.value for c in candidates))
        parents, asked = tuple(self._parents(position, end)), self._asked(position, end)
        if self._loud[position]:
            sure = any(place.known and not place.ambiguous for place in places) or length > 1
            alone = sure or bool(parents) or asked is not None or self.is_located(position)
        else:
            alone = self._is_alone(position, end)
        bare = frozenset(c.value for c in candidates if c.form.text != c.value.name)
        return Name(
            position, end, " ".join(self.texts[position:end]).lower(), places, bare,
            parents, asked, alone,
            self._joined(position),
        )  # fmt: skip

    def _joined(self, position: int) -> str | None:
        """Return the mark or word that joins a name to the one before; an article may follow it."""
        before = self._at(position - 1).lower()
        before = self._at(position - 2).lower() if before == "the" else before
        return before if before in _JOINS else None

    def _half_small(self, position: int, stop: int) -> Name | None:
        """Return a name that begins with a small letter: "east Jerusalem", "sub-Saharan Africa"; no country's."""
        word = self.texts[position]
        if word not in place_words().points and word != "sub":
            return None
        for first in (word, word.capitalize()):
            found = longest_naming([first, *self.texts[position + 1 : stop]], 0, known=True)
            places = tuple(dict.fromkeys(c.value for c in found[1])) if found is not None and found[0] > 1 else ()
            if found is not None and places and not any(place.precision is PlacePrecision.COUNTRY for place in places):
                key = " ".join(self.texts[position : position + found[0]]).lower()
                return Name(
                    position, position + found[0], key, places, frozenset(), (), None, True, self._joined(position)
                )
        return None

    def _is_no_name(self, position: int, places: Sequence[GazetteerPlace]) -> bool:
        """Return whether a word means no place: a common one, an abbreviation, a people ("German", a town on Man)."""
        word, is_known = self.texts[position], any(place.known for place in places)
        if self._loud[position] and (word.lower() in place_words().kinds or word.lower() in place_words().site):
            return True
        if not is_known and word.isupper() and 1 < len(word) < _LONG and not self._loud[position]:
            return True
        asked = self._asked(position, position + 1)
        if not is_known and asked is None and word.lower() in place_words().common and not self.is_located(position):
            return True
        is_told = is_known and any(asked is place.precision for place in places)
        return not is_told and self._is_people(position)

    def _is_people(self, position: int) -> bool:
        """Return whether a word means a people: "German" is no town on the Isle of Man."""
        party = party_index().longest(self.texts, position)
        return party is not None and isinstance(party.entry, Demonym)

    def _short(self, position: int) -> tuple[int, GazetteerPlace] | None:
        """Return the division whose short form begins at a word, and its length: "Pa.", "N.C.", "W. Va."."""
        word, after = self._at(position), self._at(position + 1)
        if word in {"W.", "W"} and after == "Va":
            place = division("US.WV")
            return (2, place) if place else None
        code = place_words().short.get(word.replace(".", ""))
        is_meant = "." in word or after == "." or (self._at(position - 1) == "," and not self._loud[position])
        place = division(code) if code and is_meant else None
        return (1, place) if place else None

    def _at(self, position: int) -> str:
        return self.texts[position] if 0 <= position < len(self.texts) else "¶"

    def is_located(self, position: int) -> bool:
        """Return whether a word of place stands before a word: "in Baghdad"."""
        before = self._at(position - 1).lower()
        return (self._at(position - 2).lower() if before == "the" else before) in _AT

    def _asked(self, first: int, end: int) -> PlacePrecision | None:
        kinds = place_words().kinds
        after = kinds.get(self._at(end).lower())
        if after is None and self._at(first - 1).lower() == "of":
            return kinds.get(self._at(first - 2).lower())
        return after

    def _is_alone(self, first: int, end: int) -> bool:
        after = self._at(end)
        is_part = _is_capital(after) and after.lower() not in place_words().kinds
        is_part = is_part or (after in place_words().particles and self._goes_on(end))
        return not is_part and self.begins(first)

    def _goes_on(self, particle: int) -> bool:
        """Return whether a name goes on behind a particle: "Val d'Oise", "Bab al-Mu'adham"."""
        after = self._at(particle + 1)
        return _is_capital(self._at(particle + 2) if after in _POSSESSIVE else after)

    def begins(self, first: int) -> bool:
        """Return whether a name may begin at a word: no capitalised word before makes it part of another."""
        return not (_is_capital(self._at(first - 1)) and self._opens_name(first - 1))

    def _opens_name(self, position: int) -> bool:
        """Return whether a capitalised word before a name makes it part of another: no demonym, no sentence's first."""
        if party_index().longest(self.texts, position) is not None:
            return False
        begins = self._at(position - 1) in {"¶", ".", "“", '"', ":", "!", "?"}
        return not (begins and self.texts[position].lower() in _OPENERS)

    def _parents(self, first: int, end: int) -> Iterator[tuple[GazetteerPlace, ...]]:
        yield from self._parent_after(end)
        yield from self._parent_before(first)

    def _parent_after(self, end: int) -> Iterator[tuple[GazetteerPlace, ...]]:
        mark = self._at(end)
        if mark in {",", "("}:
            short = self._short(end + 1)
            if short is not None:
                yield (short[1],)
                return
        elif mark.lower() not in _LOCATING:
            return
        begin = end + 2 if self._at(end + 1).lower() in {"the", "southern", "northern"} else end + 1
        if _is_capital(self._at(begin)) and (found := longest_naming(self.texts, begin, known=True)) is not None:
            yield tuple(candidate.value for candidate in found[1])

    def _parent_before(self, first: int) -> Iterator[tuple[GazetteerPlace, ...]]:
        if self._at(first - 1) in _POSSESSIVE:
            for begin in range(max(0, first - 5), first - 1):
                if not _is_capital(self._at(begin)):
                    continue
                found = longest_naming(self.texts[begin : first - 1], 0, known=True)
                if found is not None and begin + found[0] == first - 1:
                    yield tuple(candidate.value for candidate in found[1])
                    return
        yield from self._people_before(first)

    def _people_before(self, first: int) -> Iterator[tuple[GazetteerPlace, ...]]:
        """Yield the country of an adjective before a name, with a word for a kind between: "the Syrian city of"."""
        kinds, has_kind = place_words().kinds, False
        for position in range(first - 1, max(-1, first - 7), -1):
            word = self._at(position)
            if _is_capital(word):
                party = party_index().longest(self.texts[:first], position)
                if has_kind and party is not None and isinstance(party.entry, Demonym) and party.entry.adjective:
                    yield (country_place(party.entry.country),)
                return
            has_kind = has_kind or word.lower() in kinds
            if not (word.isalpha() or word == ","):
                return


_LONG = 4
"""Letters from which a word in capitals is more than an abbreviation."""

_OPENERS = frozenset(
    "in at on from near to the a an for with as by after before outside inside around across and but of".split()
)


def _is_loud(tokens: Sequence[Token]) -> bool:
    """Return whether a line is written in capitals, so that they tell nothing."""
    letters = [token.text for token in tokens if token.text.isalpha() and len(token.text) > 1]
    return len(letters) > 2 and sum(text.isupper() for text in letters) > 0.7 * len(letters)


def _is_capital(word: str) -> bool:
    return word[:1].isupper()


def inside_any(place: GazetteerPlace, parents: Sequence[GazetteerPlace]) -> bool:
    """Return whether a place lies in one of several."""
    return any(is_inside(place, parent) for parent in parents)
