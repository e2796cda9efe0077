"""Document in, Parse out: sentences are split once, then one reader reads them."""

from bede.model import Document, Parse
from bede.parses.objects import with_recipients
from bede.parses.reader import Reader
from bede.parses.sentences import split_sentences
from bede.settings import ParsesOptions


def annotate(document: Document, reader: Reader, options: ParsesOptions) -> Parse:
    """Return what ``reader`` finds in the document's readable blocks, and the recipients that grammar alone shows."""
    sentences = split_sentences(document, options)
    reading = reader.read(document, sentences)
    frames = with_recipients(document.text, sentences, reading.frames, reading.mentions)
    return Parse(document.id, reader.name, sentences, reading.mentions, frames)
