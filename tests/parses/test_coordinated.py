"""Two countries before one noun."""

import pytest

from bede.parses.coordinated import with_both
from factories import make_frame, mention
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


def test_the_leaders_of_lands_are_these_lands():
    text = "The leaders of Norland and Tarn met."
    parties = tuple(mention(text, words) for words in ("The leaders of", "Norland", "Tarn"))
    (found,) = with_both(text, [make_frame(text, "met", actors=parties)])
    assert found.actors == parties[1:]
    alone = (mention(text, "The leaders of"), mention(text, "Tarn"))
    (left,) = with_both(text, [make_frame(text, "met", actors=alone)])
    assert left.actors == alone
