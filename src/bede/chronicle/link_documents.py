"""Documents as the search for copies sees them, straight from their tables, a few at a time."""

from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from bede.chronicle.link_rows import told_on
from bede.chronicle.write import Chronicle
from bede.events import LinkDocument
from bede.model import BlockKind

_COPIED = frozenset({BlockKind.PARAGRAPH.value, BlockKind.QUOTATION.value})
_NOTES = frozenset({BlockKind.STANDFIRST.value, BlockKind.BYLINE.value, BlockKind.CREDIT.value, BlockKind.LEGAL.value})
_HELD = 20_000
"""Documents of which the text is held at once, about 4 KB each."""

_DOCUMENTS = """
WITH wanted AS MATERIALIZED (SELECT document_id FROM documents WHERE document_id IN (SELECT unnest($documents))),
parts AS (SELECT document_id, list({'kind': kind, 'start': start, 'end': "end"} ORDER BY ordinal) AS items
    FROM blocks SEMI JOIN wanted USING (document_id) GROUP BY document_id)
SELECT document_id, uri, title, text, publisher, credit, published_basis, published_earliest, published_latest,
    coalesce(items, []) AS blocks
FROM documents SEMI JOIN wanted USING (document_id) LEFT JOIN parts USING (document_id) ORDER BY document_id"""

_Row = Mapping[str, Any]


def load_link_documents(chronicle: Chronicle, documents: Collection[str]) -> Iterator[LinkDocument]:
    """Yield these documents by id; those that the chronicle has not are left out."""
    for row in chronicle.rows(_DOCUMENTS, {"documents": sorted(documents)}):
        yield _document(row)


class Texts:
    """The documents of a chronicle by id: loaded when they are announced or asked for, the last ones held."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle
        self._held: OrderedDict[str, LinkDocument] = OrderedDict()

    def announce(self, names: Collection[str]) -> None:
        """Load those of these documents that are not held."""
        for name in names:
            if name in self._held:
                self._held.move_to_end(name)
        missing = [name for name in names if name not in self._held]
        if missing:
            self._held.update((document.id, document) for document in load_link_documents(self._chronicle, missing))
        while len(self._held) > max(_HELD, len(names)):
            self._held.popitem(last=False)

    def __call__(self, name: str) -> LinkDocument:
        """Return the document of an id. Raises KeyError where the chronicle has none."""
        if name not in self._held:
            self.announce([name])
        return self._held[name]


def _document(row: _Row) -> LinkDocument:
    def lines(kinds: frozenset[str]) -> str:
        return "\n".join(_line(row["text"], block) for block in row["blocks"] if block["kind"] in kinds)

    return LinkDocument(
        id=row["document_id"],
        uri=row["uri"],
        publisher=row["publisher"],
        credit=row["credit"],
        published=told_on(row["published_basis"], row["published_earliest"], row["published_latest"]),
        text=lines(_COPIED),
        title=row["title"],
        notes=lines(_NOTES),
    )


def _line(text: str, block: _Row) -> str:
    """Return the words of a block; those of a quotation that is set apart without marks get them."""
    words = text[block["start"] : block["end"]]
    unmarked = block["kind"] == BlockKind.QUOTATION and not any(mark in words for mark in '"“”„«')
    return f'"{words}"' if unmarked else words
