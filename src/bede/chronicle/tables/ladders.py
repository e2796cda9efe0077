"""Commitments: what was asked, promised and delivered, as ladders of events. Derived, like events."""

from bede.chronicle.columns import Column, Table
from bede.chronicle.tables.claims import PARTY
from bede.chronicle.vocabularies import LadderRole
from bede.model.codes import AmountKind, LadderKind, Stage

LADDERS = Table(
    "ladders",
    "One row per commitment: the events that tell its stages are never one event, and their figures are never added.",
    ("ladder_id",),
    (
        Column("ladder_id", "VARCHAR", "Id of the commitment, derived from the event that is told first.", True),
        Column("kind", "VARCHAR", "What it is about.", True, LadderKind),
        Column("what", "VARCHAR", "What is committed, in a word: `arms`, `lifting`; NULL where none tells it."),
        Column("stage", "VARCHAR", "The last stage reached.", True, Stage),
        Column("earliest", "DATE", "First day that one of its events can have taken place; NULL: open or unknown."),
        Column("latest", "DATE", "Last day that one of its events can have taken place; NULL: open or unknown."),
    ),
    since=3,
)

LADDER_PARTIES = Table(
    "ladder_parties",
    "Who gives and who receives. In talks all parties stand as givers.",
    ("ladder_id", "role", "ordinal"),
    (
        Column("ladder_id", "VARCHAR", "The commitment.", True),
        Column("role", "VARCHAR", "On which side of it.", True, LadderRole),
        Column("ordinal", "INTEGER", "Order on its side, from 0; the one told most is first.", True),
        *PARTY,
        Column("counts_as", "VARCHAR", "Code of the state or body whose doing it is, else its own entity.", True),
    ),
    since=3,
)

LADDER_STEPS = Table(
    "ladder_steps",
    "The stages of each commitment: one row per event that tells one.",
    ("event_id",),
    (
        Column("ladder_id", "VARCHAR", "The commitment.", True),
        Column("event_id", "VARCHAR", "The event; it is a step of one commitment at most.", True),
        Column("ordinal", "INTEGER", "Order in time, from 0.", True),
        Column("stage", "VARCHAR", "The stage that it tells.", True, Stage),
        Column(
            "words",
            "VARCHAR[]",
            "The events of the offer, request, threat or refusal that one sentence tells together with the act.",
            True,
        ),
    ),
    since=3,
)

LADDER_AMOUNTS = Table(
    "ladder_amounts",
    "The figures of each commitment as a whole: one per kind and unit, money first, the one told most before others. "
    "A sum that is told in two currencies has two rows and is one sum: `pledges` counts the first.",
    ("ladder_id", "ordinal"),
    (
        Column("ladder_id", "VARCHAR", "The commitment.", True),
        Column("ordinal", "INTEGER", "Order, from 0.", True),
        Column("kind", "VARCHAR", "What it counts.", True, AmountKind),
        Column("unit", "VARCHAR", "Currency or thing counted; NULL: not told."),
        Column("low", "DOUBLE", "Lowest figure that its claims allow."),
        Column("best", "DOUBLE", "The figure that most claims give, of equals the last told."),
        Column("high", "DOUBLE", "Highest figure that its claims allow; NULL: open."),
        Column("claims", "VARCHAR[]", "The claims that give a figure.", True),
    ),
    since=3,
)
