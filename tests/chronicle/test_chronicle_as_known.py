"""A chronicle as it was known on a day: only what had been published and judged by then, and nothing is written."""

from datetime import UTC, date, datetime

import pytest
from helpers_chronicle import make_claim, make_document, make_page, make_run, values

from bede.chronicle import Chronicle, CodedPage
from bede.chronicle.as_known import known_by
from bede.chronicle.judgements import By, add_judgements, load_judgements, on_claims, withdraw
from bede.errors import ChronicleError
from bede.model import Verdict

DAYS = (date(2024, 3, 6), date(2024, 3, 8), None)


@pytest.fixture
def file(tmp_path):
    """Documents of 6 and 8 March, and one without a day that was captured on the 6th."""
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        for number, day in enumerate(DAYS):
            page = make_page(f"page {number}".encode(), f"news/{number}.html")
            document = make_document(page, day=day)
            chronicle.write_batch([CodedPage(page, document, (make_claim(document),))])
    return tmp_path / "x.duckdb"


def known(file, day, sql="SELECT uri FROM documents ORDER BY uri", **more):
    with known_by(file, date.fromisoformat(day), **more) as found:
        return values(found.chronicle, sql), found.later, found.undated


def test_only_what_was_published_by_then_is_there(file):
    assert known(file, "2024-03-05") == ([], 3, 0)
    assert known(file, "2024-03-07") == (["news/0.html", "news/2.html"], 1, 0)
    assert known(file, "2024-03-08")[0] == ["news/0.html", "news/1.html", "news/2.html"]


def test_a_document_without_any_known_day_is_left_out_and_counted(file):
    with Chronicle.open(file) as chronicle, chronicle._file.writing():
        chronicle._file.execute("UPDATE captures SET fetched = NULL")
    assert known(file, "2024-03-20") == (["news/0.html", "news/1.html"], 0, 1)


def test_claims_and_captures_go_with_their_documents(file):
    for table in ("claims", "captures", "bodies", "counted_claims"):
        assert known(file, "2024-03-07", f"SELECT count(*) FROM {table}")[0] == [2]
    assert known(file, "2024-03-07", "SELECT count(DISTINCT claim_id) FROM claim_actors")[0] == [2]


def test_judgements_are_those_made_by_then_and_withdrawals_too(file):
    with Chronicle.open(file) as chronicle:
        claims = values(chronicle, "SELECT claim_id FROM claims")
        made = on_claims(By("Ada", datetime(2024, 3, 7, 23, 59, tzinfo=UTC)), Verdict.WRONG, claims[:1])
        add_judgements(chronicle, made)
        withdraw(chronicle, made[0].id, "Ada", datetime(2024, 3, 9, tzinfo=UTC))
    found = {}
    for day in (6, 7, 8, 9):
        with known_by(file, date(2024, 3, day)) as past:
            found[day] = [judgement.withdrawn is None for judgement in load_judgements(past.chronicle)]
    assert found == {6: [], 7: [True], 8: [True], 9: [False]}
    assert known(file, "2024-03-06", "SELECT count(*) FROM judgements", judgements_until=date(2024, 3, 8))[0] == [1]


def test_looking_back_writes_nothing(file):
    before = file.read_bytes()
    with known_by(file, date(2024, 3, 7)) as found:
        found.chronicle.replace_events((), ())
    assert file.read_bytes() == before


def test_a_file_that_is_no_chronicle_is_named(tmp_path):
    with (
        pytest.raises(ChronicleError, match="There is no chronicle"),
        known_by(tmp_path / "no.duckdb", date(2024, 1, 1)),
    ):
        pass
