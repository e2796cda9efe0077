"""Read the tables of the ontology into typed rows, once."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from bede.errors import KnowledgeError
from bede.knowledge.ontology.entries import (
    Announced,
    CameoCode,
    Example,
    ModeInfo,
    Refusal,
    TypeInfo,
)
from bede.knowledge.resources import read_rows, read_toml, table_names
from bede.model.codes import EventType, Status
from bede.model.spans import Span


def _example(row: dict[str, Any], kind: EventType) -> Example:
    """Read a sentence whose trigger stands in square brackets."""
    before, opened, rest = row["text"].partition("[")
    trigger, closed, after = rest.partition("]")
    if not (opened and closed and trigger):
        raise KnowledgeError(f"{kind}: no trigger is marked in {row['text']!r}")
    span = Span(len(before), len(before) + len(trigger))
    return Example(before + trigger + after, span, kind, row.get("mode"), Status(row.get("status", "occurred")))


def _type(name: str) -> TypeInfo:
    table = read_toml(name)
    kind = EventType(table["name"])
    modes = {key: ModeInfo(key, **fields) for key, fields in table["modes"].items()}
    announced = table.get("announced")
    if announced:
        announced = Announced(EventType(announced["plover"]), announced["cameo"], announced["cameo_reason"])
    return TypeInfo(
        type=kind,
        definition=table["definition"],
        quad=table["quad"],
        quad_name=table["quad_name"],
        goldstein=table.get("goldstein"),
        cameo=table["cameo"],
        cameo_reason=table["cameo_reason"],
        modes=MappingProxyType(modes),
        announced=announced,
        examples=tuple(_example(row, kind) for row in table["examples"]),
        refuse=tuple(Refusal(**row) for row in table["refuse"]),
    )


@cache
def types() -> Mapping[EventType, TypeInfo]:
    """Return the 16 types in the codebook's order."""
    read = {info.type: info for info in map(_type, table_names("ontology/types"))}
    missing = [kind for kind in EventType if kind not in read]
    if missing:
        raise KnowledgeError(f"ontology/types lacks {', '.join(missing)}")
    return MappingProxyType({kind: read[kind] for kind in EventType})


@cache
def cameo_codes() -> Mapping[str, CameoCode]:
    """Return the CAMEO codes that ICEWS scores."""
    rows = (
        CameoCode(code, EventType(plover) if plover else None, float(score), name)
        for code, plover, score, name in read_rows("ontology/cameo.tsv")
    )
    return MappingProxyType({row.code: row for row in rows})
