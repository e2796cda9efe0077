"""The log: who did what to the chronicle, and what could not be used."""

from bede.chronicle.columns import Column, Table
from bede.chronicle.vocabularies import What

RUNS = Table(
    "runs",
    "One row per run of the pipeline: what was used and what came of it.",
    ("run_id",),
    (
        Column("run_id", "VARCHAR", "Id of the run.", True),
        Column("version", "VARCHAR", "Version of bede.", True),
        Column("reader", "VARCHAR", "The reader, its version and the sha256 of its model.", True),
        Column("knowledge", "VARCHAR", "Hash of the tables of knowledge.", True),
        Column("settings", "VARCHAR", "The whole tree of options, as JSON.", True),
        Column("coder", "VARCHAR", "What of all that decides how a page is coded.", True),
        Column("inputs", "VARCHAR[]", "What the run was given to read.", True),
        Column("started", "TIMESTAMP", "When it began (UTC).", True),
        Column("finished", "TIMESTAMP", "When it ended (UTC); NULL: it was cut short."),
        Column("pages", "BIGINT", "Pages read.", True),
        Column("documents", "BIGINT", "Documents that were new.", True),
        Column("known", "BIGINT", "Pages that had been coded before.", True),
        Column("claims", "BIGINT", "Claims that were new.", True),
        Column("events", "BIGINT", "Events after linking.", True),
        Column("rejects", "BIGINT", "Inputs that could not be used.", True),
    ),
)

REJECTS = Table(
    "rejects",
    "Inputs that could not be used, with the reason. Nothing is dropped without a row here.",
    ("run_id", "uri", "locator", "reason", "detail"),
    (
        Column("run_id", "VARCHAR", "The run that met it.", True),
        Column("uri", "VARCHAR", "File path or address of the input.", True),
        Column("locator", "VARCHAR", "Where in `uri` it lies; empty for a whole file.", True),
        Column("reason", "VARCHAR", "A short fixed word that can be counted.", True),
        Column("detail", "VARCHAR", "What happened, and what to do about it.", True),
    ),
)

EVENT_CHANGES = Table(
    "event_changes",
    "What each run changed in the events, and why: one row per event that came, went, changed, was merged or split. "
    "The run that made the first events has one row, `anew`. Rows are never removed.",
    ("run_id", "ordinal"),
    (
        Column("run_id", "VARCHAR", "The run that changed it.", True),
        Column("ordinal", "INTEGER", "Order in the run, from 0.", True),
        Column("what", "VARCHAR", "What happened to it.", True, What),
        Column("before", "VARCHAR[]", "Ids of the events that there were before.", True),
        Column("after", "VARCHAR[]", "Ids of the events that there were after.", True),
        Column("fields", "VARCHAR[]", "Fields that changed, where one event became one.", True),
        Column("rows", "VARCHAR[]", "The events before as JSON, as the events export gives them.", True),
        Column("documents", "VARCHAR[]", "Documents behind it that this run read or coded anew.", True),
        Column("claims", "VARCHAR[]", "Claims that came into these events or went out of them.", True),
        Column("judgements", "VARCHAR[]", "Judgements behind it that had no effect before, or lost it.", True),
    ),
    since=3,
)

MIGRATIONS = Table(
    "migrations",
    "The changes of schema that this file has been through.",
    ("number",),
    (
        Column("number", "INTEGER", "Number of the migration, from 1.", True),
        Column("name", "VARCHAR", "What it did.", True),
        Column("version", "VARCHAR", "Version of bede that did it.", True),
        Column("applied", "TIMESTAMP", "When (UTC).", True),
    ),
)
