import hashlib
import zlib
from dataclasses import replace

import duckdb
import pytest
from helpers_chronicle import make_claim, make_coded, make_document, make_event, make_page, make_run

from bede.chronicle import Chronicle, CodedPage
from bede.chronicle.evidence import BodyState, FileState, body_state, file_state
from bede.chronicle.why import why
from bede.errors import UsageError
from bede.model import Resolution, Timing


@pytest.fixture
def path(tmp_path):
    return tmp_path / "x.duckdb"


def write(path, *batch, events=()):
    with Chronicle.open(path) as chronicle:
        chronicle.begin_run(make_run())
        chronicle.write_batch(batch)
        chronicle.replace_events(events, [])


def test_event_leads_to_words_document_and_bytes(path):
    coded = make_coded(claims=2)
    event = make_event(*coded.claims)
    write(path, coded, events=[event])
    with Chronicle.open(path, read_only=True) as chronicle:
        answer = why(chronicle, event.id)
    assert (answer.kind, answer.id) == ("event", event.id)
    assert answer.event["standing_rule"] == event.standing_rule
    assert [claim.id for claim in answer.claims] == [claim.id for claim in coded.claims]
    claim = answer.claims[0]
    assert [span.role for span in claim.spans] == [
        "sentence",
        "trigger",
        "actor",
        "recipient",
        "speaker",
        "cue",
        "time",
        "place",
        "amount",
    ]
    assert all(span.intact for span in claim.spans)
    assert all(coded.document.text[span.start : span.end] == span.text for span in claim.spans)
    speaker = next(span for span in claim.spans if span.role == "speaker")
    assert (speaker.value, speaker.method, speaker.score) == ("Mara Velt", "office", 0.95)
    assert claim.document.title == coded.document.title
    assert (claim.document.published, claim.document.method) == ("2024-03-06", "meta-date")
    (capture,) = claim.document.captures
    assert (capture.page_id, capture.body, capture.file) == (coded.page.id, BodyState.OK, FileState.GONE)
    assert capture.fetched == "2024-03-06T09:30:00Z"


def test_claim_knows_its_event_if_it_has_one(path):
    coded = make_coded(claims=2)
    event = make_event(coded.claims[0])
    write(path, coded, events=[event])
    with Chronicle.open(path) as chronicle:
        assert why(chronicle, coded.claims[0].id).event["event_id"] == event.id
        alone = why(chronicle, coded.claims[1].id)
    assert (alone.kind, alone.event, len(alone.claims)) == ("claim", None, 1)


def test_words_that_are_not_there_are_not_invented(path):
    page = make_page(b"x")
    document = make_document(page)
    unknown = Timing("", None, Resolution("", None, "none", 0.0))
    claim = make_claim(document, time=unknown, place=None, amounts=(), voices=())
    write(path, CodedPage(page, document, (claim,)))
    with Chronicle.open(path) as chronicle:
        (found,) = why(chronicle, claim.id).claims
    assert [span.role for span in found.spans] == ["sentence", "trigger", "actor", "recipient"]


def test_beginning_of_an_id_is_enough_if_only_one_has_it(path):
    coded = make_coded(claims=2)
    write(path, coded, events=[make_event(*coded.claims)])
    with Chronicle.open(path) as chronicle:
        assert why(chronicle, f"e-{coded.claims[0].id[2:8]}").kind == "event"
        with pytest.raises(UsageError, match="fits several ids") as error:
            why(chronicle, coded.claims[0].id[:-1])
        assert all(claim.id in str(error.value) for claim in coded.claims)
        with pytest.raises(UsageError, match="No event or claim"):
            why(chronicle, "nothing-like-it")
        with pytest.raises(UsageError, match="too short"):
            why(chronicle, "c-1")


def test_the_id_of_a_document_tells_where_its_claims_are_listed(path):
    coded = make_coded()
    write(path, coded)
    with (
        Chronicle.open(path) as chronicle,
        pytest.raises(UsageError, match=r"is a document\. Its claims are listed by"),
    ):
        why(chronicle, coded.document.id)


def test_whole_id_wins_over_longer_ones(path):
    coded = make_coded(claims=2)
    claims = (coded.claims[0], replace(coded.claims[1], id=coded.claims[0].id + "-b"))
    write(path, replace(coded, claims=claims))
    with Chronicle.open(path) as chronicle:
        assert why(chronicle, claims[0].id).id == claims[0].id


def test_damage_in_the_file_is_seen(path):
    coded = make_coded()
    write(path, coded)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE bodies SET body = ?", [zlib.compress(b"forged")])
        connection.execute("UPDATE claim_actors SET text = 'Nordland' WHERE role = 'actor'")
    with Chronicle.open(path) as chronicle:
        (claim,) = why(chronicle, coded.claims[0].id).claims
    assert claim.document.captures[0].body is BodyState.DAMAGED
    assert [span.role for span in claim.spans if not span.intact] == ["actor"]


def test_state_of_kept_bytes():
    digest = hashlib.sha256(b"page").hexdigest()
    kept = zlib.compress(b"page")
    assert body_state(digest, kept) is BodyState.OK
    assert body_state(digest, kept[:-3]) is BodyState.DAMAGED
    assert body_state(digest, b"") is BodyState.DAMAGED
    assert body_state(digest, None) is BodyState.NOT_KEPT


def test_state_of_the_file(tmp_path):
    file = tmp_path / "a page.html"
    file.write_bytes(b"page")
    digest = hashlib.sha256(b"page").hexdigest()
    assert file_state(str(file), digest) is FileState.UNCHANGED
    assert file_state(file.as_uri(), digest) is FileState.UNCHANGED
    file.write_bytes(b"page two")
    assert file_state(str(file), digest) is FileState.CHANGED
    file.unlink()
    assert file_state(str(file), digest) is FileState.GONE
    assert file_state(str(tmp_path), digest) is FileState.NOT_A_FILE
    assert file_state("https://news.example/1", digest) is FileState.NOT_A_FILE
    assert file_state("-", digest) is FileState.NOT_A_FILE
    assert file_state("bad\x00name", digest) in (FileState.GONE, FileState.UNREADABLE)


def test_every_place_of_capture_is_shown(path, tmp_path):
    file = tmp_path / "kept.html"
    file.write_bytes(b"<p>one</p>")
    coded = make_coded(b"<p>one</p>", str(file))
    write(path, coded, make_coded(b"<p>one</p>", "https://news.example/1"))
    with Chronicle.open(path) as chronicle:
        (claim,) = why(chronicle, coded.claims[0].id).claims
    states = {capture.uri: capture.file for capture in claim.document.captures}
    assert states == {str(file): FileState.UNCHANGED, "https://news.example/1": FileState.NOT_A_FILE}
