"""What people decided about claims, and what became of it."""

from collections.abc import Iterable
from typing import Any, cast

from typing_extensions import TypedDict

from bede.chronicle.write import Chronicle


class JudgementRow(TypedDict):
    """A judgement. It outranks every score; it is withdrawn, never deleted."""

    id: str
    """Id of the judgement."""
    verdict: str
    """What was decided."""
    left: str
    """The claim judged, or the first of a pair."""
    right: str | None
    """The second claim of a pair; null where one claim is judged."""
    field: str | None
    """The field that was corrected."""
    value: str | None
    """Its value, as JSON."""
    reason: str | None
    """Why, in the person's words."""
    person: str
    """Who decided."""
    made: str
    """When (UTC)."""
    withdrawn: str | None
    """When it was taken back (UTC); null: it stands."""
    state: str | None
    """What became of it: ``counts``, ``replaced`` or ``overruled`` by a later one, ``withdrawn``, ``void``."""
    by: str | None
    """The judgement that replaced or overruled it."""


_TIME = "strftime(j.{column}, '%Y-%m-%dT%H:%M:%SZ') AS {column}"
_ROWS = f"""SELECT j.judgement_id AS id, j.verdict, j.left_claim AS "left", j.right_claim AS "right", j.field, j.value,
    j.reason, j.person, {_TIME.format(column="made")}, {_TIME.format(column="withdrawn")}, r.state, r."by"
FROM judgements j LEFT JOIN rulings r ON r.judgement_id = j.judgement_id
WHERE {{condition}}
ORDER BY j.made, j.judgement_id"""
_OF_CLAIMS = "j.left_claim IN (SELECT unnest($ids)) OR j.right_claim IN (SELECT unnest($ids))"
_OF_THESE = "j.judgement_id IN (SELECT unnest($ids))"


def judgements_on(chronicle: Chronicle, claims: Iterable[str]) -> list[JudgementRow]:
    """Return the judgements on any of the claims, in the order of their making."""
    return _rows(chronicle, _OF_CLAIMS, claims)


def judgements_by_id(chronicle: Chronicle, ids: Iterable[str]) -> dict[str, JudgementRow]:
    """Return judgements by their ids."""
    return {row["id"]: row for row in _rows(chronicle, _OF_THESE, ids)}


def _rows(chronicle: Chronicle, condition: str, ids: Iterable[str]) -> list[JudgementRow]:
    found: Any = [dict(row) for row in chronicle.rows(_ROWS.format(condition=condition), {"ids": sorted(ids)})]
    return cast("list[JudgementRow]", found)
