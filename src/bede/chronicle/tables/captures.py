"""First layer of the record: the bytes as captured, and the documents that were read out of them."""

from bede.chronicle.columns import Column, Table
from bede.model.codes import BlockKind, Precision, TimeBasis

CAPTURES = Table(
    "captures",
    "One row for each place at which a page was seen, and for each state (hash) in which it was seen there. "
    "A changed file at the same uri is a new capture; the old one stays.",
    ("uri", "locator", "page_id"),
    (
        Column("uri", "VARCHAR", "File path or address that the page was read from.", True),
        Column("locator", "VARCHAR", "Where in `uri` the record lies; empty for a whole file.", True),
        Column("page_id", "VARCHAR", "SHA-256 (hex) of the record's bytes.", True),
        Column("file_sha256", "VARCHAR", "SHA-256 (hex) of the file that held the record."),
        Column("media_type", "VARCHAR", "Media type, as `text/html`."),
        Column("charset", "VARCHAR", "Charset that the carrier declared; NULL where it declared none."),
        Column("size", "BIGINT", "Bytes of the record.", True),
        Column("fetched", "TIMESTAMP", "When the page was captured (UTC); NULL where the carrier is silent."),
        Column("first_run", "VARCHAR", "Run that saw it first.", True),
    ),
)

BODIES = Table(
    "bodies",
    "The bytes of each captured record, kept once, so that evidence survives the loss of the files.",
    ("page_id",),
    (
        Column("page_id", "VARCHAR", "SHA-256 (hex) of the bytes before compression.", True),
        Column("body", "BLOB", "The bytes, compressed by zlib.", True),
    ),
)

DOCUMENTS = Table(
    "documents",
    "One row per page: its immutable text, into which every offset points, and what is known of its "
    "publication. Pages with the same bytes are one document.",
    ("document_id",),
    (
        Column("document_id", "VARCHAR", "Id of the document, derived from the page's id.", True),
        Column("page_id", "VARCHAR", "SHA-256 (hex) of the bytes that it was read from.", True),
        Column("uri", "VARCHAR", "Where it was seen first; `captures` has the other places.", True),
        Column("title", "VARCHAR", "Title of the article."),
        Column("text", "VARCHAR", "The text. Offsets count its Unicode code points, from 0.", True),
        Column("publisher", "VARCHAR", "The outlet that published it."),
        Column("byline", "VARCHAR", "Who wrote it, as the page says."),
        Column("credit", "VARCHAR", "Wire service that the text is credited to."),
        Column("dateline", "VARCHAR", "Place before the first sentence; it is no place of an event."),
        Column("published", "DATE", "Day of publication; NULL where it is not known to the day."),
        Column("published_earliest", "DATE", "First day on which it can have been published."),
        Column("published_latest", "DATE", "Last day on which it can have been published."),
        Column("published_precision", "VARCHAR", "How narrow that interval is.", vocabulary=Precision),
        Column("published_basis", "VARCHAR", "What the date of publication rests on.", vocabulary=TimeBasis),
        Column("published_instant", "VARCHAR", "ISO 8601 time of publication, with the zone if one is told."),
        Column("published_text", "VARCHAR", "The words that give the date of publication."),
        Column("published_method", "VARCHAR", "Where on the page the date of publication was found."),
        Column("published_score", "DOUBLE", "Confidence in the date of publication, 0 to 1."),
        Column("language", "VARCHAR", "ISO 639 code, told by the text; `und` where neither text nor page tells it."),
        Column("coder", "VARCHAR", "What read and coded it: program, reader, knowledge and settings."),
        Column("run_id", "VARCHAR", "Run in which it was coded.", True),
        Column("section", "VARCHAR", "The outlet's section that page or address name, as written.", since=6),
    ),
)

DATE_REASONS = Table(
    "date_reasons",
    "Why the date of a document is bounded as it is, where the document tells none: words of its text, what is known "
    "of what they name, and the bound that this gives. Empty for documents with a date of their own.",
    ("document_id", "ordinal"),
    (
        Column("document_id", "VARCHAR", "The document.", True),
        Column("ordinal", "INTEGER", "Order in the text, from 0.", True),
        Column("start", "INTEGER", "Offset of the first code point of the words.", True),
        Column("end", "INTEGER", "Offset after their last code point.", True),
        Column("text", "VARCHAR", "The words.", True),
        Column("known", "VARCHAR", "What is known of what they name: who held which office when.", True),
        Column("earliest", "DATE", "First day that this leaves open; NULL: any before."),
        Column("latest", "DATE", "Last day that this leaves open; NULL: any after."),
        Column("agrees", "BOOLEAN", "False where the other reasons, which were more, outvoted it.", True),
    ),
    since=2,
)

BLOCKS = Table(
    "blocks",
    "The runs of a document's text by kind, boilerplate included, each with the reason for its kind.",
    ("document_id", "ordinal"),
    (
        Column("document_id", "VARCHAR", "The document.", True),
        Column("ordinal", "INTEGER", "Order in the document, from 0.", True),
        Column("kind", "VARCHAR", "What the block is.", True, vocabulary=BlockKind),
        Column("start", "INTEGER", "Offset of its first code point.", True),
        Column("end", "INTEGER", "Offset after its last code point.", True),
        Column("reason", "VARCHAR", "The rule that decided the kind."),
    ),
)
