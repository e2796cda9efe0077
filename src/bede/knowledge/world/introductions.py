"""Persons whom a text introduces by title: "President Petro Poroshenko", "Wang Yi, China's foreign minister"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bede.knowledge.world.entries import Title
from bede.knowledge.world.index import party_index

_PARTICLES = frozenset("al bin de del der el ibn la le van von".split())
# Roles that point at another's: their bearer has the same rank elsewhere, and no title of its own in the tables.
POINTERS = frozenset({"counterpart", "colleague"})
_LEAD = 6  # tokens before a title that can belong to it ("the former Russian deputy")
_TAIL = 7  # tokens behind it ("spokeswoman for China's embassy in Washington")
_LOWER_LEAD = frozenset("the a an former new top then deputy acting ex senior chief presidential 's ’s - ' ’".split())


@dataclass(frozen=True, slots=True)
class Introduction:
    """Token ranges ``[start, end)`` of the name and of the title with what belongs to it; ``title`` None: a pointer."""

    name: tuple[int, int]
    role: tuple[int, int]
    title: Title | None


def introductions(words: Sequence[str]) -> Iterator[Introduction]:
    """Yield the introductions in the tokens of a sentence (as cut by ``bede.text.tokens``)."""
    index, position = party_index(), 0
    while position < len(words):
        match = index.longest(words, position)
        title = match.entry if match is not None and isinstance(match.entry, Title) else None
        length = match.length if match is not None else 1
        if (title is not None and title.kind == "person") or words[position].lower() in POINTERS:
            found = _introduced(words, position, position + length, title)
            if found is not None:
                yield found
        position += length


def _introduced(words: Sequence[str], start: int, end: int, title: Title | None) -> Introduction | None:
    lead = _lead_start(words, start)
    after = end + 1 if end < len(words) and words[end] == "," else end
    name_end = _name_end(words, after)
    if name_end > after and (after == end or _closes(words, name_end)):
        return Introduction((after, name_end), (lead, end), title)
    if lead and words[lead - 1] == ",":
        name_start = _name_start(words, lead - 1)
        if name_start < lead - 1:
            return Introduction((name_start, lead - 1), (lead, _tail_end(words, end)), title)
    return None


def _lead_start(words: Sequence[str], start: int) -> int:
    index = start
    while index > max(0, start - _LEAD) and (words[index - 1][0].isupper() or words[index - 1].lower() in _LOWER_LEAD):
        index -= 1
    return index


def _name_end(words: Sequence[str], start: int) -> int:
    """Return where the run of name words at ``start`` ends; known countries and bodies are no names."""
    index = start
    while index < len(words):
        word = words[index]
        particle = word.lower() in _PARTICLES and index > start and _goes_on(words, index + 1)
        if not (_is_capitalised(words, index) or particle):
            break
        if index == start and _is_known(words, index):
            break
        index += 1
    return index


def _goes_on(words: Sequence[str], index: int) -> bool:
    """Return whether a name goes on behind particles ("von der *Leyen*")."""
    while index < len(words) and words[index].lower() in _PARTICLES:
        index += 1
    return _is_capitalised(words, index)


def _name_start(words: Sequence[str], end: int) -> int:
    index = end
    while index > 0 and (_is_capitalised(words, index - 1) or words[index - 1].lower() in _PARTICLES):
        index -= 1
    return end if index < end and _is_known(words, index) else index


def _is_capitalised(words: Sequence[str], index: int) -> bool:
    return index < len(words) and words[index][0].isupper()


def _is_known(words: Sequence[str], index: int) -> bool:
    match = party_index().longest(words, index)
    return match is not None and not match.ambiguous and not isinstance(match.entry, Title)


def _closes(words: Sequence[str], index: int) -> bool:
    """Return whether an apposition ends at ``index``, so that "the minister, John Smith, said" is one."""
    return index >= len(words) or words[index] in {",", ".", ";", ")", "“", '"', "—", "–"}


def _tail_end(words: Sequence[str], end: int) -> int:
    if end >= len(words) or words[end].lower() not in {"of", "for", "to"}:
        return end
    index = end
    while index < min(len(words), end + _TAIL) and words[index] not in {",", ".", ";", ")"}:
        index += 1
    return index
