"""Judgements: made, kept, withdrawn, passed on. Rebuilding the events is the pipeline's part.

What is decided in one go (a merge of two events is several pairs of claims) has one person, one moment and one reason:
such judgements are one *act*, and are withdrawn together.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import IO, Any

from bede.chronicle.columns import Row
from bede.chronicle.page_rows import utc
from bede.chronicle.query import plain
from bede.chronicle.tables.judgements import JUDGEMENTS
from bede.chronicle.write import Chronicle
from bede.errors import UsageError
from bede.events.corrections import check
from bede.events.rulings import PAIR
from bede.model import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class By:
    """Who judges, when (UTC) and why; what is judged with one of these is one act."""

    person: str
    made: datetime
    reason: str | None = None

    def __post_init__(self) -> None:
        if not self.person.strip():
            raise UsageError("A judgement needs a name. Give --person NAME, or set BEDE_PERSON.")


def on_claims(by: By, verdict: Verdict, claims: Iterable[str]) -> tuple[Judgement, ...]:
    """Return the verdict *right* or *wrong* on claims."""
    return tuple(_judgement(by, verdict, claim) for claim in claims)


def correct(by: By, claims: Iterable[str], field: str, value: str) -> tuple[Judgement, ...]:
    """Return the judgements that put a value (JSON, see ``events.corrections``) into a field of claims."""
    return tuple(_judgement(by, Verdict.CORRECTED, claim, field=field, value=value) for claim in claims)


def merge(by: By, *groups: Sequence[str]) -> tuple[Judgement, ...]:
    """Return the judgements that all claims of all groups speak of one happening: a chain through them."""
    claims = sorted({claim for group in groups for claim in group})
    return tuple(_judgement(by, Verdict.SAME, first, second) for first, second in pairwise(claims))


def split(by: By, claims: Sequence[str], others: Sequence[str]) -> tuple[Judgement, ...]:
    """Return the judgements that no claim of the one group speaks of the same happening as one of the other."""
    return on_pairs(by, Verdict.DIFFERENT, ((one, other) for one in claims for other in others))


def on_pairs(by: By, verdict: Verdict, pairs: Iterable[tuple[str, str]]) -> tuple[Judgement, ...]:
    """Return a verdict on pairs of claims."""
    ordered = sorted({(min(pair), max(pair)) for pair in pairs})
    return tuple(_judgement(by, verdict, first, second) for first, second in ordered)


def _judgement(
    by: By,
    verdict: Verdict,
    left: str,
    right: str | None = None,
    *,
    field: str | None = None,
    value: str | None = None,
) -> Judgement:
    if left == right:
        raise UsageError(f"A pair needs two claims, and {left} was given twice.")
    bare = Judgement("", verdict, left, right, field, value, by.reason, by.person.strip(), by.made)
    return replace(bare, id=judgement_id(bare))


def judgement_id(judgement: Judgement) -> str:
    """Return the id: a hash of all that was decided, so that a judgement that comes twice is one."""
    moment = judgement.made.astimezone(UTC).isoformat(timespec="microseconds")
    parts = [getattr(judgement, name) for name in ("verdict", "left", "right", "field", "value", "reason", "person")]
    return "j" + hashlib.sha256(json.dumps([*parts, moment]).encode()).hexdigest()[:15]


def load_judgements(chronicle: Chronicle) -> Iterator[Judgement]:
    """Yield all judgements, withdrawn ones too, in the order of their making."""
    for row in chronicle.rows("SELECT * FROM judgements ORDER BY made, judgement_id"):
        yield _from_row(row)


def add_judgements(chronicle: Chronicle, judgements: Iterable[Judgement]) -> int:
    """Write down the judgements that are not there yet; return their number.

    One that is there and comes withdrawn is withdrawn here too.
    """
    rows = [_row(judgement) for judgement in judgements]
    added = chronicle.add_judgements(rows)
    for row in rows:
        if row["withdrawn"] is not None:
            chronicle.withdraw_judgements([row["judgement_id"]], row["withdrawn"])
    return added


def withdraw(chronicle: Chronicle, id_start: str, person: str, at: datetime) -> tuple[Judgement, ...]:
    """Take back the act that a judgement belongs to; return its judgements. Only who made it may take it back."""
    act = act_of(chronicle, id_start)
    if act[0].person != person.strip():
        raise UsageError(
            f"{act[0].id} was made by {act[0].person}, and only who made a judgement takes it back. Judge otherwise: "
            "both are kept, and the disagreement is shown."
        )
    if act[0].withdrawn is not None:
        raise UsageError(f"{act[0].id} was withdrawn already, on {act[0].withdrawn:%Y-%m-%d %H:%M} UTC.")
    chronicle.withdraw_judgements([judgement.id for judgement in act], utc(at))
    return act


def act_of(chronicle: Chronicle, id_start: str) -> tuple[Judgement, ...]:
    """Return the judgements that were made in one go with the one whose id begins so."""
    known = list(load_judgements(chronicle))
    found = [judgement for judgement in known if judgement.id.startswith(id_start)]
    if len(found) != 1:
        raise UsageError(f"{len(found) or 'No'} judgements have an id that begins with “{id_start}”.")
    one = found[0]
    return tuple(j for j in known if (j.person, j.made, j.reason) == (one.person, one.made, one.reason))


def judgement_rows(chronicle: Chronicle) -> Iterator[dict[str, Any]]:
    """Yield the rows of ``judgements`` with what became of each, times as ISO text: what is listed and passed on."""
    columns = ", ".join(f"j.{column.name}" for column in JUDGEMENTS.columns)
    sql = f"""SELECT {columns}, r.state, r."by" FROM judgements j LEFT JOIN rulings r USING (judgement_id)
        ORDER BY made, judgement_id"""
    return plain(chronicle.rows(sql))


def read_judgement_lines(source: Path | IO[bytes]) -> list[Judgement]:
    """Return the judgements of a list in JSON Lines. Raises UsageError, with the line, where one is not sound."""
    try:
        lines = source.read_bytes().splitlines() if isinstance(source, Path) else source.read().splitlines()
    except OSError as error:
        raise UsageError(f"{source} can't be read: {error.strerror or error}.") from error
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(read_judgement(json.loads(line)))
            except (ValueError, UsageError) as error:
                raise UsageError(f"Line {number} of the list: {error}") from error
    return found


def read_judgement(row: Mapping[str, Any]) -> Judgement:
    """Return the judgement of a row as ``judgement_rows`` gives it. Raises UsageError where it is none."""
    try:
        judgement = _from_row({**row, "made": _moment(row["made"]), "withdrawn": _moment(row.get("withdrawn"))})
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise UsageError(f"No judgement: {error}. A list is written by `bede judgements FILE -f jsonl`.") from error
    _check(judgement)
    if row.get("judgement_id") not in (None, judgement_id(judgement)):
        raise UsageError(f"{row['judgement_id']} was altered: its id does not fit what it says.")
    return replace(judgement, id=judgement_id(judgement))


def _check(judgement: Judgement) -> None:
    paired = judgement.verdict in PAIR
    if not judgement.person.strip():
        raise UsageError("A judgement without a person can't be taken in.")
    if paired != (judgement.right is not None) or judgement.left == judgement.right:
        raise UsageError(f"The verdict {judgement.verdict} is on {'two claims' if paired else 'one claim'}.")
    if judgement.field is not None and judgement.value is not None:
        check(judgement.field, judgement.value)
    if (judgement.verdict is Verdict.CORRECTED) != (judgement.field is not None and judgement.value is not None):
        raise UsageError("A field and a value belong to the verdict corrected, and to no other.")


def _from_row(row: Mapping[str, Any]) -> Judgement:
    return Judgement(
        id=row.get("judgement_id") or "",
        verdict=Verdict(row["verdict"]),
        left=row["left_claim"],
        right=row["right_claim"],
        field=row["field"],
        value=row["value"],
        reason=row["reason"],
        person=row["person"],
        made=row["made"].replace(tzinfo=UTC),
        withdrawn=row["withdrawn"].replace(tzinfo=UTC) if row["withdrawn"] else None,
    )


def _row(judgement: Judgement) -> Row:
    return {
        "judgement_id": judgement.id,
        "left_claim": judgement.left,
        "right_claim": judgement.right,
        "verdict": judgement.verdict.value,
        "reason": judgement.reason,
        "person": judgement.person,
        "made": utc(judgement.made),
        "withdrawn": utc(judgement.withdrawn),
        "field": judgement.field,
        "value": judgement.value,
    }


def _moment(text: str | None) -> datetime | None:
    """Return a moment in UTC; without a zone it is UTC, as in the tables."""
    if text is None:
        return None
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
