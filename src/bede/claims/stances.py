"""How the speaker stands to the act: as the words say outright, else as the reader tells and the words bear out.

The reader learns stances from few examples of the rare ones; words such as "declined to comment on" or "never heard of"
leave no doubt, and outrank it (figures: bench/README.md, *Stances*). Where it tells of a stance for which the sentence
has no word at all, the act is asserted: of such readings of the annotated train part that is right of 85, the reader
of 11.
"""

from bede.knowledge.words.stances import stance_words
from bede.knowledge.words.telling import denies_in_words
from bede.model import Stance


def stance_of(read: Stance, sentence: str, start: int, *, voiced: bool) -> Stance:
    """Return the stance to the act whose trigger begins at ``start`` of its sentence.

    ``read``: what the reader tells; ``voiced``: whether somebody speaks, of whose words alone a stance can be told.
    """
    told = told_stance(sentence, start) if voiced else None
    if told is not None:
        return told
    if voiced and _is_refuted(sentence.lower(), start):
        return Stance.DENIES
    if read is Stance.ASSERTS:
        return read
    words, lower = stance_words(), sentence.lower()
    if read is Stance.DENIES:
        is_denial = denies_in_words(sentence) and not words.unclaimed.search(lower)
        return read if is_denial else Stance.ASSERTS
    if words.denied.search(lower, 0, start):
        return Stance.DENIES
    return read if words.signs[read].search(lower) else Stance.ASSERTS


def _is_refuted(lower: str, start: int) -> bool:
    return any(m.start(1) <= start < m.end(1) for m in stance_words().refuted.finditer(lower))


def told_stance(sentence: str, start: int) -> Stance | None:
    """Return the stance that the words of a sentence give to the act whose trigger begins at ``start`` in it.

    None: no such words reach it. Where words of several stances do, those nearest before the trigger count.
    """
    lower = sentence.lower()
    if len(lower) != len(sentence):  # a letter whose small form is longer would shift the offsets
        return None
    found = [(end, stance) for end, stance in _stances(lower) if _reaches(lower, end, start)]
    if found:
        return max(found, key=lambda one: one[0])[1]
    return _answered(lower, start)


def _stances(lower: str) -> list[tuple[int, Stance]]:
    words = stance_words()
    return [(m.end(), stance) for stance, pattern in words.patterns.items() for m in pattern.finditer(lower)]


def _reaches(lower: str, end: int, start: int) -> bool:
    words = stance_words()
    between = lower[end:start]
    return end <= start <= end + words.longest and not any(stop in between for stop in words.breaks)


def _answered(lower: str, start: int) -> Stance | None:
    """Return the stance of an answer, where the trigger stands in what the speaker was asked about before it."""
    asked = list(stance_words().asked.finditer(lower[:start]))
    if not asked or "," in lower[asked[-1].end() : start]:
        return None
    behind = [(end, stance) for end, stance in _stances(lower) if end > start]
    return min(behind, key=lambda one: one[0])[1] if behind else None
