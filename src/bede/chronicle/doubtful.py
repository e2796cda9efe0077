"""What a person should look at first: claims and links that are least sure, and matter most if they are wrong."""

from collections.abc import Iterator
from dataclasses import dataclass

from bede.chronicle.filters import ClaimFilter, where
from bede.chronicle.query import EVERYTHING
from bede.chronicle.write import Chronicle


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim to judge or, with ``other``, a pair: are both of one happening? ``why``: what makes it doubtful.

    ``weight`` orders them: how unsure it is, 0..1, times what hangs on it.
    """

    claim: str
    other: str | None
    weight: float
    why: str


# What hangs on it: a wrong act of violence does more harm in a record than a wrong meeting.
_MATTERS = """CASE WHEN c.type = 'ASSAULT' THEN 1.5 WHEN c.quad = 4 THEN 1.3 WHEN c.quad = 3 THEN 1.1 ELSE 1.0 END
    * CASE WHEN c.status IN ('occurred', 'ongoing') THEN 1.1 ELSE 1.0 END"""

_WORST_PARTY = "0.6 * (1 - coalesce(p.worst, 1))"

# A sentence that stands in several documents, as copies have it, is judged once; see ``twins``.
_CLAIMS = f"""
SELECT min(c.claim_id) AS claim, NULL AS other, max(greatest(1 - c.score, {_WORST_PARTY}) * {_MATTERS}) AS weight,
    arg_max(CASE WHEN 1 - c.score >= {_WORST_PARTY}
        THEN format('the reader is sure of it to {{:.2f}}', c.score)
        ELSE format('who a party is, is sure to {{:.2f}}', p.worst) END, 1 - c.score) AS why
FROM claims c LEFT JOIN (SELECT claim_id, min(score) AS worst FROM claim_actors GROUP BY claim_id) p USING (claim_id)
WHERE c.claim_id IN (FROM chosen) AND NOT EXISTS (
    SELECT 1 FROM judgements j WHERE j.left_claim = c.claim_id AND j.right_claim IS NULL
        AND j.person = $person AND j.withdrawn IS NULL)
GROUP BY c.sentence, c.trigger_start - c.sentence_start, c.type"""

# A copied sentence is of the same happening without a doubt.
_LINKS = f"""
SELECT c.claim_id, o.claim_id,
    greatest(1 - coalesce(m.link_score, 0.75), 0.35 * (len(e.disputes) > 0)::INT) * {_MATTERS},
    CASE WHEN len(e.disputes) > 0 THEN 'its event is in dispute: ' || e.disputes[1]
        WHEN m.link_score IS NULL THEN 'both were joined by rule'
        ELSE format('both are of one happening to {{:.2f}}', m.link_score) END
FROM event_claims m
JOIN events e ON e.event_id = m.event_id
JOIN event_claims f ON f.event_id = m.event_id AND f.ordinal = 0
JOIN claims c ON c.claim_id = m.claim_id
JOIN claims o ON o.claim_id = coalesce(m.joined_to, f.claim_id)
WHERE m.ordinal > 0 AND c.claim_id IN (FROM chosen) AND c.sentence <> o.sentence AND NOT EXISTS (
    SELECT 1 FROM judgements j WHERE least(j.left_claim, j.right_claim) = least(c.claim_id, o.claim_id)
        AND greatest(j.left_claim, j.right_claim) = greatest(c.claim_id, o.claim_id)
        AND j.right_claim IS NOT NULL AND j.person = $person AND j.withdrawn IS NULL)"""


def doubtful(chronicle: Chronicle, person: str, limit: int, wanted: ClaimFilter = EVERYTHING) -> Iterator[Doubt]:
    """Yield what ``person`` has not judged yet, the most doubtful first; what others judged stays for a second look."""
    condition, parameters = where("claims", wanted)
    sql = f"""WITH chosen AS (SELECT claim_id FROM claims WHERE {condition})
        SELECT claim, other, weight, why FROM ({_CLAIMS} UNION ALL {_LINKS})
        ORDER BY weight DESC, claim, other NULLS FIRST LIMIT {limit:d}"""
    for row in chronicle.rows(sql, {**parameters, "person": person}):
        yield Doubt(row["claim"], row["other"], row["weight"], row["why"])


def twins(chronicle: Chronicle, claim: str) -> list[str]:
    """Return the claims that the same words of the same sentence make in all documents, the claim itself included."""
    sql = """SELECT t.claim_id FROM claims c JOIN claims t ON t.sentence = c.sentence AND t.type = c.type
            AND t.trigger_start - t.sentence_start = c.trigger_start - c.sentence_start
        WHERE c.claim_id = ? ORDER BY t.claim_id"""
    return [row["claim_id"] for row in chronicle.rows(sql, [claim])]
