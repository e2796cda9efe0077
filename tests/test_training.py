"""What training reads from the corpora, on lines written by hand; torch is not needed for it."""

from pathlib import Path

import pytest
from training.corpora import attribution, held, names, plover, treebanks
from training.examples import extent, joined, make_tokenizer, pieces_of

from bede.parses import TrainedReader
from bede.settings import ParsesOptions


@pytest.fixture(scope="module")
def tokenizer():
    return make_tokenizer(TrainedReader(ParsesOptions()).model.tokenizer)


def test_extents_cover_the_pieces_that_a_span_touches(tokenizer):
    text = "Rebels in Khorasanistan fled."
    pieces = pieces_of(tokenizer, [text])[0]
    first, end = extent(pieces, (10, 23))
    assert (pieces.starts[first], pieces.ends[end - 1]) == (10, 23)
    assert extent(pieces, (0, 6)) == (1, 2)


def test_a_span_that_was_cut_off_has_no_extent(tokenizer):
    text = "word " * 300
    pieces = pieces_of(tokenizer, [text])[0]
    assert extent(pieces, (5 * 250, 5 * 250 + 4)) is None


def test_words_are_joined_as_the_news_prints_them():
    assert joined(["He", "did", "n't", "go", "."]) == ("He didn't go .", [(0, 2), (3, 6), (6, 9), (10, 12), (13, 14)])
    assert joined(["a", "b", "c"], [True, False, False])[0] == "ab c"


def test_tags_become_spans():
    tags = ["B-Person", "I-Person", "O", "I-Date", "B-Date", "B-Location"]
    assert list(names.spans_of(tags)) == [(0, 1, "Person"), (3, 3, "Date"), (4, 4, "Date"), (5, 5, "Location")]


def test_tagged_files_lose_the_address_and_a_second_column():
    text = "https://example.org/a\tO\n\nLima\tB-Location\tB-Organization\nslept\tO\n\n\nHe\tO\n"
    assert list(names.tagged_sentences(text)) == [[("Lima", "B-Location"), ("slept", "O")], [("He", "O")]]


CONLLU = """# sent_id = 1
1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tdo\tdo\tAUX\t_\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\t_\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\t_\t_\t0\troot\t_\t_
3.1\tnothing\t_\t_\t_\t_\t_\t_\t_\t_
4\tfar\tfar\tADV\t_\t_\t3\tadvmod:emph\t_\t_
"""


def test_treebanks_keep_words_heads_and_what_is_glued():
    (sentence,) = treebanks.sentences(CONLLU)
    assert [word[0] for word in sentence] == ["do", "n't", "go", "far"]
    assert [word[1] for word in sentence] == [3, 3, 0, 3]
    assert [word[3] for word in sentence] == [True, True, False, False]
    assert treebanks.name_of("advmod:emph") == "advmod"
    assert treebanks.name_of("vocative") == "other"


BRAT = """E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
T1\tSource 0 4\tKerr
T2\tCue 5 9\tsaid
T3\tContent 10 14;20 24\tthey left
goes on in a second line
T4\tAttribution 5 9\tsaid
T5\tCue 30 34\tadds
E2\tAttribution-no-source:T5 Cue:T5 Content2:T3
"""


def test_attributions_join_cue_source_and_content_in_any_order():
    first, second = attribution.attributions(BRAT)
    assert (first.cue, first.source, first.content) == (((5, 9),), ((0, 4),), ((10, 14), (20, 24)))
    assert (second.cue, second.source, second.content) == (((30, 34),), (), ((10, 14), (20, 24)))


def test_marks_around_parties_are_taken_out():
    text, spans = plover.unmarked("In May <s>Norland</s> struck <t>the Sudol army</t>.")
    assert text == "In May Norland struck the Sudol army."
    assert {key: text[a:b] for key, (a, b) in spans.items()} == {"s": "Norland", "t": "the Sudol army"}


def test_a_text_that_measures_is_known_by_its_runs_of_words():
    text = "one two three four five six seven eight nine"
    assert held.runs_of(text) == {"one two three four five six seven eight", "two three four five six seven eight nine"}
    assert held.runs_of("too short") == set()


def test_nothing_that_measures_teaches():
    """No name of a file of the dev and test parts is among those of the train part."""
    gold = Path(__file__).resolve().parents[1] / "gold"
    own = {name for name in held.documents(gold) if not name.endswith((".xml", ".tar"))}
    shared_files = {name for name in own & held.trained(gold) if "muc" not in name.lower()}
    assert shared_files == set()
