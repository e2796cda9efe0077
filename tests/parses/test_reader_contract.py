"""Every reader keeps the contract, on plain text, on odd text, and on no text at all."""

import os

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reader_contract import check_reading, document_of

from bede.parses import Reader, TrainedReader, annotate, split_sentences
from bede.settings import ParsesOptions

READERS: list[Reader] = [TrainedReader(ParsesOptions(model=os.environ.get("BEDE_MODEL", "")))]
"""The shipped reader, or the one that is to take its place (docs/model.md)."""

PLAIN = (
    "Russia seized three Ukrainian ships near Odesa on Sunday, killing 12 people, Mr Poroshenko said.",
    "“We will send $5m in aid to Ukraine,” U.S. Secretary of State John Kerry told reporters in Paris on Friday.",
    "“The E.U. will impose sanctions.”",
    "According to several officials who spoke on condition of anonymity, NATO may have warned Moscow against an "
    "attack on Kyiv. He denied it. She said she had “never heard of that”.",
)
WORDS = (
    "Russia Ukraine’s the a forces troops said that who which struck met warned will not to have been by of in on "
    "Kyiv Paris Monday 2014 March $5m 12 killed sanctions talks attack “ ” , . ; : - — ( ) ' \" ? ! ’s n’t U.S. Mr "
    "according and or but if he they him sides each other 😀 e\u0301 İ \u202e \u200b \u00a0 ﬁ ß 中 \t %"
).split(" ")
"""Words and marks that readers look for, in any order, and odd characters between them."""
CLAUSES = (
    "Russian forces struck Kyiv on Monday",
    "Kerry met Lavrov in Paris",
    "the U.S. has warned Moscow that it will impose sanctions",
    "killing 12 people and injuring 134",
    "which Russia annexed in 2014",
    "Mr Poroshenko said.",
    "according to several officials",
    "“We will send $5m in aid to Ukraine,”",
)

soups = st.lists(st.sampled_from(WORDS) | st.sampled_from(CLAUSES), min_size=1, max_size=25).map(" ".join)
glued = st.lists(st.sampled_from(WORDS), min_size=1, max_size=15).map("".join)
any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)

reader_of_each = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)


@reader_of_each
def test_plain_text_is_read(reader):
    reading = check_reading(reader, document_of(*PLAIN))
    assert len(reading.frames) >= 4
    assert {frame.sentence for frame in reading.frames} >= {0, 1}


@reader_of_each
@pytest.mark.parametrize("paragraphs", [(), ("",), (".",), ("“”",), ("...", "?!", "—"), ("x" * 20_000,)])
def test_nothing_to_read_gives_nothing(reader, paragraphs):
    reading = check_reading(reader, document_of(*paragraphs))
    assert (reading.frames, reading.mentions) == ((), ())


@reader_of_each
@given(st.lists(soups | glued | any_text, min_size=1, max_size=4))
@example(["Russia struck Ukraine\u2028and met\u0085Kerry.", "“He said.", "” said he."])
@example([", , , said , , ,", "According to, according to according to"])
@example(["(" * 300 + "Russia struck Ukraine" + ")" * 300])
@settings(max_examples=150, deadline=None)
def test_any_text_is_survived(reader, paragraphs):
    check_reading(reader, document_of(*paragraphs))


@reader_of_each
def test_what_was_read_before_makes_no_difference(reader):
    first, second = document_of(*PLAIN), document_of("Kenya hosted Ethiopian leaders on Friday.")
    before = check_reading(reader, second)
    check_reading(reader, first)
    assert check_reading(reader, second) == before


@reader_of_each
def test_only_the_sentences_that_are_given_are_read(reader):
    document = document_of(*PLAIN)
    sentences = split_sentences(document, ParsesOptions())
    (reading,) = reader.read([(document, sentences[:1])])
    assert {frame.sentence for frame in reading.frames} == {0}


@reader_of_each
def test_a_parse_names_its_reader(reader):
    document = document_of(*PLAIN)
    parse = annotate(document, reader, ParsesOptions())
    assert (parse.reader, parse.document_id) == (reader.name, document.id)
    assert parse.sentences == split_sentences(document, ParsesOptions())


def test_a_sentence_over_the_limit_is_not_read():
    text = "Russia struck Ukraine on Sunday."
    document = document_of(text)
    for limit, frames in ((len(text), 1), (len(text) - 1, 0)):
        options = ParsesOptions(max_sentence=limit)
        assert len(annotate(document, TrainedReader(options), options).frames) == frames
