"""Sentences with exact offsets: quotations, abbreviations, initials, datelines, bullets."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reader_contract import document_of

from bede.model import Block, BlockKind, Span
from bede.parses import split_sentences
from bede.parses.sentences import sentence_spans
from bede.settings import ParsesOptions

CASES: dict[str, list[list[str]]] = {
    "plain": [
        ["The talks failed.", "No date was set."],
        ["What now?", "Nobody knows!", "Silence."],
        ["They came back to the port.", "Nobody met them."],
        ["He said no...", "Then he left."],
        ["The talks failed"],
    ],
    "titles and initials": [
        ["He met Mr. Vance in St. Petersburg.", "They spoke for an hour."],
        ["John F. Kerry spoke.", "George W. Bush listened."],
        ["Lt. Gen. Ben Hodges warned of it on Sept. 3.", "Moscow said nothing."],
        ["Talks on No. 3 reactor failed.", "Dr. Grossi left."],
        ["He wrote to Acme Corp. of Ohio.", "It closed."],
    ],
    "states and bodies": [
        ["The U.S. sent aid.", "It arrived on Monday."],
        ["He lives in the U.S.", "The embassy is there."],
        ["U.S. Secretary of State John Kerry left.", "U.N. envoy Lakhdar Brahimi stayed."],
        ["The aid is worth $1.5bn.", "The E.U. gave more."],
    ],
    "times and figures": [
        ["At 5 p.m. Moscow time it began.", "It ended at 6 p.m."],
        ["The missile struck at 5.30 a.m. on Sunday.", "It killed 3."],
        ["Some 2.5 million people fled.", "About 1,000 came back."],
    ],
    "quotations": [
        ["“We met,” he said.", "“It was good.”", "She left."],
        ["“Is it over?” he asked.", "“No!” she cried."],
        ['"We will go.', 'We will stay," he said.', "Then he left."],
        ["“Talks have begun,” he said in a video.", "“I believe that we will see results.”"],
    ],
}
DATELINES = [
    "LONDON, March 14 (Reuters) - ",
    "KYIV (Ukraine): ",
    "WASHINGTON — ",
    "• ",
    "- ",
    "1. ",
    "(2) ",
]
"""What belongs to no sentence: datelines and the bullets of list items."""


def sentences_of(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "sentences", [case for cases in CASES.values() for case in cases], ids=lambda case: case[0][:40]
)
def test_boundaries(sentences):
    assert sentences_of(" ".join(sentences)) == sentences


@pytest.mark.parametrize("before", DATELINES)
def test_datelines_and_bullets_belong_to_no_sentence(before):
    assert sentences_of(f"{before}Russia and Ukraine met. They talked.") == ["Russia and Ukraine met.", "They talked."]


def test_only_what_is_read_is_cut_and_no_sentence_crosses_a_block():
    document = document_of("He said that the", "Talks failed. They left.", "“We stay.”", "Read more. Subscribe.")
    blocks = list(document.blocks)
    blocks[3] = Block(BlockKind.NAVIGATION, blocks[3].span, "by hand")
    object.__setattr__(document, "blocks", tuple(blocks))
    sentences = split_sentences(document, ParsesOptions())
    found = [(s.index, document.text[s.span.start : s.span.end], s.block) for s in sentences]
    assert found == [
        (0, "He said that the", 0),
        (1, "Talks failed.", 1),
        (2, "They left.", 1),
        (3, "“We stay.”", 2),
    ]
    headlines = split_sentences(document, ParsesOptions(read_kinds=("navigation",)))
    assert [(s.index, s.block) for s in headlines] == [(0, 3), (1, 3)]


marks = st.sampled_from(
    [". ", "! ", "? ", "... ", ".” ", ".\n", "; ", " ", "U.S. ", "Mr. ", "• ", "— ", "\u00a0", "😀"]
)
pieces = st.sampled_from(
    ["He met them", "Russia", "it was 5", "“We", "a", "K", "Ж", "e\u0301", "中文。", "12"]
) | st.text(max_size=4)
texts = st.lists(st.tuples(pieces, marks).map("".join), max_size=12).map("".join)


@given(texts, st.text(max_size=5), st.text(max_size=5))
@example("", "", "")
@example(" \n ", "before", "after")
@example("• Kerry met.\u2028He left.\x85Done.", "x. ", "")
@settings(max_examples=200, deadline=None)
def test_spans_are_exact_in_order_and_lose_no_word(text, before, after):
    whole = before + text + after
    within = Span(len(before), len(before) + len(text))
    spans = sentence_spans(whole, within)
    at, lost = within.start, ""
    for span in spans:
        assert at <= span.start < span.end <= within.end
        words = whole[span.start : span.end]
        assert words == words.strip()
        lost += whole[at : span.start].strip()
        at = span.end
    lost += whole[at : within.end].strip()
    kept = "".join(whole[s.start : s.end] for s in spans)
    # What stands in no sentence is a dateline or bullet at the start, nothing else.
    assert not lost or text.strip().startswith(lost), (lost, kept)
    assert spans == sentence_spans(whole, within)
