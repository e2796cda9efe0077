"""The word-list reader: sentences in, frames out."""

from collections.abc import Sequence

from bede.knowledge.world import Title
from bede.model import Document, Frame, Mention, Sentence, VoiceReading
from bede.parses.reader import Reading
from bede.parses.wordlist.circumstances import time_mentions
from bede.parses.wordlist.clauses import analyse
from bede.parses.wordlist.frames import Telltale, build_frames
from bede.parses.wordlist.known import Known, find_known
from bede.parses.wordlist.phrases import noun_phrases
from bede.parses.wordlist.quotes import carries_on
from bede.parses.wordlist.tagging import tag_words
from bede.parses.wordlist.titled import titled_persons
from bede.parses.wordlist.voices import find_tellings
from bede.settings import ParsesOptions
from bede.text.tokens import tokenise


class WordListReader:
    """Reads plain active and passive sentences by the tables of ``knowledge/words/en``."""

    name = "wordlist.v1"

    def __init__(self, options: ParsesOptions) -> None:
        self._options = options

    def read(self, document: Document, sentences: Sequence[Sentence]) -> Reading:
        """Return the frames of all sentences; a sentence over ``max_sentence`` code points gives none."""
        texts = [document.text[s.span.start : s.span.end] for s in sentences]
        persons = titled_persons(texts)
        frames: list[Frame] = []
        told: VoiceReading | None = None
        for sentence, text in zip(sentences, texts, strict=True):
            if len(text) > self._options.max_sentence:
                told = None
                continue
            carried = told if carries_on(document, sentence) else None
            found, told = _read_sentence(text, sentence, persons, carried)
            frames.extend(found)
        return Reading(_mentions(frames), tuple(frames))


def _read_sentence(
    text: str, sentence: Sentence, persons: frozenset[str], carried: VoiceReading | None
) -> tuple[list[Frame], VoiceReading | None]:
    """Return the frames of a sentence, and the voice that a quotation may carry on from it."""
    tokens = tokenise(text, sentence.span.start)
    matches = find_known(tokens)
    times = time_mentions(text, tokens)
    in_time = [any(m.mention.span.start <= t.start < m.mention.span.end for m in times) for t in tokens]
    in_name = [False] * len(tokens)
    for start, match in matches:
        if match.length > 1 or not isinstance(match.entry, Title):
            in_name[start : start + match.length] = [True] * match.length
    words = tag_words(tokens, in_name, in_time)
    clauses, known = analyse(words, noun_phrases(words)), Known(matches, persons)
    tellings = find_tellings(clauses, known)
    if tellings:
        carried = None
    elif carried is not None:
        carried = VoiceReading(carried.speaker, None, carried.kind, carried=True)
    frames = build_frames(Telltale(text, sentence, clauses, known, tellings, times, carried))
    return frames, tellings[-1].reading if tellings else carried


def _mentions(frames: Sequence[Frame]) -> tuple[Mention, ...]:
    """Return all mentions of the frames once, in the order of the text."""
    found: dict[tuple[int, int, str], Mention] = {}
    for frame in frames:
        spoken = [voice.speaker for voice in frame.voices if voice.speaker is not None]
        single = [m for m in (frame.time, frame.place) if m is not None]
        for mention in (*frame.actors, *frame.recipients, *spoken, *single, *frame.amounts):
            found.setdefault((mention.span.start, mention.span.end, mention.kind), mention)
    return tuple(found[key] for key in sorted(found))
