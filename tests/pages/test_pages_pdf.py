"""PDFs: reading order, paragraphs, divided words, running heads, and what can't be read."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.model import Page, Reject
from bede.pages import read
from bede.settings import PagesOptions
from carriers import WORDS, pdf

OPTIONS = PagesOptions()
LINES = (
    "The envoy met the minister of trade in the harbour town on Mon-",
    "day, and both sides spoke of progress after a long night at the",
    "table. They will meet again.",
    "Officials of the third state were not invited to the talks, and",
    "said they would not accept what was agreed without them there.",
)


def result(data, options=OPTIONS):
    (found,) = read(["-"], options, io.BytesIO(data))
    return found


def text_of(data):
    found = result(data)
    assert isinstance(found, Page), found
    assert (found.media_type, found.locator) == ("text/plain", "")
    return found.body.decode()


def leaf(lines, start=700, size=11, left=72):
    return [(left, start - 14 * number, size, text) for number, text in enumerate(lines)]


def test_paragraphs_and_divided_words():
    assert text_of(pdf([leaf(LINES)])).split("\n\n") == [
        "The envoy met the minister of trade in the harbour town on Monday, and both sides spoke of progress after a "
        "long night at the table. They will meet again.",
        "Officials of the third state were not invited to the talks, and said they would not accept what was agreed "
        "without them there.",
    ]


def test_heads_stand_alone_and_the_title_comes_first():
    head = [(72, 740, 20, "Envoys meet in the"), (72, 716, 20, "harbour town"), (72, 700, 9, "By Jane Roe"),
            (72, 688, 9, "14 March 2022")]  # fmt: skip
    assert text_of(pdf([head + leaf(LINES, 660)])).split("\n\n")[:3] == [
        "Envoys meet in the harbour town", "By Jane Roe", "14 March 2022",
    ]  # fmt: skip
    assert text_of(pdf([leaf(LINES)], title="Envoys meet")).startswith("Envoys meet\n\nThe envoy")
    assert text_of(pdf([head + leaf(LINES, 660)], title="Envoys meet")).startswith("Envoys meet in the harbour")
    for junk in ("Microsoft Word - a.doc", "a.doc", ""):
        assert text_of(pdf([leaf(LINES)], title=junk)).startswith("The envoy")


def test_running_heads_are_left_out_and_text_runs_over_the_leaf():
    def framed(number, lines):
        return [(72, 760, 9, "The Gazette, 14 March 2022"), *leaf(lines), (300, 30, 9, f"Page {number} of 3")]

    text = text_of(pdf([framed(1, LINES), framed(2, LINES[:2]), framed(3, LINES[2:])]))
    assert "Gazette" not in text
    assert "Page" not in text
    assert "after a long night at the table. They" in text.split("\n\n")[-2]


def test_columns_are_read_one_after_the_other():
    narrow = ("The envoy met the", "minister of trade in the", "harbour town on")
    right = ("Monday. Both spoke", "of progress.")
    text = text_of(pdf([leaf(narrow) + leaf(right, left=320)]))
    assert text == "The envoy met the minister of trade in the harbour town on Monday. Both spoke of progress."


def test_a_scan_a_locked_and_a_damaged_one_are_named():
    assert result(pdf([[], []])).reason == "no-text"
    assert result(pdf([leaf(["Stamp 7"])])).reason == "no-text"
    assert result(b"%PDF-1.4\nnothing of the kind").reason == "bad-pdf"
    assert result(b"%PDF-1.4\n" + bytes(range(256)) * 40).reason == "bad-pdf"
    locked = pdf([leaf(LINES)]).replace(
        b"/Info", b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <" + b"28" * 32 + b"> /U <" + b"29" * 32
        + b"> /P -4 >> /ID [<00> <00>] /Info",
    )  # fmt: skip
    assert result(locked).reason == "encrypted"


def test_limits():
    many = pdf([leaf(LINES)] * 4)
    assert result(many, PagesOptions(max_pdf_pages=3)).reason == "too-large"
    assert result(many, PagesOptions(max_record_bytes=500)).reason == "too-large"


def test_the_same_pdf_is_the_same_page():
    data = pdf([leaf(LINES)])
    assert result(data) == result(data)


@given(st.integers(0, 1200), st.binary(min_size=1, max_size=40))
def test_nothing_is_raised(at, noise):
    data = pdf([leaf([WORDS])])
    assert isinstance(result(data[:at] + noise + data[at + len(noise) :]), Page | Reject)


@pytest.mark.parametrize("cut", [9, 60, 300, 600])
def test_cut_off_files(cut):
    found = result(pdf([leaf([WORDS] * 3)])[:cut])
    assert getattr(found, "reason", "page") in {"bad-pdf", "no-text", "page"}
