"""The notation in which annotations are written down, and what becomes of reviews: the tools of ``gold/making``."""

import importlib
import sys
from pathlib import Path

import pytest

from bede.gold.decode import claim_of, document_of
from bede.gold.records import Reading
from gold.helpers_gold import claim_row, denial_row, document_row

MAKING = Path(__file__).resolve().parents[2] / "gold" / "making"
TEXT = "He met the rebels. The rebels' release of the hostages was praised by the minister."
DOCUMENT = {"doc": "t1", "text": TEXT, "sentences": [[0, 18], [19, 83]]}
CLAIM = "1 | release | RETREAT.release | occurred | r=The rebels | h=the hostages |  |  |  |  | release"
PARTIES = ["@r - / SDL / REB", "@h - / SDL / CVL"]


@pytest.fixture
def making(monkeypatch):
    monkeypatch.syspath_prepend(str(MAKING))
    yield importlib.import_module
    for name in (
        "sheets",
        "review",
        "join",
        "batches",
        "adjudicate",
        "first_batch",
        "agreement",
        "draw",
        "card",
        "notation",
    ):
        sys.modules.pop(name, None)


def read(making, *lines):
    """Return the reading and the complaints."""
    found = list(making("sheets").read_readings({"t1": DOCUMENT}, ["DOC t1", *PARTIES, *lines]))
    return next((r for _, r, _ in found if r), None), [c for _, _, c in found if c]


def test_a_line_of_the_notation_becomes_a_claim(making):
    reading, complaints = read(making, CLAIM, "none 0")
    assert complaints == []
    (claim,) = reading.claims
    assert TEXT[slice(*claim["trigger"])] == "release"
    assert TEXT[slice(*claim["actors"][0]["span"])] == "The rebels"
    assert (claim["type"], claim["mode"], claim["stance"], claim["certainty"]) == (
        "RETREAT", "release", "asserts", "certain",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([CLAIM], "sentences not judged: [0]"),
        ([CLAIM, "none 0 2"], "no such sentences: [2]"),
        ([CLAIM.replace("occurred", "happened"), "none 0"], "no status, stance or certainty: happened"),
        ([CLAIM.replace("RETREAT.release", "RETREAT.visit"), "none 0"], "no such type or mode"),
        ([CLAIM.replace("r=", "x="), "none 0"], "with a declared key"),
        ([CLAIM.replace("the hostages", "the captives"), "none 0"], "not in the sentence"),
        (["1 | release | RETREAT", "none 0"], "3 fields instead of 11"),
        (["@r - / SDL / XYZ", CLAIM, "none 0"], "no such sector: XYZ"),
        ([CLAIM.replace("|  |  |  |  |", "|  | 2 March ~ March day explicit |  |  |"), "none 0"], "not a day"),
    ],
)
def test_a_fault_of_form_is_told(making, lines, told):
    _, complaints = read(making, *lines)
    assert any(told in complaint for complaint in complaints), complaints


def test_words_are_found_whole_and_by_number(making):
    locate = making("sheets").locate
    assert locate(TEXT, [0, 18], "he") == [0, 2]
    start, end = locate(TEXT, [19, 83], "the #2")
    assert TEXT[start - 3 : end + 9] == "by the minister"
    with pytest.raises(making("sheets").SheetError):
        locate(TEXT, [0, 18], "he #4")


def test_a_review_changes_what_it_names_and_loses_nothing(making):
    review = making("review")
    lines = review.Lines(claims={"c1": CLAIM, "c2": CLAIM, "c3": CLAIM})
    offered = review.Lines(parties={"s1": "@s1 New / SDL / GOV"}, claims={"d4": "0 | met | CONSULT | occurred"})
    for change in ("- c2", "c1 status: possible", "+ 0 | one", "- c3", "+ 0 | two", "take d4"):
        review.apply(lines, change, offered)
    assert list(lines.claims.values()) == [
        CLAIM.replace("occurred", "possible"),
        "0 | one",
        "0 | two",
        "0 | met | CONSULT | occurred",
    ]
    assert lines.parties == {"s1": "@s1 New / SDL / GOV"}
    for wrong in ("- c2", "take d9", "c1 colour: red", "whatever"):
        with pytest.raises(ValueError, match=r"c2|d9|colour|understood"):
            review.apply(lines, wrong, offered)


def test_spans_are_trimmed_as_the_rulings_say(making):
    join = making("join")
    reading, _ = read(making, CLAIM.replace("|  |  |  |  |", "|  |  | of the hostages ~ X, -, unknown |  |"), "none 0")
    start = TEXT.index("the hostages")
    reading.claims[0]["trigger"] = [start, start + len("the hostages")]
    join.trim(reading, TEXT)
    assert TEXT[slice(*reading.claims[0]["trigger"])] == "hostages"
    assert TEXT[slice(*reading.claims[0]["place"]["span"])] == "the hostages"


def test_what_is_written_in_the_notation_is_read_the_same(making):
    head, parties = document_of(document_row())
    gold = Reading(head, parties, (claim_of(claim_row()), claim_of(denial_row())))
    notation, join = making("notation"), making("join")
    row = notation.row_of(head)
    (read_again,) = [
        r for _, r, complaint in making("sheets").read_readings({"t1": row}, list(notation.Writer(gold).lines())) if r
    ]
    assert list(join.claim_rows(read_again)) == [claim_row(), denial_row()]
    assert join.document_row({**row, "ships": True}, read_again, 1) == document_row()


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://x.org/2022/07/25/a.html", "2022-07-25"),
        ("https://x.org/view?ud=20220717000234", None),
        ("https://x.org/20220717/a", "2022-07-17"),
        ("https://x.org/2022/13/45/a", None),
        ("https://x.org/article/713364", None),
    ],
)
def test_a_day_in_an_address(making, address, day):
    assert making("draw").date_in_address(address) == day


def test_sentences_in_capitals_are_cut_at_full_stops_and_not_at_titles(making):
    text = "GEN. KERR SPOKE AT 9 A.M. TODAY. TROOPS LEFT.\n\nNO ONE WAS HURT."
    found = [text[start:end] for start, end in making("draw").split_capitals(text)]
    assert found == ["GEN. KERR SPOKE AT 9 A.M. TODAY.", "TROOPS LEFT.", "NO ONE WAS HURT."]


def test_a_draw_depends_on_the_seed_alone_and_fills_its_quota(making):
    draw = making("draw")
    texts = ["He declined to comment on the raid.", "They denied it.", "The president met the army.", "It rained."] * 6
    pool = [draw.Candidate("s", "g", f"r{n}", None, None, text, [(0, 9)]) for n, text in enumerate(texts)]
    drawn = draw.draw(pool, 10)
    assert drawn == draw.draw(pool[::-1], 10)
    assert [name for name, _ in drawn] == ["stance"] * 3 + ["rare"] * 3 + ["rich"] * 3 + ["other"]
    assert all(name == candidate.stratum for name, candidate in drawn)
    assert len(draw.draw(pool[:5], 10)) == 5


def test_two_readings_are_laid_side_by_side(making):
    adjudicate, review = making("adjudicate"), making("review")
    first, _ = read(making, CLAIM, "none 0")
    other = CLAIM.replace("occurred", "planned").replace("r=", "rebels=")
    extra = "0 | met | CONSULT | occurred | rebels=the rebels |  |  |  |  |  | meeting"
    second, _ = read(making, "@rebels - / SDL / REB", extra, other)
    ours = review.Lines(parties={"r": PARTIES[0], "h": PARTIES[1]}, claims={"c1": CLAIM})
    theirs = review.Lines(parties={"rebels": "@rebels - / SDL / REB"}, claims={"c1": extra, "c2": other})
    document = {**DOCUMENT, "published": None, "title": None}
    sheet = "\n".join(adjudicate.sheet_of(document, first, second, ours, theirs))
    assert f"    c1: {CLAIM}\n        second reading has  status: planned" in sheet
    assert "    d1, second reading only: 0 | met | CONSULT | occurred | r=the rebels" in sheet
