"""Every exported claim stands on words that are there: exact substrings, down to the bytes of the file."""

import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest
from helpers_pipeline import built, write_pages
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bede.chronicle import Chronicle
from bede.chronicle.evidence import BodyState, FileState
from bede.chronicle.query import claims as query_claims
from bede.chronicle.query import documents as query_documents
from bede.chronicle.rows import claim_dict
from bede.chronicle.why import why
from bede.model import Page
from bede.pages import read_records
from bede.pipeline import code_page, make_reader
from bede.settings import Settings

READER = make_reader(Settings())
Row = Mapping[str, Any]
Words = tuple[str, str, int | None, int | None]


def words_of(row: Row) -> Iterator[Words]:
    """(role, text, start, end) of every part of a claim that is words of the document."""
    for role in ("sentence", "trigger", "time"):
        text = row["time_text"] if role == "time" else row[role]
        yield role, text, row[f"{role}_start"], row[f"{role}_end"]
    for role in ("actors", "recipients", "amounts", "voices"):
        for item in row[role]:
            yield role, item["text"], item["start"], item["end"]
    for voice in row["voices"]:
        yield "cue", voice["cue"], voice["cue_start"], voice["cue_end"]
    if row["place"] is not None:
        yield "place", row["place"]["text"], row["place"]["start"], row["place"]["end"]


MUST_STAND = {"sentence", "trigger", "amounts", "place"}
"""Roles that always have words; a party may be named by the document only, a time be carried."""


def check(row: Row, text: str) -> None:
    """Assert that a claim's words stand in the document where it says."""
    for role, words, start, end in words_of(row):
        if start is None:
            assert (words or "", end, role in MUST_STAND) == ("", None, False), (role, words)
            continue
        assert 0 <= start < end <= len(text), (role, words)
        assert text[start:end] == words, role
        if role != "sentence" and not (role == "voices" and carried(row, start)):
            assert row["sentence_start"] <= start < end <= row["sentence_end"], (role, words)


def carried(row: Row, start: int) -> bool:
    return any(voice["carried"] and voice["start"] == start for voice in row["voices"])


def check_chronicle(file: Path) -> int:
    """Check all claims of a chronicle against its documents; return how many there are."""
    with Chronicle.open(file, read_only=True) as chronicle:
        texts = {row["document_id"]: row["text"] for row in query_documents(chronicle)}
        rows = list(query_claims(chronicle))
    for row in rows:
        check(row, texts[row["document_id"]])
    return len(rows)


def check_why(file: Path, state: FileState) -> None:
    """Walk from every claim down to the bytes; the file on disk must be in this state."""
    with Chronicle.open(file, read_only=True) as chronicle:
        ids = [row["claim_id"] for row in chronicle.rows("SELECT claim_id FROM claims")]
        assert ids
        for name in ids:
            (claim,) = why(chronicle, name).claims
            assert [span for span in claim.spans if not span.intact] == []
            assert {"sentence", "trigger"} <= {span.role for span in claim.spans}
            assert {capture.body for capture in claim.document.captures} == {BodyState.OK}
            assert {capture.file for capture in claim.document.captures} == {state}


ODD = [
    "😀",
    "👩\u200d👩\u200d👧",
    "e\u0301",
    "ﬁ",
    "İ",
    "ß",
    "\u202eעברית\u202c",
    "قال الوزير",
    "\u00a0",
    "\u200b",
    "…",
    "“quoted”",
    "‘’",
    '"',
    "'",
    "«»",
    "(a)",
    "—",
    "\t",
    "$5m",
    "U.S.",
    "𝕏",
    "Ж",
    "中文",
    "%s",
    "\\n",
    "</p>",
]
PARTS = {
    "who": ["Russia", "Ukrainian forces", "U.S. Secretary of State John Kerry", "He", "NATO", "about 1,000 protesters"],
    "did": ["struck", "met", "has warned", "seized three ships of", "will send $5m in aid to", "did not attack"],
    "whom": ["Ukraine", "Sergei Lavrov", "the town’s market", "Moscow", "Kyiv’s allies"],
    "when": ["on Saturday", "in Paris on 5 March 2014", "last week", "since February 24", "over the weekend", ""],
    "told": [
        ", Mr Poroshenko said.",
        ", killing 35 people, a “senior” official claimed.",
        ".",
        "?",
        ", according to Reuters!",
        "",
    ],
}  # fmt: skip
PLAIN = "Russian forces shelled a market in Kharkiv on Saturday, killing 12 people, a Ukrainian official said."
"""A sentence that surely gives a claim, so that no example is empty."""


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence of parts that name acts, with odd characters anywhere between them."""
    odd = st.lists(st.sampled_from(ODD) | st.text(max_size=3), max_size=2).map(" ".join)
    words = [draw(st.sampled_from(PARTS[name])) for name in ("who", "did", "whom", "when")]
    return " ".join(f"{draw(odd)}{draw(st.sampled_from(['', ' ']))}{word}" for word in words) + draw(
        st.sampled_from(PARTS["told"])
    )


articles = st.lists(st.lists(sentences(), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4).map(
    "\n\n".join
)


@given(articles)
@example("“We met,” he said.\n\n“We met Lavrov in Paris 😀, and Russia struck Ukraine,” Kerry said.")
@example("Kerry met Lavrov\u2028in Paris.\u0085 Russia\u00a0struck Ukraine’s İzmir, e\u0301 “he” said.")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_claims_of_any_text_stand_on_its_words(article):
    record = json.dumps({"id": "a", "date": "2022-03-14", "text": f"{article}\n\n{PLAIN}"})
    (page,) = read_records(io.BytesIO(record.encode()), "stdin:", Settings().pages)
    assert isinstance(page, Page)
    coded = code_page(page, READER, Settings())
    assert coded.claims
    for ordinal, claim in enumerate(coded.claims):
        check(claim_dict(claim, ordinal, coded.document, "run"), coded.document.text)
    assert len({claim.id for claim in coded.claims}) == len(coded.claims)


def test_claims_out_of_the_file_stand_on_its_words(tmp_path):
    folder = write_pages(tmp_path / "pages", range(4))
    for number, odd in enumerate(ODD):
        if not odd.isspace():
            text = (
                f"Talks in Paris {odd}\n\n14 March 2022\n\n{odd} Kerry met {odd} Lavrov in Paris {odd}. {PLAIN} {odd}"
            )
            (folder / f"odd{number}.txt").write_text(f"{text}\n\nRussia{odd}struck Ukraine. {odd}{PLAIN}\n", "utf-8")
    file = tmp_path / "x.duckdb"
    assert built(folder, into=file).rejects == ()
    assert check_chronicle(file) > 2 * len(ODD)
    check_why(file, FileState.UNCHANGED)


def test_why_sees_what_became_of_the_file(tmp_path):
    folder, file = write_pages(tmp_path / "pages", range(5, 7)), tmp_path / "x.duckdb"
    built(folder, into=file)
    check_why(file, FileState.UNCHANGED)
    for path in folder.iterdir():
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
    check_why(file, FileState.CHANGED)
    for path in folder.iterdir():
        path.unlink()
    check_why(file, FileState.GONE)


def test_why_sees_damage_to_the_kept_bytes(tmp_path):
    file = tmp_path / "x.duckdb"
    built(write_pages(tmp_path / "pages", range(1)), into=file)
    with duckdb.connect(str(file)) as connection:
        connection.execute("UPDATE bodies SET body = 'x'::BLOB WHERE true")
        connection.execute("UPDATE documents SET text = 'x' || text WHERE true")
    with Chronicle.open(file, read_only=True) as chronicle:
        (name, *_) = [row["claim_id"] for row in chronicle.rows("SELECT claim_id FROM claims")]
        (claim,) = why(chronicle, name).claims
        assert not any(span.intact for span in claim.spans if span.start is not None)
        assert {capture.body for capture in claim.document.captures} == {BodyState.DAMAGED}


@pytest.mark.shared
def test_claims_of_the_seeds_stand_on_their_words(shared, tmp_path):
    file = tmp_path / "x.duckdb"
    built(shared / "seeds", into=file)
    assert check_chronicle(file) > 30
    check_why(file, FileState.UNCHANGED)
