"""Document in, Parse out: sentences are split once, then one reader reads them."""

from collections.abc import Sequence

from bede.model import Document, Frame, Parse, Sentence
from bede.parses.apposition import with_one_party
from bede.parses.bystanders import without_bystanders
from bede.parses.contested import with_deniers
from bede.parses.coordinated import with_both
from bede.parses.hanging import without_strangers
from bede.parses.objects import with_objects
from bede.parses.reader import Reader, Reading, Split
from bede.parses.sentences import split_sentences
from bede.settings import ParsesOptions


def annotate(document: Document, reader: Reader, options: ParsesOptions) -> Parse:
    """Return what ``reader`` finds in the document's readable blocks, mended where grammar alone tells better."""
    return annotate_all([document], reader, options)[0]


def annotate_all(documents: Sequence[Document], reader: Reader, options: ParsesOptions) -> list[Parse]:
    """Return what ``annotate`` gives for each document; a reader may be faster with several at once."""
    split = [(document, split_sentences(document, options)) for document in documents]
    return [_parse(one, reading, reader.name) for one, reading in zip(split, reader.read(split), strict=True)]


def _parse(split: Split, reading: Reading, reader: str) -> Parse:
    document, sentences = split
    frames = _mended(document.text, sentences, reading)
    references, quotations = dict(reading.references), dict(reading.quotations)
    return Parse(document.id, reader, tuple(sentences), reading.mentions, frames, references, quotations)


def _mended(text: str, sentences: Sequence[Sentence], reading: Reading) -> tuple[Frame, ...]:
    """Return the frames with what the grammar shows beyond doubt, where the reader saw it otherwise."""
    frames = with_both(text, with_one_party(text, reading.frames, reading.mentions))
    frames = without_bystanders(text, sentences, frames, reading.mentions)
    frames = without_strangers(text, sentences, frames, reading.mentions)
    frames = with_deniers(text, sentences, frames, reading.mentions)
    return with_objects(text, sentences, frames, reading.mentions)
