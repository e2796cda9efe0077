"""Writes web/fixtures/: the JSON of the pages, from the example crisis, for work on the pages without a server.

python tools/web_fixtures.py build/demo.duckdb
"""

import json
import sys
from contextlib import closing
from pathlib import Path

from bede.chronicle.export.lines import to_json
from bede.chronicle.pages.about import about_page
from bede.chronicle.pages.actor import actor_page
from bede.chronicle.pages.codes import codes_page
from bede.chronicle.pages.commitments import commitments_page
from bede.chronicle.pages.compare import compare_page
from bede.chronicle.pages.document import document_page
from bede.chronicle.pages.dyad import dyad_page
from bede.chronicle.pages.event import event_page
from bede.chronicle.pages.listing import Grouping, events_page
from bede.chronicle.pages.network import network_page
from bede.chronicle.pages.places import map_page
from bede.chronicle.pages.positions import positions_page
from bede.chronicle.pages.stories import stories_page
from bede.chronicle.pages.wanted import EVERYTHING, EventFilter
from bede.chronicle.snapshot import Published

FOLDER = Path(__file__).parents[1] / "web" / "fixtures"
EXAMPLES = (Path(__file__).parents[1] / "examples").as_uri()


def main(source: str) -> None:
    """Write one file per page."""
    with closing(Published(Path(source))) as published, published.reading() as shown:
        chronicle = shown.chronicle
        disputed = events_page(chronicle, EventFilter(disputed=True), counted=False)["rows"][0]["id"]
        event = event_page(chronicle, disputed)
        pages = {
            "events": events_page(chronicle, EVERYTHING, group=Grouping.DAY, limit=200),
            "event": event,
            "document": document_page(chronicle, event["claims"][0]["document"]),
            "actor": actor_page(chronicle, "RUS"),
            "dyad": dyad_page(chronicle, "RUS", "UKR"),
            "map": map_page(chronicle),
            "network": network_page(chronicle),
            "positions": positions_page(chronicle),
            "about": about_page(chronicle, "demo.duckdb"),
            "commitments": commitments_page(chronicle),
            "stories": stories_page(chronicle),
            "compare": compare_page(chronicle, None, None),
            "codes": codes_page(),
        }
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, page in pages.items():
        text = to_json(page).replace(EXAMPLES, "file:///home/reader/examples")
        (FOLDER / f"{name}.json").write_text(json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
