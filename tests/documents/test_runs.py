from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from bede.documents.runs import find_runs, letters


def test_a_run_tells_what_of_it_stands_in_links():
    page = "<p>No link here.</p><p><a href='/x'>All of it</a></p><p>See <a href='/y'>the list</a>, <a href='#n'>note</a></p>"
    runs = find_runs(document_fromstring(page))
    assert [(run.text, run.rest, run.linked) for run in runs] == [
        ("No link here.", "No link here.", 0),
        ("All of it", "", len("Allofit")),
        ("See the list, note", "See , note", len("thelist")),
    ]


@given(st.text(), st.text())
def test_letters_of_parts_are_those_of_the_whole(one, other):
    assert letters(one) + letters(other) == letters(one + other)
