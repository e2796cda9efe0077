"""Lines that say a text was taken from another outlet, changed or put right."""

import pytest

from bede.knowledge.words.copying import says_corrected, says_taken_from, says_updated


@pytest.mark.parametrize(
    "line",
    [
        "This article was originally published by the Halm Post.",
        "First published in Halm Post on Monday",
        "Source: Halm Post",
        "(Source: Halm Post)",
        "Reprinted with permission of the Halm Post",
        "© 2022 Halm Post",
    ],
)
def test_taken(line):
    assert says_taken_from("Halm Post", [line])


@pytest.mark.parametrize(
    "line",
    [
        "The Halm Post reported on Monday that ships had left.",
        "Source: Tarn Echo",
        "Source: Halm Postman",
        "",
        "x " * 300,
    ],
)
def test_not_taken(line):
    assert not says_taken_from("Halm Post", [line])


@pytest.mark.parametrize("title", ["CORRECTED-Ships leave Halm", "Ships leave Halm (corrected)"])
def test_a_corrected_title(title):
    assert says_corrected(title, [])


@pytest.mark.parametrize(
    "title",
    ["UPDATE 1-Ships leave Halm", "2nd Ld: Ships leave Halm", "Ships leave Halm (updated)", "UPDATE: Ships leave"],
)
def test_an_updated_title(title):
    assert says_updated(title, [])


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Norland updates its list of banned ships", "The ministry updated its figures."),
        ("Corrective labour in Suderia", "The court said that the correction of the map was unlawful."),
        ("", "Updates are sent to all readers each morning."),
    ],
)
def test_news_of_updates_and_corrections_is_neither(title, line):
    assert not says_updated(title, [line])
    assert not says_corrected(title, [line])
