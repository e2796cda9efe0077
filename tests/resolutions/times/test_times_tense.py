"""On which side of the document's day a date lies."""

import pytest

from bede.resolutions.times.tense import lies_ahead


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("They met on Monday.", False),
        ("They will meet on Monday.", True),
        ("They are to meet on Monday.", True),
        ("The talks are scheduled for Monday.", True),
        ("The vote, set for Monday, is open.", True),
        ("The results are to be published Monday.", True),
        ("On Monday they will meet.", True),
        ("On Monday they met and will meet again.", False),
        ("They plan a raid. It rained on Monday.", False),
        ("They will hear Gen. Smith on Monday.", True),
        ("Monday.", False),
        ("The winner is named on Monday.", True),
        ("The siege ends on Monday.", True),
        ("The law comes into force on Monday.", True),
        ("They signed a truce beginning Monday.", True),
        ("He saw no chance to leave earlier, and none no earlier than Monday.", True),
        ("They fought until about Monday.", True),
        ("The party will win Monday's election.", True),
        ("The party will mourn Monday's raid.", False),
        ("Prices rose ahead of Monday's vote.", True),
        ("The army had planned no strike on Monday.", False),
        ("The army has planned a strike on Monday.", True),
    ],
)
def test_the_nearest_mark_of_the_sentence_decides(text, ahead):
    start = text.index("Monday")
    assert lies_ahead(text, start, start + 6) is ahead
