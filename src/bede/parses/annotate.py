"""Document in, Parse out: sentences are split once, then one reader reads them."""

from collections.abc import Sequence

from bede.model import Document, Parse
from bede.parses.objects import with_recipients
from bede.parses.reader import Reader, Reading, Split
from bede.parses.sentences import split_sentences
from bede.settings import ParsesOptions


def annotate(document: Document, reader: Reader, options: ParsesOptions) -> Parse:
    """Return what ``reader`` finds in the document's readable blocks, and the recipients that grammar alone shows."""
    return annotate_all([document], reader, options)[0]


def annotate_all(documents: Sequence[Document], reader: Reader, options: ParsesOptions) -> list[Parse]:
    """Return what ``annotate`` gives for each document; a reader may be faster with several at once."""
    split = [(document, split_sentences(document, options)) for document in documents]
    return [_parse(one, reading, reader.name) for one, reading in zip(split, reader.read(split), strict=True)]


def _parse(split: Split, reading: Reading, reader: str) -> Parse:
    document, sentences = split
    frames = with_recipients(document.text, sentences, reading.frames, reading.mentions)
    return Parse(document.id, reader, tuple(sentences), reading.mentions, frames)
