"""The sentences before and after a sentence, as its document has them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from bede.chronicle.write import Chronicle
from bede.model import Span
from bede.parses.sentences import sentence_spans

_READ = ("paragraph", "quotation", "heading")
"""Kinds of block whose sentences are shown around one that tells a claim."""


@dataclass(frozen=True, slots=True)
class Context:
    """The sentences around one; None at either end of the document."""

    before: str | None
    after: str | None


def contexts(chronicle: Chronicle, sentences: Iterable[tuple[str, int, int]]) -> dict[tuple[str, int], Context]:
    """Return what stands around sentences, given as document, start and end; by document and start."""
    wanted = sorted(set(sentences))
    ids = sorted({document for document, _, _ in wanted})
    texts = {
        row["document_id"]: row["text"]
        for row in chronicle.rows(
            "SELECT document_id, text FROM documents WHERE document_id IN (SELECT unnest($ids))", {"ids": ids}
        )
    }
    blocks: dict[str, list[Span]] = {}
    sql = """SELECT document_id, start, "end" FROM blocks
        WHERE document_id IN (SELECT unnest($ids)) AND list_contains($kinds, kind) ORDER BY document_id, ordinal"""
    for row in chronicle.rows(sql, {"ids": ids, "kinds": list(_READ)}):
        blocks.setdefault(row["document_id"], []).append(Span(row["start"], row["end"]))

    @cache
    def cut(document: str, number: int) -> tuple[Span, ...]:
        return tuple(sentence_spans(texts[document], blocks[document][number]))

    def around(document: str, start: int, end: int) -> Context:
        own = blocks.get(document, [])
        number = next((n for n, block in enumerate(own) if block.start <= start < block.end), None)
        if number is None:
            return Context(None, None)
        near = [span for n in range(max(number - 1, 0), min(number + 2, len(own))) for span in cut(document, n)]
        before = [span for span in near if span.end <= start]
        after = [span for span in near if span.start >= end]
        text = texts[document]
        return Context(
            text[before[-1].start : before[-1].end] if before else None,
            text[after[0].start : after[0].end] if after else None,
        )

    return {(document, start): around(document, start, end) for document, start, end in wanted}
