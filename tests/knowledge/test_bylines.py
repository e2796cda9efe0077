"""Persons in bylines, and sections of opinion in addresses."""

import pytest

from bede.knowledge.bylines import person_in
from bede.knowledge.words.speaking import is_opinion, section_in


@pytest.mark.parametrize(
    ("byline", "person"),
    [
        ("Mara Velt", "Mara Velt"),
        ("By Mara Velt and Ada Stone", "Mara Velt"),
        ("Mara van Velt, Halm Courier", "Mara van Velt"),
        ("Opinion by Dr. Ahmed al-Tayeb", "Ahmed al-Tayeb"),
        ("Gen. Mark A. Pell (ret.)", "Mark A. Pell"),
        ("Courier Readers", None),
        ("Ada B. Stone; Leo Orth", "Ada B. Stone"),
        ("Reuters", None),
        ("BBC News", None),
        ("admin", None),
        ("Letters To The Editor", None),
        ("Halm Editorial Board", None),
        ("", None),
        (None, None),
    ],
)
def test_the_first_person_of_a_byline(byline, person):
    assert person_in(byline) == person


@pytest.mark.parametrize(
    ("address", "section"),
    [
        ("https://courier.example/opinion/2024/03/halm", "opinion"),
        ("https://courier.example/world/Op-Ed/halm.html", "Op-Ed"),
        ("https://courier.example/opinion", None),
        ("https://courier.example/world/opinion-polls/halm", None),
        ("https://courier.example/halm?from=/opinion/", None),
        ("http://[broken/opinion/halm", "opinion"),
        ("file:///saved/opinion/halm.html", None),
    ],
)
def test_a_section_of_opinion_is_a_part_of_the_path(address, section):
    assert section_in(address) == section


def test_sections_are_known_as_they_are_written():
    assert all(map(is_opinion, ("Opinion", "OP-ED", "Guest Essays", "commentisfree")))
    assert not any(map(is_opinion, ("World", "Opinion polls", "")))
