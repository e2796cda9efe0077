"""Transcripts are known by their labels, and other lines with a colon are none."""

import pytest

from bede.model import Span, SpeakerKind
from bede.parses.trained.turns import turns_of


def lines_of(text):
    starts = [n for n in range(len(text)) if n == 0 or text[n - 1] == "\n"]
    return [Span(start, start + len(text[start:].split("\n")[0])) for start in starts if text[start:].strip()]


def labels(text):
    found = turns_of(text, lines_of(text))
    return [(t.voice.speaker and text[t.voice.speaker.span.start : t.voice.speaker.span.end]) for t in found]


INTERVIEW = """Q: Who fired on the convoy?
Ada Stone: The rebels of the Northern Front did.
Q: And who burned the school?
Ada Stone: Nobody knows that yet.
"""


def test_labels_name_who_speaks_and_who_asks_is_nobody_named():
    assert labels(INTERVIEW) == [None, "Ada Stone", None, "Ada Stone"]
    found = turns_of(INTERVIEW, lines_of(INTERVIEW))
    assert [turn.voice.kind for turn in found[:2]] == [SpeakerKind.MEDIA, SpeakerKind.NAMED_PERSON]


def test_a_turn_runs_to_the_next_label():
    first, second, *_ = turns_of(INTERVIEW, lines_of(INTERVIEW))
    assert INTERVIEW[first.span.start : first.span.end].strip() == "Who fired on the convoy?"
    assert INTERVIEW[second.span.start : second.span.end].strip() == "The rebels of the Northern Front did."


def test_what_he_is_may_stand_behind_a_label():
    text = "ADA STONE, HALM RADIO: Go on.\nLEO VELT (by phone): They fired.\nADA STONE, HALM RADIO: At whom?\n"
    assert labels(text) == ["ADA STONE", "LEO VELT", "ADA STONE"]


@pytest.mark.parametrize(
    "text",
    [
        "Read more: The convoy.\nRead more: The school.\nRead more: The port.\n",
        "Photo: Ada Stone.\nSource: Halm Radio.\nPhoto: Leo Velt.\nSource: Orth News.\n",
        "Ada Stone: minister.\nLeo Velt: envoy.\nMara Orth: judge.\n",
        "Ada Stone: They fired.\nAda Stone: They left.\n",
        "Norland: War in its fourth day.\nThe convoy left.\nIt was fired on.\n",
    ],
    ids=["teasers", "credits", "a list of persons", "two lines", "a headline"],
)
def test_other_lines_with_a_colon_are_no_transcript(text):
    assert labels(text) == []


def test_a_monitoring_service_puts_labels_in_brackets():
    text = (
        "ORTH, 3 MAY 89 (RADIO ORTH) -- [INTERVIEW WITH COMMANDER LEO VELT BY ADA STONE] [TEXT] [STONE] WHO FIRED?\n"
        "[VELT] THE ARMY [NORLAND ARMED FORCES] FIRED.\n"
        "[PASSAGE INDISTINCT] IT BURNED THE SCHOOL.\n"
    )
    assert labels(text) == ["STONE", "VELT"]


def test_a_recorded_voice_in_a_report_makes_no_transcript():
    text = "ORTH (RADIO ORTH) -- [COMMENTARY] [ADA STONE] [TEXT] HEAR VELT.\n[VELT] WE FIRED.\n[VELT] WE LEFT.\n"
    assert labels(text) == []


def test_no_text_has_no_turns():
    assert turns_of("", []) == []
