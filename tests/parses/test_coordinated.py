"""Two countries before one noun."""

import pytest

from bede.parses.coordinated import with_both
from marked import marked


@pytest.mark.parametrize(
    ("line", "actors"),
    [
        ("[Russian and Ukrainian officials] *met*.", ["Russian", "Ukrainian officials"]),
        ("[The Russian and Ukrainian armies] *fought*.", ["The Russian", "Ukrainian armies"]),
        ("[Foreign and Ukrainian officials] *met*.", ["Foreign and Ukrainian officials"]),
        ("[Russian and Ukrainian] *met*.", ["Russian and Ukrainian"]),
        ("[Norland and Sudland officials] *met*.", ["Norland and Sudland officials"]),
        ("[Russian officials] *met*.", ["Russian officials"]),
    ],
)
def test_are_two_parties(line, actors):
    one = marked(line)
    (found,) = with_both(one.text, [one.frame])
    assert one.words(found.actors) == actors


def test_so_are_those_to_whom_it_is_done():
    one = marked("Police *arrested* (French and German diplomats).")
    (found,) = with_both(one.text, [one.frame])
    assert one.words(found.recipients) == ["French", "German diplomats"]
