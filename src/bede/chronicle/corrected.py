"""Writes the tables of corrected claims: the rows as coded, with the values in them that people put in."""

from collections.abc import Iterable, Sequence

from bede.chronicle.columns import Row, Table, quoted
from bede.chronicle.file import DatabaseFile
from bede.chronicle.judged_rows import Coded, Correction, corrected_rows
from bede.chronicle.tables.claims import CLAIM_ACTORS, CLAIM_AMOUNTS, CLAIM_VOICES, CLAIMS
from bede.chronicle.tables.judgements import CORRECTED

_CODED = (CLAIMS, CLAIM_ACTORS, CLAIM_VOICES, CLAIM_AMOUNTS)


def write_corrected(file: DatabaseFile, corrections: Iterable[Correction]) -> None:
    """Write the rows of corrected claims, within a transaction; the tables must be empty."""
    wanted = list(corrections)
    if not wanted:
        return
    coded = _coded(file, [correction.claim.id for correction in wanted])
    done = [corrected_rows(coded[correction.claim.id], correction) for correction in wanted]
    claims, actors, voices, amounts = CORRECTED
    file.insert(claims, [rows.claim for rows in done])
    file.insert(actors, [row for rows in done for row in rows.actors])
    file.insert(voices, [row for rows in done for row in rows.voices])
    file.insert(amounts, [row for rows in done for row in rows.amounts])


def _coded(file: DatabaseFile, claims: Sequence[str]) -> dict[str, Coded]:
    """Return the rows of claims as they were coded, by claim."""
    rows, *parts = (_by_claim(file, table, claims) for table in _CODED)
    return {claim: Coded(own[0], *(tuple(part.get(claim, ())) for part in parts)) for claim, own in rows.items()}


def _by_claim(file: DatabaseFile, table: Table, claims: Sequence[str]) -> dict[str, list[Row]]:
    names = [column.name for column in table.columns]
    chosen, order = ", ".join(map(quoted, names)), ", ".join(map(quoted, table.key))
    sql = f"SELECT {chosen} FROM {table.name} SEMI JOIN wanted USING (claim_id) ORDER BY {order}"
    found: dict[str, list[Row]] = {}
    for values in file.among("claim_id", claims, sql):
        row = dict(zip(names, values, strict=True))
        found.setdefault(row["claim_id"], []).append(row)
    return found
