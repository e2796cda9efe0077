"""Role and name in apposition are one party."""

import pytest

from bede.parses.apposition import with_one_party
from marked import marked


def joined(line, names=()):
    one = marked(line, names=names, cue="said" if "said" in line else "")
    (found,) = with_one_party(one.text, [one.frame], one.mentions)
    return one, found


@pytest.mark.parametrize(
    ("line", "names", "actors"),
    [
        ("[The foreign minister], [Ada Stone], *met* him.", ("Ada Stone",), ["The foreign minister, Ada Stone"]),
        ("[The head of the bank,] [Ada Stone], *met* him.", ("Ada Stone",), ["The head of the bank, Ada Stone"]),
        ("[The watchdog], [the Atomic Agency], *met* him.", (), ["The watchdog, the Atomic Agency"]),
        ("[The minister], [Ada Stone], and [Jon Hill] *met*.", ("Ada Stone",), ["The minister", "Ada Stone", "Jon Hill"]),
        ("[The mayor], [Ada Stone], [Jon Hill] *met*.", ("Ada Stone",), ["The mayor", "Ada Stone", "Jon Hill"]),
        ("[Jon Hill], [Ada Stone], his wife, *met*.", ("Ada Stone", "Jon Hill"), ["Jon Hill", "Ada Stone"]),
        ("[The mayor] and [Ada Stone], his wife, *met*.", ("Ada Stone",), ["The mayor", "Ada Stone"]),
        ("After talks with [the mayor], [Ada Stone] *met* him.", ("Ada Stone",), ["the mayor", "Ada Stone"]),
        ("[The rebels], [the guards], *met* him.", (), ["The rebels", "the guards"]),
    ],
)  # fmt: skip
def test_a_role_and_the_name_between_commas_are_one(line, names, actors):
    one, found = joined(line, names)
    assert one.words(found.actors) == actors


def test_a_speaker_told_by_role_and_name_does_not_quote_himself():
    one, found = joined("<The foreign minister>, <Ada Stone>, said that [rebels] *struck*.", ("Ada Stone",))
    assert one.words(v.speaker for v in found.voices) == ["The foreign minister, Ada Stone"]


def test_two_speakers_stay_two():
    one, found = joined("<Ada Stone> said <the mayor> knew that [rebels] *struck*.", ("Ada Stone",))
    assert one.words(v.speaker for v in found.voices) == ["Ada Stone", "the mayor"]
