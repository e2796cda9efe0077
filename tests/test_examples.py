"""The truth sheet of the examples, as far as it speaks of claims: what must be read, and what must not.

The floor is what the reader reaches today. It may rise; if it falls, something broke.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from bede.chronicle import CodedPage
from bede.model import Claim, Page
from bede.pages import read
from bede.pipeline import code_page, make_reader
from bede.settings import Settings

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in (EXAMPLES / "expected.jsonl").read_text(encoding="utf-8").splitlines()
]
FLOOR = 42  # of 78 expected claims, right in every judged field


@cache
def coded(file: str) -> tuple[CodedPage, ...]:
    settings = Settings()
    pages = [page for page in read([str(EXAMPLES / "crisis" / file)], settings.pages) if isinstance(page, Page)]
    return tuple(code_page(page, make_reader(settings), settings) for page in pages)


def claims_in(row: dict[str, Any], sentence: str) -> Iterator[tuple[Claim, str]]:
    """Yield the claims whose sentence contains the words, with their triggers."""
    for page in coded(row["file"]):
        text = page.document.text
        for claim in page.claims:
            if sentence in text[claim.sentence.start : claim.sentence.end]:
                yield claim, text[claim.trigger.start : claim.trigger.end]


def is_right(claim: Claim, row: dict[str, Any]) -> bool:
    when = claim.time.when.value
    spoken = [f"{voice.text} {voice.actor.value.name if voice.actor.value else ''}" for voice in claim.voices]
    return (
        (claim.type, claim.status, claim.stance) == (row["type"], row["status"], row["stance"])
        and row.get("mode") in {None, claim.mode}
        and all(names(claim.actors, wanted) for wanted in row["actors"] or ())
        and all(names(claim.recipients, wanted) for wanted in row["recipients"] or ())
        and all(any(wanted in speaker for speaker in spoken) for wanted in row.get("voices") or ())
        and (not row.get("earliest") or (when is not None and str(when.earliest) == row["earliest"]))
        and (not row.get("latest") or (when is not None and str(when.latest) == row["latest"]))
        and (not row.get("place") or (claim.place is not None and same_words(claim.place.text, row["place"])))
    )


def names(parties: Any, wanted: str) -> bool:
    """Return whether a party has the country code or the words that are wanted."""
    return any(
        wanted in party.text or (party.actor.value and wanted in {party.actor.value.country, party.actor.value.name})
        for party in parties
    )


def same_words(first: str, second: str) -> bool:
    return first in second or second in first


def test_expected_claims_are_read():
    wanted = [row for row in ROWS if "trigger" in row]
    right = [
        any(
            is_right(claim, row)
            for claim, trigger in claims_in(row, row["sentence_contains"])
            if same_words(trigger, row["trigger"])
        )
        for row in wanted
    ]
    assert len(wanted) == 78
    assert sum(right) >= FLOOR


def test_boilerplate_gives_no_claim():
    refused = [row for row in ROWS if "refuse_sentence_contains" in row]
    assert len(refused) == 87
    told = [row for row in refused if any(claims_in(row, row["refuse_sentence_contains"]))]
    assert told == []
