"""Who speaks of acts in a quotation, a turn or a signed text that no sentence of theirs gives to a speaker."""

from dataclasses import replace

import pytest

from bede.model import Block, BlockKind, EventType, Span, SpeakerKind, Status
from bede.parses.trained.carrying import LEAST, Speech, likelihood
from bede.parses.trained.sentence_reader import Attribution
from factories import make_document, make_frame, mention, span_of, voice

STORY = (
    "“Our convoy left at dawn,” said Mara Velt. “Their troops shelled the road. They burned the school.” "
    "The mayor wrote: “They robbed the bank.” Suderia attacked the port."
)


def quoted(text, **sources):
    """The quotations of a text whose sentences end in a stop before a blank; sources by the words of their cues."""
    ends = [at + 1 for at in range(len(text)) if text[at - 1 : at + 1] in {".”", "n”"} or text[at] == "."]
    ends = [at for at in ends if text[at : at + 1] in {"", " "}]
    spans, start = [], 0
    for end in ends:
        spans.append(Span(start, end))
        start = end + 1
    said = [
        [
            Attribution(span_of(text, cue), voice(text, source, cue) if source else None, ())
            for cue, source in sources.items()
            if span.start <= text.index(cue) < span.end
        ]
        for span in spans
    ]
    return Speech(make_document(text), spans, said)


def blocks_of(text, last):
    """Two paragraphs, the second from some words on."""
    cut = text.index(last)
    return tuple(Block(BlockKind.PARAGRAPH, span, "test") for span in (Span(0, cut - 1), Span(cut, len(text))))


def speaker_of(text, trigger, sources, **more):
    frame = quoted(text, **sources).carried(make_frame(text, trigger, **more))
    return [(text[v.speaker.span.start : v.speaker.span.end] if v.speaker else None, v.carried) for v in frame.voices]


@pytest.mark.parametrize(("trigger", "speaker"), [("shelled", "Mara Velt"), ("burned", "Mara Velt")])
def test_acts_in_a_quotation_are_told_by_its_speaker(trigger, speaker):
    assert speaker_of(STORY, trigger, {"said": "Mara Velt", "wrote": "The mayor"}) == [(speaker, True)]


def test_what_the_outlet_tells_has_no_voice():
    assert speaker_of(STORY, "attacked", {"said": "Mara Velt", "wrote": "The mayor"}) == []


def test_the_sentence_that_ends_a_quotation_names_its_speaker():
    text = "Ada Stone spoke first. “They shelled the road. They burned the school,” said Mara Velt."
    assert speaker_of(text, "shelled", {"spoke": "Ada Stone", "said": "Mara Velt"}) == [("Mara Velt", True)]


def test_a_source_within_the_quotation_is_not_its_speaker():
    text = "Mara Velt said: “Our men are safe.” “The radio told us that all was well. They shelled the road.”"
    assert speaker_of(text, "shelled", {"said": "Mara Velt", "told": "The radio"}) == [("Mara Velt", True)]


def test_whoever_nobody_names_is_not_named():
    frame = quoted(STORY).carried(make_frame(STORY, "shelled"))
    assert [(v.speaker, v.kind, v.carried) for v in frame.voices] == [(None, SpeakerKind.UNNAMED_SOURCE, True)]


def test_what_a_speaker_does_by_saying_so_is_the_outlets_to_tell():
    text = "“We condemn the attack,” said Mara Velt. “We condemn all of it. Nobody is safe here now.”"
    own = {"nth": 2, "type": EventType.ACCUSE}
    assert speaker_of(text, "condemn", {"said": "Mara Velt"}, **own) == []


def test_a_voice_of_its_own_is_kept():
    own = (voice(STORY, "The mayor", "wrote"),)
    frame = make_frame(STORY, "shelled", voices=own)
    assert quoted(STORY, said="Mara Velt").carried(frame) == frame


def test_a_phrase_in_marks_is_the_outlets_sentence():
    text = "Mara Velt spoke. Suderia called the “criminal attack” a crime of its own kind."
    story = quoted(text, spoke="Mara Velt")
    told = list(story.features(span_of(text, "attack"), EventType.ASSAULT, Status.OCCURRED))
    assert told == ["quoted", "type=ASSAULT", "status=occurred", "short"]
    assert likelihood(iter(told)) < LEAST


def speakers(text, **sources):
    """The words of each quotation with those of who speaks there."""
    return {
        text[one.start : one.end]: text[speaker.start : speaker.end]
        for one, speaker in quoted(text, **sources).quoted()
    }


def test_each_quotation_has_its_speaker():
    found = speakers(STORY, said="Mara Velt", wrote="The mayor")
    assert found == {
        "Our convoy left at dawn,": "Mara Velt",
        "Their troops shelled the road. They burned the school.": "Mara Velt",
        "They robbed the bank.": "The mayor",
    }


def test_of_two_quotations_in_a_sentence_each_has_the_speaker_whose_cue_is_nearest():
    text = "“We won,” said Mara Velt, while the mayor wrote that “they robbed the bank”."
    assert speakers(text, said="Mara Velt", wrote="the mayor") == {
        "We won,": "Mara Velt",
        "they robbed the bank": "the mayor",
    }


def test_a_quotation_that_nobody_says_has_no_speaker():
    assert speakers("Suderia called it a “crime of its own kind”. Nobody came.") == {}


BRIEFING = (
    "MR. PELL: Norland shelled the port of Halm last night. It seized a ship.\n"
    "QUESTION: Was the crew killed?\n"
    "MR. PELL: We condemn the attack on it. Nobody was killed.\n"
)


def spoken(text, trigger, **more):
    sentences, at = [], 0
    for line in text.splitlines():
        for part in line.replace(". ", ".|").replace("MR.|", "MR. ").split("|"):
            at = text.index(part, at)
            sentences.append(Span(at, at + len(part)))
            at += len(part)
    speech = Speech(make_document(text), sentences, [[] for _ in sentences])
    frame = make_frame(text, trigger, **more)
    voices = speech.carried(frame).voices
    told = [(text[v.speaker.span.start : v.speaker.span.end] if v.speaker else None, v.kind, v.carried) for v in voices]
    return told, dict(speech.references([frame]))


@pytest.mark.parametrize(("trigger", "carried"), [("shelled", False), ("seized", True)])
def test_acts_in_a_turn_are_told_by_whom_its_label_names(trigger, carried):
    told, _ = spoken(BRIEFING, trigger)
    assert told == [("MR. PELL", SpeakerKind.NAMED_PERSON, carried)]


def test_who_asks_is_one_of_the_media():
    told, _ = spoken(BRIEFING, "killed")
    assert told == [(None, SpeakerKind.MEDIA, True)]


def test_we_of_a_turn_is_referred_to_its_label():
    told, first = spoken(BRIEFING, "condemn", type=EventType.ACCUSE, actors=(mention(BRIEFING, "We"),))
    assert told == []
    assert first == {span_of(BRIEFING, "We"): span_of(BRIEFING, "MR. PELL", nth=2)}


def test_an_author_is_carried_through_around_the_voices_of_his_text():
    text = "Norland shelled Halm. Orth said that Norland seized a ship. Mara Velt is a lecturer at the College of Orth."
    document = replace(make_document(text), blocks=blocks_of(text, "Mara Velt is"))
    spans = [span_of(text, part) for part in ("Norland shelled Halm.", "Orth said that Norland seized a ship.")]
    speech = Speech(document, spans, [[], []])
    own = voice(text, "Orth", "said", SpeakerKind.NAMED_BODY)
    author, kept = speech.carried(make_frame(text, "seized", voices=(own,))).voices
    assert (author.speaker.span, author.carried, kept) == (span_of(text, "Mara Velt"), True, own)
    assert len(speech.carried(make_frame(text, "shelled")).voices) == 1


def test_the_label_of_a_turn_is_no_party():
    parties = (mention(BRIEFING, "MR. PELL", nth=2), mention(BRIEFING, "We"))
    sentences = [span_of(BRIEFING, line) for line in BRIEFING.splitlines()]
    speech = Speech(make_document(BRIEFING), sentences, [[], [], []])
    frame = speech.carried(make_frame(BRIEFING, "condemn", EventType.ACCUSE, actors=parties))
    assert frame.actors == parties[1:]


def test_what_a_line_of_a_list_is_about_tells_nothing():
    text = "Donetsk Oblast: Norland shelled Halm. \nKherson Oblast: None.\nDonetsk Oblast: Nobody was hurt.\n"
    sentences = [span_of(text, line) for line in map(str.strip, text.splitlines()) if line]
    told = replace(voice(text, "Donetsk Oblast", "shelled"), cue=None)
    speech = Speech(make_document(text), sentences, [[], [], []])
    assert speech.carried(make_frame(text, "shelled", voices=(told,))).voices == ()


def test_an_author_is_carried_around_the_quotations_of_his_text_too():
    text = "“They shelled the road. They burned it,” said Leo Orth. Mara Velt is a lecturer at the College of Orth."
    document = replace(make_document(text), blocks=blocks_of(text, "Mara Velt is"))
    spans = [span_of(text, part) for part in ("“They shelled the road.", "They burned it,” said Leo Orth.")]
    said = [[], [Attribution(span_of(text, "said"), voice(text, "Leo Orth", "said"), ())]]
    author, quoted_one = Speech(document, spans, said).carried(make_frame(text, "shelled")).voices
    assert (author.speaker.span, author.labelled) == (span_of(text, "Mara Velt"), True)
    assert quoted_one.speaker.span == span_of(text, "Leo Orth")


def test_where_the_reader_took_the_label_for_the_speaker_the_act_is_told():
    own = replace(voice(BRIEFING, "MR. PELL", "shelled"), cue=None, kind=SpeakerKind.NAMED_BODY)
    told, _ = spoken(BRIEFING, "shelled", type=EventType.ACCUSE)
    assert told == []
    told, _ = spoken(BRIEFING, "shelled", type=EventType.ACCUSE, voices=(own,))
    assert told == [("MR. PELL", SpeakerKind.NAMED_PERSON, False)]
