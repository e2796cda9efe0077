"""The trained reader: all sentences of some documents through the network, then frame by frame."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path

import numpy as np

from bede.model import Document, Frame, Mention, Sentence, VoiceReading
from bede.parses.reader import Reading, Split
from bede.parses.trained.batches import batched, side_by_side
from bede.parses.trained.carrying import Speech
from bede.parses.trained.decode import Scores, softmax
from bede.parses.trained.fronts import fronts
from bede.parses.trained.model_file import ATTRIBUTION, CODES, KINDS, ROLES, TAGS, Array, ModelFile, open_model
from bede.parses.trained.pieces import Pieces, cut
from bede.parses.trained.sentence_reader import Anchor, Scored, SentenceReader
from bede.settings import ParsesOptions

SHIPPED = "reader.onnx"
"""The model that comes with the package, in ``bede/parses/trained``."""

_TRIED = ("The envoys met.", "Rebels of the Northern Front said on 12 March that 45 soldiers had been taken near Orth.")
"""Sentences of unlike length and words, by which a model shows whether its scores hang on what stands in a batch."""

_CHANCES = (*TAGS, *ROLES, ATTRIBUTION, "glimpsed")
"""Outputs of scores that are wanted as probabilities; of a batch at once they cost little."""


class TrainedReader:
    """Reads claims by a trained network. Deterministic: the same sentences give the same reading, whatever is beside.

    For that, documents are read together only where the model gives a sentence the same scores in any batch
    (``is_steady``); a model that rounds by what stands in the batch reads them one by one.
    """

    def __init__(self, options: ParsesOptions) -> None:
        """Open the model that the options name, or the one that is shipped. Raises ModelError."""
        self._options = options
        self._model = open_model(Path(options.model)) if options.model else _shipped()
        # Batches side by side keep two cores busier than two threads within the small matrices of one batch.
        self._threads = ThreadPoolExecutor(options.threads, "bede-reader")

    @property
    def name(self) -> str:
        """The model's versioned name."""
        return self._model.name

    @property
    def digest(self) -> str:
        """The sha256 of the model's file."""
        return self._model.digest

    @property
    def model(self) -> ModelFile:
        """The model behind the reader, with its card."""
        return self._model

    @cached_property
    def is_steady(self) -> bool:
        """Whether the model gives sentences the same scores, to the bit, alone and side by side, on this machine."""
        pieces = cut(self._model.tokenizer, _TRIED, self._options.max_pieces)
        together, *alone = (
            self._model.run({**side_by_side(some), "threshold": np.array(0, dtype=np.float32)}, whole=True)
            for some in (pieces, *([one] for one in pieces))
        )
        return all(
            np.array_equal(together[name][row, : len(pieces[row].ids)], own[name][0])
            for row, own in enumerate(alone)
            for name in (*TAGS, *KINDS)
        )

    def read(self, documents: Sequence[Split]) -> list[Reading]:
        """Return what the network finds; a sentence over ``max_sentence`` code points gives nothing."""
        if len(documents) > 1 and not self.is_steady:
            return [reading for one in documents for reading in self.read([one])]
        read = [(document, self._readable(sentences)) for document, sentences in documents]
        pieces = [self.cut(document.text, sentences) for document, sentences in read]
        scores = iter(self.score([piece for own in pieces for piece in own]))
        return [
            _reading(document, self._looked_at(document.text, sentences, own, list(islice(scores, len(own)))))
            for (document, sentences), own in zip(read, pieces, strict=True)
        ]

    def look_at(self, text: str, sentences: Sequence[Sentence], threshold: float | None = None) -> list[SentenceReader]:
        """Return what the network sees in each sentence that is not too long, before it is put together.

        With threshold 0 every piece is seen as a trigger, for callers that know the triggers (``frame_at``).
        """
        read = self._readable(sentences)
        pieces = self.cut(text, read)
        return self._looked_at(text, read, pieces, self.score(pieces, threshold))

    def _readable(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        return [s for s in sentences if s.span.end - s.span.start <= self._options.max_sentence]

    def _looked_at(
        self, text: str, sentences: Sequence[Sentence], pieces: Sequence[Pieces], scores: Sequence[Scored]
    ) -> list[SentenceReader]:
        labels = self._model.labels
        return [SentenceReader(text, *seen, labels) for seen in zip(sentences, pieces, scores, strict=True)]

    def cut(self, text: str, sentences: Sequence[Sentence]) -> list[Pieces]:
        """Return the pieces of each sentence, with what the mark in front of it tells of those before."""
        texts = [text[s.span.start : s.span.end] for s in sentences]
        front = list(fronts(text, [s.span for s in sentences]))
        return cut(self._model.tokenizer, texts, self._options.max_pieces, front)

    def score(self, pieces: Sequence[Pieces], threshold: float | None = None) -> list[Scored]:
        """Return the scores of each sentence, in their order; with threshold 0 those of every piece as a trigger.

        Sentences that the model's first look lets go have tags of names, and nothing else. Where a threshold is given,
        or the options say so, none is let go.
        """
        found: dict[int, Scored] = {}
        whole = threshold is not None or not self._options.skim
        chosen = self._options.threshold or self._model.threshold
        lowest = np.array(chosen if threshold is None else threshold, dtype=np.float32)
        batches = list(batched(pieces, self._options.batch))
        runs = self._threads.map(lambda batch: self._model.run({**batch[1], "threshold": lowest}, whole=whole), batches)
        for (numbers, _), scores in zip(batches, runs, strict=True):
            outputs = scores | {name: softmax(scores[name]) for name in _CHANCES if name in scores}
            triggers, cues = _by_sentence(outputs["triggers"]), _by_sentence(outputs["cues"])
            kept = outputs["kept"].tolist() if "kept" in outputs else range(len(numbers))
            if len(kept) < len(numbers):
                for number, tags in zip(numbers, outputs["glimpsed"], strict=True):
                    found[number] = Scored({"name": tags}, {}, (), ())
            for row, at in enumerate(kept):
                found[numbers[at]] = Scored(
                    {name: outputs[name][row] for name in TAGS},
                    {name: outputs[name][row] for name in KINDS},
                    [_anchor(outputs, at, piece, ROLES, CODES) for at, piece in triggers.get(row, ())],
                    [_anchor(outputs, at, piece, (ATTRIBUTION,), ()) for at, piece in cues.get(row, ())],
                )
        return [found[number] for number in range(len(pieces))]


@cache
def _shipped() -> ModelFile:
    """Return the shipped model, opened once: it holds no state between readings."""
    with as_file(files("bede.parses.trained") / SHIPPED) as file:
        return open_model(file)


def _reading(document: Document, sentences: Sequence[SentenceReader]) -> Reading:
    """Return the reading of a document, given its sentences in order."""
    said = [sentence.attributions() for sentence in sentences]
    speech = Speech(document, [sentence.sentence.span for sentence in sentences], said)
    frames: list[Frame] = []
    names: list[Mention] = []
    told: VoiceReading | None = None
    for sentence, own in zip(sentences, said, strict=True):
        frames += map(speech.carried, sentence.frames(told))
        names += sentence.names()
        told = next((one.source for one in reversed(own) if one.source is not None), told)
    return Reading(_mentions(frames, names), tuple(frames), dict(speech.references(frames)), dict(speech.quoted()))


def _by_sentence(anchors: Array) -> dict[int, list[tuple[int, int]]]:
    """Return the numbers and pieces of anchors by the row of their sentence."""
    found: dict[int, list[tuple[int, int]]] = {}
    for at, (row, piece) in enumerate(anchors.tolist()):
        found.setdefault(row, []).append((at, piece))
    return found


def _anchor(outputs: dict[str, Scores], at: int, piece: int, roles: tuple[str, ...], codes: tuple[str, ...]) -> Anchor:
    return Anchor(piece, {name: outputs[name][at] for name in roles}, {name: outputs[name][at] for name in codes})


def _mentions(frames: Sequence[Frame], names: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return all mentions of the frames, and the names beside, once each, in the order of the text."""
    found: dict[tuple[int, int, str], Mention] = {}
    for frame in frames:
        spoken = [voice.speaker for voice in frame.voices if voice.speaker is not None]
        single = [m for m in (frame.time, frame.place) if m is not None]
        for mention in (*frame.actors, *frame.recipients, *spoken, *single, *frame.amounts):
            found.setdefault((mention.span.start, mention.span.end, mention.kind), mention)
    for mention in names:
        found.setdefault((mention.span.start, mention.span.end, mention.kind), mention)
    return tuple(found[key] for key in sorted(found))
