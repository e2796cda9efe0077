import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bede.text.normalise import fold, printable, squeeze


def test_printable_makes_all_newlines_one_and_takes_controls_out():
    assert printable("a\r\nb\rc\u2028d\x0ce") == "a\nb\nc\nd\ne"
    assert printable("nul\x00 bell\x07 bom\ufeff lone\ud800 tab\t") == "nul bell bom lone tab\t"


def test_squeeze_leaves_single_blanks_only():
    assert squeeze("  two\n\n words\u00a0here ") == "two words here"


def test_fold_makes_accents_case_and_typographic_marks_plain():
    assert fold("  Élysée’s “Straße” — now ") == 'elysee\'s "strasse" - now'
    assert fold("pro\u2010Russian non\u2011state a\u2013b") == "pro-russian non-state a-b"


@given(st.text())
def test_fold_is_stable(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_printable_can_be_encoded_and_is_stable(text):
    clean = printable(text)
    clean.encode("utf-8")
    assert printable(clean) == clean


@given(st.text())
def test_the_short_ways_give_what_the_rules_give(text):
    spaced = re.sub(r"\s+", " ", text).strip()
    assert squeeze(text) == spaced
    if text.isascii():
        assert fold(text) == unicodedata.normalize("NFKD", spaced).casefold()
    unbroken = re.sub(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]", "\n", text)
    assert printable(text) == re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]", "", unbroken)
