"""The nested rows that queries and exports give, as data: which fields, of which columns, gathered how."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from bede.chronicle.columns import Column, Table, quoted
from bede.chronicle.counted import COUNTED_CLAIMS, JUDGED
from bede.chronicle.tables.captures import BLOCKS, DATE_REASONS, DOCUMENTS
from bede.chronicle.tables.claims import CLAIM_ACTORS, CLAIM_AMOUNTS, CLAIM_VOICES, CLAIMS
from bede.chronicle.tables.events import EVENT_ACTORS, EVENT_AMOUNTS, EVENT_DISPUTES, EVENTS


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a nested row: a value, an object (``struct``), or a list of objects (``structs``).

    ``sql`` reads it from the row ``t`` itself; or, where ``relation`` is set, ``sql`` is an aggregate
    over that relation, which has the id of the row.
    """

    name: str
    nature: Literal["value", "struct", "structs"]
    columns: tuple[Column, ...]
    doc: str
    sql: str
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of nested row: one per row of ``table``, told apart by ``id_name``, in ``order``."""

    table: Table
    id_name: str
    fields: tuple[Field, ...]
    order: str

    def query(self, condition: str, limit: int | None) -> str:
        """Return the query for the rows that meet ``condition``, in order, at most ``limit``."""
        key, name = self.id_name, self.table.name
        cut = "" if limit is None else f"ORDER BY {self.order.format(t='')} LIMIT {limit:d}"
        parts = [f"wanted AS MATERIALIZED (SELECT {key} FROM {name} WHERE {condition} {cut})"]
        joins = []
        for field in (field for field in self.fields if field.relation):
            part = f"_{field.name}"
            parts.append(
                f"{part} AS (SELECT {key}, {field.sql} AS item FROM {field.relation} "
                f"WHERE {key} IN (SELECT {key} FROM wanted) GROUP BY {key})"
            )
            joins.append(f"LEFT JOIN {part} ON {part}.{key} = t.{key}")
        chosen = ", ".join(f"{_read(field)} AS {quoted(field.name)}" for field in self.fields)
        # In the end the columns are those of t: gathered parts have columns of the same names.
        return (
            f"WITH {', '.join(parts)} SELECT {chosen} FROM {name} t {' '.join(joins)} "
            f"WHERE t.{key} IN (SELECT {key} FROM wanted) ORDER BY {self.order.format(t='t.')}"
        )


def _read(field: Field) -> str:
    if not field.relation:
        return field.sql
    many = field.nature == "structs" or field.columns[0].type == "VARCHAR[]"
    return f"coalesce(_{field.name}.item, [])" if many else f"_{field.name}.item"


def _value(column: Column) -> Field:
    return Field(column.name, "value", (column,), column.doc, f"t.{quoted(column.name)}")


def _gathered(column: Column, sql: str, relation: str) -> Field:
    return Field(column.name, "value", (column,), column.doc, sql, relation)


def _members(name: str, table: Table, role: str | None = None, doc: str = "") -> Field:
    """Return a list of objects out of a table whose key says which row and in which order."""
    columns = tuple(column for column in table.columns if column.name not in (table.key[0], "role", "ordinal"))
    side = f" FILTER (WHERE role = '{role}')" if role else ""
    order = ", ".join(name for name in table.key[1:] if name != "role")
    sql = f"list({_struct(columns, {})} ORDER BY {order}){side}"
    return Field(name, "structs", columns, doc or table.doc, sql, table.name)


def _place(table: Table, told_by: str) -> Field:
    """Return the columns ``place_…`` as one object, NULL where there is none."""
    old = tuple(column for column in table.columns if column.name.startswith("place_"))
    columns = tuple(replace(column, name=column.name.removeprefix("place_")) for column in old)
    read = {new.name: f"t.{was.name}" for new, was in zip(columns, old, strict=True)}
    sql = f"CASE WHEN t.{told_by} IS NOT NULL THEN {_struct(columns, read)} END"
    return Field("place", "struct", columns, "Where the act itself took place; null: not told.", sql)


def _struct(columns: tuple[Column, ...], read: Mapping[str, str]) -> str:
    pairs = (f"'{column.name}': {read.get(column.name, quoted(column.name))}" for column in columns)
    return "{" + ", ".join(pairs) + "}"


def _between(table: Table, first: str, last: str) -> tuple[Field, ...]:
    """Return the fields of the columns from ``first`` to ``last``, both included."""
    names = [column.name for column in table.columns]
    return tuple(_value(column) for column in table.columns[names.index(first) : names.index(last) + 1])


def _judgements(relation: str, doc: str) -> Field:
    sql = f"list({_struct(JUDGED, {})} ORDER BY made, judgement_id)"
    return Field("judgements", "structs", JUDGED, doc, sql, relation)


_DOERS = "Who does it; each with the words, what they were resolved to, and how."
_DONE_TO = "To whom it is done; each with the words, what they were resolved to, and how."

CLAIM = Shape(
    CLAIMS,
    "claim_id",
    (
        *(field for field in _between(CLAIMS, "claim_id", "certainty") if field.name != "ordinal"),
        _members("actors", CLAIM_ACTORS, "actor", _DOERS),
        _members("recipients", CLAIM_ACTORS, "recipient", _DONE_TO),
        _members("voices", CLAIM_VOICES),
        *_between(CLAIMS, "earliest", "time_rivals"),
        _place(CLAIMS, "place_text"),
        _members("amounts", CLAIM_AMOUNTS),
        _gathered(
            Column("event_id", "VARCHAR", "The event that it speaks of; null before linking."),
            "min(event_id)",
            "event_claims",
        ),
        _judgements("claim_judgements", "What people decided about it; its other fields are as coded."),
        *_between(CLAIMS, "score", "run_id"),
    ),
    "coalesce({t}earliest, {t}latest) NULLS LAST, {t}earliest NULLS LAST, {t}latest, "
    "{t}published NULLS LAST, {t}document_id, {t}ordinal",
)

EVENT = Shape(
    EVENTS,
    "event_id",
    (
        *_between(EVENTS, "event_id", "status"),
        _members("actors", EVENT_ACTORS, "actor", "Who does it."),
        _members("recipients", EVENT_ACTORS, "recipient", "To whom it is done."),
        *_between(EVENTS, "earliest", "time_basis"),
        _place(EVENTS, "place_name"),
        _gathered(
            Column("claims", "VARCHAR[]", "The claims that speak of it."),
            "list(claim_id ORDER BY ordinal)",
            "event_claims",
        ),
        _gathered(
            Column("links", "VARCHAR[]", "Why each claim was joined: `claim to claim 0.97: same actor +2.10; ...`."),
            """list(concat(claim_id, ' to ', joined_to, ' ', round(link_score, 2), ': ',
                array_to_string(link_parts, '; ')) ORDER BY ordinal) FILTER (WHERE joined_to IS NOT NULL)""",
            "event_claims",
        ),
        *_between(EVENTS, "documents", "copies"),
        _members("amounts", EVENT_AMOUNTS),
        *_between(EVENTS, "disputes", "disputes"),
        _members("positions", EVENT_DISPUTES, doc="The values held in each dispute, by whom, in which claims."),
        *_between(EVENTS, "standing", "last_told"),
        _judgements("event_judgements", "What people decided about its claims; the event follows it."),
    ),
    "coalesce({t}earliest, {t}latest) NULLS LAST, {t}earliest NULLS LAST, {t}latest, "
    "{t}first_told NULLS LAST, {t}event_id",
)

DOCUMENT = Shape(
    DOCUMENTS,
    "document_id",
    (
        *_between(DOCUMENTS, "document_id", "language"),
        *_between(DOCUMENTS, "section", "section"),
        _members("date_reasons", DATE_REASONS),
        _members("blocks", BLOCKS),
        _gathered(
            Column("family_id", "VARCHAR", "The family of documents that it copies; null before linking."),
            "min(family_id)",
            "families",
        ),
        _gathered(
            Column("uris", "VARCHAR[]", "All places at which it was seen."),
            "list(DISTINCT k.uri ORDER BY k.uri)",
            "captures k JOIN documents USING (page_id)",
        ),
        *_between(DOCUMENTS, "coder", "run_id"),
    ),
    "coalesce({t}published_earliest, {t}published_latest) NULLS LAST, {t}document_id",
)

_LAID_OVER = {
    "claims": "counted_claims",
    "claim_actors": "counted_actors",
    "claim_voices": "counted_voices",
    "claim_amounts": "counted_amounts",
}

COUNTED_CLAIM = replace(
    CLAIM,
    table=replace(CLAIMS, name="counted_claims", doc=COUNTED_CLAIMS.doc),
    fields=tuple(replace(field, relation=_LAID_OVER.get(field.relation, field.relation)) for field in CLAIM.fields),
)

SHAPES: dict[str, Shape] = {
    "claims": CLAIM,
    "counted_claims": COUNTED_CLAIM,
    "events": EVENT,
    "documents": DOCUMENT,
}
"""The kinds of nested rows by the name of their table."""
