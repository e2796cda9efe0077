"""Events in outline, straight from their tables: what commitments and stories need of those made long ago."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from bede.chronicle.link_rows import party_of, site_of
from bede.chronicle.write import Chronicle
from bede.events.outlines import Outline
from bede.model import TimeBasis

_EVENTS = """
WITH parties AS (SELECT event_id, role, list({'entity': entity, 'name': name, 'country': country, 'sector': sector}
    ORDER BY ordinal) AS items FROM event_actors GROUP BY event_id, role),
told AS (SELECT event_id, list(claim_id ORDER BY ordinal) AS claims FROM event_claims GROUP BY event_id)
SELECT e.*, t.claims, coalesce(a.items, []) AS actors, coalesce(r.items, []) AS recipients
FROM (SELECT event_id, earliest, latest, time_basis, place_name, place_country, place_lat, place_lon, place_precision,
    place_geonames, documents, families, first_told FROM events) e
JOIN told t USING (event_id)
LEFT JOIN parties a ON a.event_id = e.event_id AND a.role = 'actor'
LEFT JOIN parties r ON r.event_id = e.event_id AND r.role = 'recipient'
ORDER BY e.event_id"""


def load_outlines(chronicle: Chronicle, replaced: Collection[str]) -> Iterator[Outline]:
    """Yield the events by id, without those of which a claim stands in ``replaced``."""
    for row in chronicle.rows(_EVENTS):
        if row["claims"][0] not in replaced:
            yield _outline(row)


def _outline(row: Mapping[str, Any]) -> Outline:
    return Outline(
        id=row["event_id"],
        actors=tuple(map(party_of, row["actors"])),
        recipients=tuple(map(party_of, row["recipients"])),
        earliest=row["earliest"] and row["earliest"].isoformat(),
        latest=row["latest"] and row["latest"].isoformat(),
        time_basis=TimeBasis(row["time_basis"]),
        place=site_of(row),
        claims=tuple(row["claims"]),
        documents=tuple(row["documents"]),
        families=tuple(row["families"]),
        first_told=row["first_told"],
    )
