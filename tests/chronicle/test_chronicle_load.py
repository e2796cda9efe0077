from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count

import pytest
from helpers_chronicle import TEXT, make_claim, make_coded, make_document, make_page, make_run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bede.chronicle import Chronicle, CodedPage
from bede.chronicle.filters import ClaimFilter
from bede.chronicle.load import load_claims, load_documents
from bede.chronicle.query import documents as query_documents
from bede.model import (
    Block,
    BlockKind,
    DateReason,
    Party,
    Precision,
    Resolution,
    Span,
    SpeakerKind,
    TimeBasis,
    Timing,
    Voice,
    When,
)

_NUMBERS = (b"page %d" % number for number in count())


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory):
    with Chronicle.open(tmp_path_factory.mktemp("load") / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        yield chronicle


def round_trip(chronicle: Chronicle, coded: CodedPage) -> CodedPage:
    assert chronicle.write_batch([coded]).documents == 1
    own = ClaimFilter(document=coded.document.id)
    (document,) = load_documents(chronicle, own)
    return CodedPage(coded.page, document, tuple(load_claims(chronicle, own)))


def test_document_and_claims_come_back_as_they_were(chronicle):
    coded = make_coded(claims=3)
    assert round_trip(chronicle, coded) == coded


def test_what_is_unknown_comes_back_unknown(chronicle):
    document = make_document(make_page(b"unknown"), day=None)
    document = replace(document, publisher=None, credit=None, dateline=None)
    nobody = Resolution("they", None, "none", 0.0)
    claim = make_claim(
        document,
        actors=(Party("", None, Resolution("", None, "none", 0.0)),),
        recipients=(),
        voices=(Voice("", None, None, None, SpeakerKind.WITNESS, True, nobody),),
        time=Timing("", None, Resolution("", None, "none", 0.0)),
        place=None,
        amounts=(),
    )
    voice = replace(claim.voices[0], actor=replace(nobody, text=""))
    coded = CodedPage(make_page(b"unknown"), document, (replace(claim, voices=(voice,)),))
    assert round_trip(chronicle, coded) == coded


def test_open_intervals_and_instants_come_back(chronicle):
    zone = timezone(timedelta(hours=2))
    instant = datetime(2024, 3, 6, 23, 30, tzinfo=zone)
    published = When(date(2024, 3, 6), date(2024, 3, 6), Precision.MINUTE, TimeBasis.EXPLICIT, instant)
    page = make_page(b"open")
    document = replace(make_document(page), published=Resolution("t", published, "json-ld", 1.0))
    when = When(None, date(2024, 3, 6), Precision.UNKNOWN, TimeBasis.NONE)
    claim = make_claim(document, time=Timing("", None, Resolution("", when, "publication", 0.2)))
    coded = CodedPage(page, document, (claim,))
    assert round_trip(chronicle, coded) == coded
    assert instant.astimezone(UTC).day == 6


def test_reasons_of_a_bounded_date_come_back(chronicle):
    page = make_page(b"bounded")
    bounds = When(date(2024, 7, 5), date(2025, 1, 20), Precision.YEAR, TimeBasis.BACKGROUND)
    held = DateReason(Span(0, 4), TEXT[:4], "it stood", date(2024, 7, 5), None, agrees=True)
    other = DateReason(Span(5, 9), TEXT[5:9], "it fell", None, date(2001, 1, 1), agrees=False)
    document = replace(
        make_document(page), published=Resolution("", bounds, "background", 0.9), date_reasons=(held, other)
    )
    coded = CodedPage(page, document, ())
    assert round_trip(chronicle, coded) == coded
    (row,) = query_documents(chronicle, ClaimFilter(document=document.id))
    assert (row["published"], row["published_earliest"]) == (None, "2024-07-05")
    assert [reason["latest"] for reason in row["date_reasons"]] == [None, "2001-01-01"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200), data=st.data())
def test_any_text_keeps_its_offsets(chronicle, text, data):
    places = st.integers(0, len(text))
    start, end = sorted((data.draw(places), data.draw(places)))
    page = make_page(next(_NUMBERS))
    document = replace(
        make_document(page),
        title=text[:20],
        text=text,
        blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text)), text[:5]),),
    )
    words = text[start:end]
    claim = replace(
        make_claim(make_document(page)),
        sentence=Span(0, len(text)),
        trigger=Span(start, end),
        actors=(Party(words, Span(start, end), Resolution(words, None, "none", 0.0)),),
    )
    back = round_trip(chronicle, CodedPage(page, document, (claim,)))
    assert back.document == document
    assert back.claims == (claim,)
    found = back.claims[0].actors[0]
    assert back.document.text[found.span.start : found.span.end] == found.text


def test_astral_characters_count_as_one(chronicle):
    coded = make_coded(b"astral")
    chronicle.write_batch([coded])
    (row,) = chronicle.rows("SELECT length(text) AS n FROM documents WHERE page_id = ?", [coded.page.id])
    assert "😀" in TEXT
    assert row["n"] == len(TEXT)
