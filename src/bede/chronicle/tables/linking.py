"""What linking keeps of its last run, so that what arrives is linked without reading all that is there."""

from bede.chronicle.columns import Column, Table

LINKED = Table(
    "linked",
    "By what the derived tables were made, in one row; none: the next linking makes all of them anew.",
    ("linker",),
    (Column("linker", "VARCHAR", "Version of bede, hash of the tables of knowledge and options of linking.", True),),
    since=5,
)

FINGERPRINTS = Table(
    "fingerprints",
    "What finding copies keeps of the text of each document, so that new documents are compared without reading the "
    "old ones. A document without a row of its run came, or was coded anew, since events were last made.",
    ("document_id",),
    (
        Column("document_id", "VARCHAR", "The document.", True),
        Column("run_id", "VARCHAR", "Run in which it was coded.", True),
        Column("told", "VARCHAR", "ISO 8601 day on which it was told; NULL where only the background bounds it."),
        Column("uri", "VARCHAR", "Where it was seen first.", True),
        Column("digest", "VARCHAR", "Hash of its words in their order; empty where it has none.", True),
        Column("runs", "BLOB", "Hashes of a quarter of its runs of three words: sorted 64-bit numbers.", True),
    ),
    since=5,
)

COMPARED = Table(
    "compared_texts",
    "Pairs of documents whose texts were compared, and what came of it.",
    ("first", "second"),
    (
        Column("first", "VARCHAR", "The document that was told first.", True),
        Column("second", "VARCHAR", "The other document.", True),
        Column("mine", "VARCHAR", "What of the first stands in the other, as JSON: runs, within, of, sentences.", True),
        Column("theirs", "VARCHAR", "What of the second stands in the first, likewise.", True),
        Column(
            "likeness",
            "INTEGER",
            "How much they are one text: 0 not, 1 background, 2 a passage, 3 all.",
            True,
        ),
        Column("taker", "VARCHAR", "The document that took it from the other, where one did.", True),
    ),
    since=5,
)

FAMILY_GROUNDS = Table(
    "family_grounds",
    "What each family rests on, so that only those are made anew for which it differs.",
    ("family_id",),
    (
        Column("family_id", "VARCHAR", "The family.", True),
        Column("ground", "VARCHAR", "Hash of its documents and of the pairs that hold them together.", True),
    ),
    since=5,
)

NEIGHBOURHOODS = Table(
    "neighbourhoods",
    "Which claims can have a say in one another's events: all that hang together by links. A claim that arrives "
    "changes the events of its own neighbourhood and of those that it is linked into, and no others.",
    ("claim_id",),
    (
        Column("claim_id", "VARCHAR", "The claim; those that people rejected are in none.", True),
        Column("document_id", "VARCHAR", "The document that tells it.", True),
        Column("neighbourhood", "VARCHAR", "The claim of its neighbourhood that was told first.", True),
        Column("first_day", "DATE", "First day on which it is compared with other documents' claims; NULL: on none."),
        Column("last_day", "DATE", "Last such day."),
    ),
    since=5,
)

RUNGS = Table(
    "rungs",
    "What events tell of commitments, so that what arrives is put on the ladders that there are.",
    ("event_id",),
    (
        Column("event_id", "VARCHAR", "The event; one that tells of no commitment has no row.", True),
        Column("rung", "VARCHAR", "What it tells, as JSON: kind, stage, sides, days, figures, words.", True),
    ),
    since=5,
)
