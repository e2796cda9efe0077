"""The short sentences that ship in full: they keep their format, hold enough of all, and the reader is held to them."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from bede.chronicle.rows import claim_dict
from bede.evaluate import measure
from bede.evaluate.measure import ALL, Scores
from bede.gold.article import article_of
from bede.gold.exported import reading_of
from bede.gold.read import Gold, read_gold
from bede.gold.records import Reading
from bede.gold.validate import complaints
from bede.model import EventType, Stance, Status
from bede.pipeline import code_document, make_reader
from bede.settings import Settings

FOLDER = Path(__file__).resolve().parents[2] / "gold" / "sentences"
SETTINGS = Settings()
READER = make_reader(SETTINGS)

RIGHT_TRIGGERS = 225  # of 490, by the word-list reader; may rise
WRONG_TRIGGERS = 20  # claims given that no sentence holds; may fall


@cache
def gold() -> Gold:
    return read_gold(FOLDER)


def read_by_bede(reading: Reading) -> Reading:
    article = article_of(reading.document)
    claims = code_document(article, READER, SETTINGS)
    return reading_of(reading.document, [claim_dict(claim, n, article, "test") for n, claim in enumerate(claims)])


@cache
def scores() -> Scores:
    return measure((reading, read_by_bede(reading)) for reading in gold().readings)[ALL]


def test_the_sentences_keep_the_format():
    assert gold().missing == ()
    assert [fault for reading in gold().readings for fault in complaints(reading)] == []


def test_there_are_enough_of_every_kind():
    claims = [claim for reading in gold().readings for claim in reading.claims]
    assert len(gold().readings) >= 250
    for field, codes in (("type", EventType), ("status", Status), ("stance", Stance)):
        counted = Counter(getattr(claim, field) for claim in claims)
        assert all(counted[code] >= 10 for code in codes), counted
    assert sum(len(claim.voices) > 1 for claim in claims) >= 10
    assert sum(not reading.claims for reading in gold().readings) >= 30


def test_the_reader_finds_what_it_found():
    trigger = scores().fields["trigger"]
    assert trigger.right >= RIGHT_TRIGGERS
    assert trigger.given - trigger.right <= WRONG_TRIGGERS


def by_words(words: str) -> Reading:
    (found,) = [r for r in gold().readings if r.document.text is not None and words in r.document.text]
    return found


@pytest.mark.parametrize(
    "words",
    ["Paris Hilton", "West Ham attacked", "Chad Wilson", "comedy at the box office", "strike of lightning",
     "Aid is a small town", "Photo: Soldiers", "Turkey is served", "bicycle outside the embassy"],
)  # fmt: skip
def test_what_only_looks_like_an_act_gives_no_claim(words):
    reading = by_words(words)
    assert reading.claims == ()
    given = read_by_bede(reading).claims
    assert [reading.document.text[c.trigger.start : c.trigger.end] for c in given] == []


def test_a_congressman_is_no_country():
    found = read_by_bede(by_words("Rep. Jim Jordan"))
    countries = {found.parties[m.party].country for c in found.claims for m in (*c.actors, *c.recipients) if m.party}
    assert "JOR" not in countries


def test_delaying_aid_is_no_refusal():
    assert EventType.REJECT not in {claim.type for claim in read_by_bede(by_words("Delaying the aid")).claims}
