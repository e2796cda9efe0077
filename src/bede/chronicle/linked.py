"""What the last linking left, read back: fingerprints, compared texts, families, and which claims hang together."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from bede.chronicle.columns import Row
from bede.chronicle.link_rows import load_link_claims
from bede.chronicle.write import Chronicle
from bede.events import LinkClaim
from bede.events.families import Fingerprint, Likeness, Pair, Taken
from bede.events.relink import Near
from bede.model import Family, Member, Relation

# Each claim that counts is of one event and of one neighbourhood: where it is not so, somebody emptied the tables.
_IS_WHOLE = """
SELECT (SELECT count(*) FROM event_claims) = (SELECT count(*) FROM neighbourhoods)
    AND NOT EXISTS (FROM event_claims ANTI JOIN neighbourhoods USING (claim_id))
    AND NOT EXISTS (FROM event_claims ANTI JOIN events USING (event_id)) AS whole"""


def is_linked_by(chronicle: Chronicle, linker: str) -> bool:
    """Return whether the derived tables were made by this linker, and hold all that linking left there."""
    made_by = [row["linker"] for row in chronicle.rows("FROM linked")]
    return made_by == [linker] and bool(next(chronicle.rows(_IS_WHOLE))["whole"])


def unread(chronicle: Chronicle, *, anew: bool) -> dict[str, str]:
    """Return the documents that came, or were coded anew, since the last linking, with their runs; ``anew``: all."""
    read = "" if anew else "ANTI JOIN fingerprints USING (document_id, run_id)"
    sql = f"SELECT document_id, run_id FROM documents {read} ORDER BY document_id"
    return {row["document_id"]: row["run_id"] for row in chronicle.rows(sql)}


def load_fingerprints(chronicle: Chronicle) -> Iterator[Fingerprint]:
    """Yield the fingerprints of documents as they are now, by document."""
    for row in chronicle.rows("FROM fingerprints SEMI JOIN documents USING (document_id, run_id) ORDER BY document_id"):
        runs = np.frombuffer(row["runs"], dtype="<u8").astype(np.uint64)
        yield Fingerprint(row["document_id"], row["told"], row["uri"], row["digest"], runs)


def fingerprint_row(found: Fingerprint, run_id: str) -> Row:
    """Return the row of ``fingerprints``; ``run_id``: of the run in which the document was coded."""
    runs = found.runs.astype("<u8").tobytes()
    return {
        "document_id": found.document,
        "run_id": run_id,
        "told": found.published,
        "uri": found.uri,
        "digest": found.digest,
        "runs": runs,
    }


def load_pairs(chronicle: Chronicle) -> Iterator[Pair]:
    """Yield the pairs of texts that were compared and are the same still."""
    for row in chronicle.rows(_PAIRS):
        mine, theirs = (_taken(row[name]) for name in ("mine", "theirs"))
        yield Pair(row["first"], row["second"], mine, theirs, Likeness(row["likeness"]), row["taker"])


_PAIRS = """
WITH same AS MATERIALIZED (SELECT document_id FROM fingerprints SEMI JOIN documents USING (document_id, run_id))
FROM compared_texts WHERE "first" IN (FROM same) AND "second" IN (FROM same)"""


def pair_row(pair: Pair) -> Row:
    """Return the row of ``compared_texts``."""
    return {
        "first": pair.first,
        "second": pair.second,
        "mine": _as_json(pair.mine),
        "theirs": _as_json(pair.theirs),
        "likeness": int(pair.likeness),
        "taker": pair.taker,
    }


def _as_json(taken: Taken) -> str:
    return json.dumps([taken.runs, taken.within, taken.of, list(taken.sentences), taken.all_sentences])


def _taken(text: str) -> Taken:
    runs, within, of, sentences, all_sentences = json.loads(text)
    return Taken(runs, within, of, tuple(sentences), all_sentences)


def load_families(chronicle: Chronicle) -> dict[str, Family]:
    """Return the families by what they rest on."""
    members: dict[str, list[Member]] = {}
    families: dict[str, Family] = {}
    sql = "SELECT f.*, g.ground FROM families f JOIN family_grounds g USING (family_id) ORDER BY family_id, ordinal"
    for row in chronicle.rows(sql):
        own = members.setdefault(row["ground"], [])
        of, relation = row["copy_of"], Relation(row["relation"])
        own.append(Member(row["document_id"], relation, of, row["share"], row["reason"]))
        families[row["ground"]] = Family(row["family_id"], ())
    return {ground: Family(family.id, tuple(members[ground])) for ground, family in families.items()}


def neighbourhood_row(near: Near) -> Row:
    """Return the row of ``neighbourhoods``."""
    return {
        "claim_id": near.claim,
        "document_id": near.document,
        "neighbourhood": near.neighbourhood,
        "first_day": near.days and near.days[0],
        "last_day": near.days and near.days[1],
    }


@dataclass(frozen=True, slots=True)
class Stored:
    """The claims of a chronicle, and where they stood when events were last made: what ``events.relink`` asks for."""

    chronicle: Chronicle

    def claims(self, documents: Collection[str]) -> list[LinkClaim]:
        """Return the claims of these documents."""
        return list(load_link_claims(self.chronicle, documents))

    def named(self, claims: Collection[str]) -> Iterator[LinkClaim]:
        """Yield these claims, as they were coded."""
        sql = "SELECT DISTINCT document_id FROM claims WHERE claim_id IN (SELECT unnest($wanted))"
        documents = {row["document_id"] for row in self.chronicle.rows(sql, {"wanted": sorted(claims)})}
        return (claim for claim in self.claims(documents) if claim.id in claims)

    def gone(self) -> dict[str, str]:
        """Return the neighbourhoods of claims that are there no more, by claim."""
        return self._labels("ANTI JOIN claims USING (claim_id)", ())

    def neighbourhoods(self, claims: Collection[str]) -> dict[str, str]:
        """Return the neighbourhoods of these claims, by claim; new ones have none."""
        return self._labels("WHERE claim_id IN (SELECT unnest($wanted))", claims)

    def members(self, neighbourhoods: Collection[str]) -> dict[str, str]:
        """Return the documents of all claims of these neighbourhoods, those that are gone too, by claim."""
        sql = "SELECT claim_id, document_id AS item FROM neighbourhoods WHERE neighbourhood IN (SELECT unnest($wanted))"
        return _mapped(self.chronicle.rows(sql, {"wanted": sorted(neighbourhoods)}))

    def compared_on(self, days: Sequence[tuple[date, date]]) -> set[str]:
        """Return the documents with a claim that is compared on a day of these spans."""
        sql = """SELECT DISTINCT document_id FROM neighbourhoods n, (SELECT unnest($first) AS a, unnest($last) AS b) s
            WHERE n.first_day <= s.b AND n.last_day >= s.a"""
        spans = {"first": [first for first, _ in days], "last": [last for _, last in days]}
        return {row["document_id"] for row in self.chronicle.rows(sql, spans)} if days else set()

    def _labels(self, which: str, wanted: Iterable[str]) -> dict[str, str]:
        sql = f"SELECT claim_id, neighbourhood AS item FROM neighbourhoods {which}"
        return _mapped(self.chronicle.rows(sql, {"wanted": sorted(wanted)} if "$" in which else None))


def _mapped(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    return {row["claim_id"]: row["item"] for row in rows}
