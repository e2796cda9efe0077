"""What editors do to a text, done by chance with a given seed: drop, swap, reorder, add, renumber, recast."""

import random
import re
from collections.abc import Sequence

from bench.copies.corpora import Story

Paragraphs = list[list[str]]
"""Paragraphs of sentences."""

_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z\d])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sgt|Gov|Sen|Rep|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z])\.$"
)
_NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b[2-9]\b")


def split_paragraphs(story: Story) -> Paragraphs:
    """Return the sentences of each paragraph."""
    return [_sentences(paragraph) for paragraph in story.paragraphs]


def join_paragraphs(paragraphs: Paragraphs) -> str:
    """Return the text, a paragraph a line."""
    return "\n".join(" ".join(sentences) for sentences in paragraphs if sentences)


def count_words(paragraphs: Paragraphs) -> int:
    """Return how many words they have."""
    return sum(len(sentence.split()) for sentences in paragraphs for sentence in sentences)


def keep_share(paragraphs: Paragraphs, share: float, chance: random.Random) -> Paragraphs:
    """Drop sentences until about ``share`` of the words is left: mostly from the end, as editors cut, some anywhere."""
    places = [(p, s) for p, sentences in enumerate(paragraphs) for s in range(len(sentences))]
    from_end = chance.random() < 0.5
    order = sorted(places, key=lambda place: (place[0] if from_end else 0) + chance.random() * len(paragraphs) / 2)
    target, kept, words = share * count_words(paragraphs), set[tuple[int, int]](), 0
    for place in order:
        length = len(paragraphs[place[0]][place[1]].split())
        if kept and words + length / 2 > target:
            break
        kept.add(place)
        words += length
    return [[s for n, s in enumerate(ss) if (p, n) in kept] for p, ss in enumerate(paragraphs)]


def swap_words(paragraphs: Paragraphs, rate: float, words: Sequence[str], chance: random.Random) -> Paragraphs:
    """Change about ``rate`` of the words: most are replaced, some dropped, some added."""
    return [[_swapped(sentence, rate, words, chance) for sentence in sentences] for sentences in paragraphs]


def reorder(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Shuffle the paragraphs after the first."""
    rest = [sentences for sentences in paragraphs[1:] if sentences]
    chance.shuffle(rest)
    return [*paragraphs[:1], *rest]


def insert(paragraphs: Paragraphs, added: Sequence[list[str]], chance: random.Random, *, first: int = 0) -> Paragraphs:
    """Put each of the added paragraphs somewhere, none before the paragraph ``first``."""
    result = [list(sentences) for sentences in paragraphs if sentences]
    for sentences in added:
        result.insert(chance.randint(min(first, len(result)), len(result)), list(sentences))
    return result


def renumber(paragraphs: Paragraphs, rate: float, chance: random.Random) -> Paragraphs:
    """Change about ``rate`` of the numbers."""

    def other(found: re.Match[str]) -> str:
        return str(chance.randint(2, 999)) if chance.random() < rate else found[0]

    return [[_NUMBER.sub(other, sentence) for sentence in sentences] for sentences in paragraphs]


def recast(text: str, chance: random.Random) -> str:
    """Change quotation marks, hyphens and dashes, spaces and letter case here and there, as another system would."""
    if chance.random() < 0.5:
        text = re.sub(r'"([^"\n]*)"', r"“\1”", text)
    if chance.random() < 0.5:
        text = text.replace("'", "’").replace(" - ", " — ")
    if chance.random() < 0.3:
        text = re.sub(r"\bco([a-z])", r"co-\1", text)
    if chance.random() < 0.3:
        text = re.sub(r"^(\S+ \S+ \S+)", lambda found: found[1].upper(), text)
    return text


def _sentences(paragraph: str) -> list[str]:
    parts, start = list[str](), 0
    for found in _END.finditer(paragraph):
        part = paragraph[start : found.end()].strip()
        if not _ABBREVIATED.search(part):
            parts.append(part)
            start = found.end()
    return [part for part in (*parts, paragraph[start:].strip()) if part]


def _swapped(sentence: str, rate: float, words: Sequence[str], chance: random.Random) -> str:
    result = list[str]()
    for word in sentence.split():
        draw = chance.random()
        if draw < rate * 0.6:
            result.append(chance.choice(words))
        elif draw < rate * 0.8:
            result.extend((word, chance.choice(words)))
        elif draw >= rate:
            result.append(word)
    return " ".join(result)
