"""Text that nobody annotated, as a document: a paragraph for each line that holds something."""

from bede.model import Block, BlockKind, Document, Resolution, Span, When


def plain_document(name: str, text: str) -> Document:
    """Return an English document of unknown date; ``name`` is its id and uri."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(line)), "plain"))
        at += len(line) + 1
    unknown: Resolution[When] = Resolution("", None, "none", 0.0)
    return Document(name, "", name, None, text, tuple(blocks), None, None, None, None, unknown, "en")
