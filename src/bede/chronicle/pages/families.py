"""Families of documents: who copies whom."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from typing_extensions import TypedDict

from bede.chronicle.write import Chronicle


class MemberRow(TypedDict):
    """A document of a family."""

    document: str
    """Id of the document."""
    title: str | None
    """Its title."""
    publisher: str | None
    """The outlet."""
    published: date | None
    """Day of publication; null where it is not known to the day."""
    uri: str
    """Where it was seen first."""
    relation: str
    """What it is to the one that it was made from."""
    of: str | None
    """The document that it was made from; null for the original."""
    share: float
    """Part of its own running text that stands in that document too, 0 to 1."""
    reason: str
    """What shows it."""


class FamilyRow(TypedDict):
    """Documents that copy one another; they count as one origin."""

    id: str
    """Id of the family."""
    members: list[MemberRow]
    """The earliest first."""


def families_of(chronicle: Chronicle, documents: Iterable[str]) -> list[FamilyRow]:
    """Return the families that any of the documents belongs to, with all their members."""
    sql = """SELECT f.family_id, f.document_id AS document, d.title, d.publisher, d.published, d.uri, f.relation,
            f.copy_of AS "of", f.share, f.reason
        FROM families f JOIN documents d ON d.document_id = f.document_id
        WHERE f.family_id IN (SELECT family_id FROM families WHERE document_id IN (SELECT unnest($ids)))
        ORDER BY f.family_id, f.ordinal"""
    found: dict[str, FamilyRow] = {}
    for row in chronicle.rows(sql, {"ids": list(documents)}):
        family = found.setdefault(row["family_id"], {"id": row["family_id"], "members": []})
        member: Any = {name: row[name] for name in MemberRow.__annotations__}
        family["members"].append(member)
    return list(found.values())
