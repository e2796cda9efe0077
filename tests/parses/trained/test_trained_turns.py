"""Transcripts are known by their labels, and other lines with a colon are none."""

import pytest

from bede.model import Span, SpeakerKind
from bede.parses.trained.turns import dialogue_of


def turns_of(text, sentences):
    return list(dialogue_of(text, sentences).turns)


def topics_of(text, sentences):
    return list(dialogue_of(text, sentences).topics)


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


def test_a_surname_is_whose_whole_name_stood_before_and_particles_are_names():
    text = (
        "Anna Perrin: Who fired?\nUrsula von der Stone: The army did.\nPerrin: And then?\nStone: It left.\n"
        "Ahmed al-Velt: It came back.\nĐorđe Orth: It did.\n"
    )
    assert labels(text) == ["Anna Perrin", "Ursula von der Stone", "Perrin", "Stone", "Ahmed al-Velt", "Đorđe Orth"]


def test_a_line_of_nobody_ends_a_turn_and_the_last_ends_with_its_paragraph():
    text = INTERVIEW + "Background: The convoy was shelled.\nNorland expelled four envoys.\n"
    last = turns_of(text, lines_of(text))[-1]
    assert text[last.span.start : last.span.end].strip() == "Nobody knows that yet."
    narrated = INTERVIEW + "Hours later the port was shelled.\n"
    last = turns_of(narrated, lines_of(narrated))[-1]
    assert text[last.span.start : last.span.end].strip() == "Nobody knows that yet."


@pytest.mark.parametrize(
    "text",
    [
        "KARACHI: Gunmen fired.\nQUETTA: Two were hurt.\nKARACHI: A road was blocked.\n",
        "Gaza Strip: A house was hit.\nRed Sea: A ship was hit.\nGaza Strip: Two were freed.\n",
        "Russian Main Effort: A village fell.\nSupporting Effort: None.\nRussian Main Effort: A town fell.\n",
        "Ada Stone, 34: She was hurt.\nLeo Velt, 61: He died.\nAda Stone, 35: She died.\n",
        "TB: He was freed.\nMV: By whom?\nTB: By nobody.\nMV: When?\n",
        "Q: What happened?\nA: Rebels fired on a convoy.\nQ: Who died?\nA: Nobody did.\n",
    ],
    ids=["towns", "areas", "topics", "victims", "initials", "an explainer"],
)
def test_lists_of_places_topics_and_victims_are_no_transcripts(text):
    assert labels(text) == []


def test_questions_and_answers_of_an_interview_are_of_somebody():
    text = "Ada Stone talked to the Courier.\nQ: Who fired?\nA: Rebels did.\nQ: And then?\nA: They left.\n"
    found = turns_of(text, lines_of(text))
    assert [turn.voice.kind for turn in found[:2]] == [SpeakerKind.MEDIA, SpeakerKind.UNNAMED_SOURCE]


def test_a_question_needs_no_colon_where_others_have_one():
    text = "MS. PELL: Norland fired.\nQ And Orth?\nMS. PELL: Orth did not.\n"
    assert labels(text) == ["MS. PELL", None, "MS. PELL"]


def test_behind_an_office_the_name_in_brackets_speaks():
    text = (
        "The Secretary of State (Ada Stone): We left.\nLeo Velt (Halm): Why?\n"
        "Ada Stone: Rebels fired.\nSir Leo Velt (Halm) (Con): Did they?\n"
    )
    assert labels(text) == ["Ada Stone", "Leo Velt", "Ada Stone", "Sir Leo Velt"]


@pytest.mark.parametrize(
    "text",
    ["[00:01:10] Ada Stone: It left.\n", "Ada Stone : It left.\n", "Ada Stone:It left.\n", "10:45 Ada Stone: Yes.\n"],
)
def test_labels_behind_clock_times_and_with_odd_blanks(text):
    assert labels(INTERVIEW + text)[-1] == "Ada Stone"


def test_topics_are_told_apart_from_speakers():
    text = "Donetsk Oblast: A house was hit.\nRussian Main Effort: None.\nAda Stone: They left.\n"
    topics = topics_of(text, lines_of(text))
    assert [text[topic.start : topic.end].strip() for topic in topics] == ["Donetsk Oblast:", "Russian Main Effort:"]
    assert topics_of("Donetsk: A house was hit.\n", lines_of("Donetsk: A house was hit.\n")) == []


def test_a_label_stands_in_one_line():
    text = "Leo Velt: Who fired?\nAda Stone: Nobody.\nLeo Velt: Sure?\nAda Stone: Yes.\n\nLeo Velt: Good.\n"
    assert labels(text) == ["Leo Velt", "Ada Stone", "Leo Velt", "Ada Stone", "Leo Velt"]
    text = "Really\nAda Stone: They left.\nOh\nLeo Velt: When?\nNow\nAda Stone: At dawn.\n"
    assert labels(text) == ["Ada Stone", "Leo Velt", "Ada Stone"]
