"""Parts into a chronicle: by statements over all rows at once, so that memory does not grow with them.

Of each key the first is taken, by the place at which its page came in, and what is there already stays: the same rows
that a build over the same files writes.
"""

from collections.abc import Sequence
from pathlib import Path

from bede.chronicle.columns import Table, literal, quoted
from bede.chronicle.file import DatabaseFile
from bede.chronicle.schema import OF_CLAIM, OF_DOCUMENT
from bede.chronicle.tables.captures import BODIES, CAPTURES, DOCUMENTS
from bede.chronicle.tables.claims import CLAIMS
from bede.chronicle.tables.events import ENTITIES, PLACES
from bede.chronicle.tables.runs import REJECTS
from bede.chronicle.written import Written

_RUNS = ("run_id", "first_run")
"""Columns that name the run that brought a row in."""

_INCOMING = """
CREATE OR REPLACE TEMP TABLE incoming AS
WITH placed AS (SELECT page_id, part, min(place) AS place FROM {captures} GROUP BY ALL)
SELECT DISTINCT ON (d.document_id) d.document_id, d.part, p.place
FROM {documents} d JOIN placed p USING (page_id, part)
WHERE NOT EXISTS (FROM documents o WHERE o.document_id = d.document_id AND o.coder = d.coder)
ORDER BY d.document_id, p.place, d.part"""
"""The documents to take in, each with the part that has it first."""


def load_parts(file: DatabaseFile, parts: Sequence[Path], run_id: str, *, keep_bytes: bool) -> Written:
    """Write what the parts hold and the file lacks, within ``writing``; return what that was.

    A document that the same coder has coded before is left alone; one by another coder is replaced.
    """
    source = _Source(parts, run_id)
    file.execute(_INCOMING.format(captures=source.rows(CAPTURES), documents=source.rows(DOCUMENTS)))
    _take_out(file)
    captures = _count(file, source.first_of(CAPTURES, "place, part"))
    if keep_bytes:
        file.execute(_bodies(source))
    added = {table.name: _count(file, source.of_documents(table)) for table in OF_DOCUMENT}
    for table in OF_CLAIM:
        file.execute(source.of_claims(table))
    for table in (ENTITIES, PLACES):
        file.execute(source.first_named(table))
    file.execute(source.rejects())
    file.execute("DROP TABLE incoming")
    return Written(captures, added[DOCUMENTS.name], added[CLAIMS.name])


class _Source:
    """The statements that take rows out of parts."""

    def __init__(self, parts: Sequence[Path], run_id: str) -> None:
        self._parts = parts
        self._run = literal(run_id)

    def rows(self, table: Table) -> str:
        """Return the rows of all parts as something to select from."""
        files = ", ".join(literal(str(part / f"{table.name}.parquet")) for part in self._parts)
        return f"read_parquet([{files}])"

    def of_documents(self, table: Table) -> str:
        """Return what inserts the rows of the documents that are taken in."""
        return f"{self._insert(table)} FROM {self.rows(table)} i SEMI JOIN incoming n USING (document_id, part)"

    def of_claims(self, table: Table) -> str:
        """Return what inserts the rows of the claims of these documents."""
        claims = f"SELECT claim_id, part FROM {self.rows(CLAIMS)} SEMI JOIN incoming USING (document_id, part)"
        return f"{self._insert(table)} FROM {self.rows(table)} i SEMI JOIN ({claims}) c USING (claim_id, part)"

    def first_of(self, table: Table, order: str, rows: str = "") -> str:
        """Return what inserts the first row of each key that is not there yet."""
        key = ", ".join(map(quoted, table.key))
        first = f"SELECT DISTINCT ON ({key}) * FROM {rows or self.rows(table)} ORDER BY {key}, {order}"
        same = " AND ".join(f"t.{quoted(name)} = i.{quoted(name)}" for name in table.key)
        return f"{self._insert(table)} FROM ({first}) i WHERE NOT EXISTS (FROM {quoted(table.name)} t WHERE {same})"

    def first_named(self, table: Table) -> str:
        """Return the same for parties and places, first as the documents that are taken in came."""
        of_document = (
            f"(SELECT r.*, n.place AS came FROM {self.rows(table)} r "
            "JOIN incoming n ON r.first_document = n.document_id AND r.part = n.part)"
        )
        return self.first_of(table, "came", of_document)

    def rejects(self) -> str:
        """Return what inserts what could not be used, once each."""
        return self._insert(REJECTS).replace("SELECT", "SELECT DISTINCT", 1) + f" FROM {self.rows(REJECTS)} i"

    def _insert(self, table: Table) -> str:
        columns = ", ".join(
            f"{self._run} AS {quoted(column.name)}" if column.name in _RUNS else f"i.{quoted(column.name)}"
            for column in table.columns
        )
        return f"INSERT INTO {quoted(table.name)} BY NAME SELECT {columns}"


def _take_out(file: DatabaseFile) -> None:
    """Delete the coding, by another coder, of the documents that are taken in."""
    if not file.fetch("SELECT 1 FROM documents SEMI JOIN incoming USING (document_id) LIMIT 1"):
        return
    of_claim = "claim_id IN (SELECT claim_id FROM claims SEMI JOIN incoming USING (document_id))"
    for table in OF_CLAIM:
        file.execute(f"DELETE FROM {quoted(table.name)} WHERE {of_claim}")
    for table in OF_DOCUMENT:
        file.execute(f"DELETE FROM {quoted(table.name)} WHERE document_id IN (SELECT document_id FROM incoming)")


def _bodies(source: _Source) -> str:
    """Return what inserts the bytes of pages that have none yet; they are looked at last, for they are large."""
    rows = source.rows(BODIES)
    wanted = f"SELECT page_id, min(part) AS part FROM {rows} ANTI JOIN bodies USING (page_id) GROUP BY page_id"
    return f"INSERT INTO bodies SELECT i.page_id, i.body FROM {rows} i SEMI JOIN ({wanted}) w USING (page_id, part)"


def _count(file: DatabaseFile, insert: str) -> int:
    """Run an insert; return how many rows it wrote."""
    ((number,),) = file.fetch(insert)
    return int(number)
