"""Recipients that the grammar shows where the reader shows none, and those that it must not make up."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.model import Certainty, EventType, Frame, Mention, MentionKind, Sentence, Span, Stance, Status
from bede.parses.objects import with_objects

KINDS = {"P": MentionKind.PLACE, "G": MentionKind.GROUP, "N": MentionKind.PERSON, "T": MentionKind.TIME}


def span_of(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def mention(text, words, kind=MentionKind.PARTY):
    span = span_of(text, words)
    return Mention(span, kind, span)


def read(text, trigger, actors=(), phrases=(), **more):
    """Return the recipients of an act; ``phrases`` are pairs of kind and words that the reader marked."""
    return [text[m.span.start : m.span.end] for m in filled(text, trigger, actors, phrases, **more).recipients]


def filled(text, trigger, actors=(), phrases=(), **more):
    """Return the act with what the grammar shows."""
    frame = Frame(
        sentence=0,
        trigger=span_of(text, trigger),
        type=more.pop("type", EventType.ASSAULT),
        mode=None,
        status=Status.OCCURRED,
        stance=Stance.ASSERTS,
        certainty=Certainty.CERTAIN,
        actors=tuple(mention(text, words) for words in actors),
        **more,
    )
    marked = [mention(text, words, KINDS[kind]) for kind, words in phrases]
    (found,) = with_objects(text, [Sentence(0, Span(0, len(text)), 0)], [frame], marked)
    return found


LAND = (("P", "the Halm peninsula"),)
PARTY = (("G", "The Tarn militia"),)


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("The strait lies near the Halm peninsula, which Norland annexed in 2014.", "annexed", ["Norland"]),
        ("It is close to the Halm peninsula, which the Norlanders have since annexed.", "annexed", ["Norlanders"]),
        ("They flew over the Halm peninsula which Norland annexed", "annexed", ["Norland"]),
        ("Yesterday the Halm peninsula was seized by Norland.", "seized", ["Norland"]),
        ("Now the Halm peninsula, which was then occupied by Norland, is quiet.", "occupied", ["Norland"]),
        ("Now the Halm peninsula, seized by the Norlanders, is quiet.", "seized", ["Norlanders"]),
        ("Troops took over the Halm peninsula on Saturday.", "took over", ["Troops"]),
        ("It did not plan to annex the Halm peninsula.", "annex", []),
        ("The seizure of the Halm peninsula by Norland was condemned.", "seizure", ["Norland"]),
    ],
)
def test_the_land_that_is_taken(text, trigger, actors):
    assert read(text, trigger, actors, LAND) == ["the Halm peninsula"]


def test_other_acts_are_left_to_the_reader():
    text = "The Tarn militia, which Norland attacked in spring, has left."
    assert read(text, "attacked", ["Norland"], PARTY) == []


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "phrases"),
    [
        # nobody's name stands in it
        ("The rebels threatened to seize the dam.", "seize", [], ["the dam"]),
        # to whom it is done is told behind
        ("Troops took over Halm from the rebels.", "took over", ["Troops"], ["Halm"]),
        # the verb has an object of its own
        ("Halm, which Norland seized boats from, is quiet.", "seized", ["Norland"], ["Halm"]),
        ("Halm, in which Norland seized boats, is quiet.", "seized", ["Norland"], ["Halm"]),
        # someone else stands between
        ("Halm, which Kern says Norland seized, is quiet.", "seized", ["Norland"], ["Halm"]),
        # the name is a part of what is taken, or of what it belongs to
        ("Troops seized Halm airport at dawn.", "seized", ["Troops"], ["Halm"]),
        ("Troops seized Halm's airport at dawn.", "seized", ["Troops"], ["Halm"]),
        ("The boats in Halm seized by soldiers", "seized", ["soldiers"], ["Halm"]),
        ("The boats in Halm were seized by soldiers", "seized", ["soldiers"], ["Halm"]),
        # who does it is not to whom it is done
        ("Halm, which took over Tarn", "took over", ["Halm"], ["Halm"]),
    ],
)  # fmt: skip
def test_where_there_is_doubt_nothing_is_filled(text, trigger, actors, phrases):
    assert read(text, trigger, actors, [("P", words) for words in phrases]) == []


def test_what_is_taken_is_where_it_is_taken_if_it_is_a_place():
    text = "Norland annexed Halm and the Tarn militia."
    halm, militia = mention(text, "Halm"), mention(text, "the Tarn militia")
    taken = filled(text, "annexed", ["Norland"], [("P", "Halm")], recipients=(halm,))
    assert taken.place == mention(text, "Halm", MentionKind.PLACE)
    assert filled(text, "annexed", ["Norland"], [("P", "Halm")], recipients=(halm, militia)).place is None
    assert filled(text, "annexed", ["Norland"], [("G", "the Tarn militia")], recipients=(militia,)).place is None
    told = mention(text, "Tarn", MentionKind.PLACE)
    assert filled(text, "annexed", ["Norland"], [("P", "Halm")], recipients=(halm,), place=told).place == told


def test_what_is_taken_from_somebody_is_no_movement_of_troops():
    text = "Norland took over Halm."
    moved = {"type": EventType.MOBILIZE, "recipients": (mention(text, "Halm"),)}
    taken = filled(text, "took over", ["Norland"], [("P", "Halm")], **moved)
    assert (taken.type, taken.mode) == (EventType.COERCE, "seize")
    left = filled("Norland took over on Monday.", "took over", ["Norland"], type=EventType.MOBILIZE)
    assert left.type is EventType.MOBILIZE


def test_what_the_reader_found_stays():
    text = "The strait lies near the Halm peninsula, which Norland annexed in 2014."
    told = (mention(text, "The strait"),)
    assert read(text, "annexed", ["Norland"], LAND, recipients=told) == ["The strait"]


def test_the_place_may_be_the_recipient_too_but_a_time_or_speaker_never():
    text = "Norland seized Halm."
    assert read(text, "seized", ["Norland"], [("P", "Halm")], place=mention(text, "Halm", MentionKind.PLACE)) == [
        "Halm"
    ]
    assert read(text, "seized", ["Norland"], [("P", "Halm")], time=mention(text, "Halm", MentionKind.TIME)) == []


WORDS = st.lists(
    st.sampled_from("Halm Tarn Norland which , was has seized by of the in 's . took over 2014 boats”".split()),
    max_size=12,
)


@given(WORDS, st.data())
def test_any_words_are_survived_and_only_marked_phrases_are_taken(words, data):
    text = " ".join(["x", *words, "y"])
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 9)).map(
        lambda one: Span(one[0], min(one[0] + one[1], len(text)))
    )
    marked = [Mention(span, MentionKind.PLACE, span) for span in data.draw(st.lists(spans, max_size=4))]
    actors = tuple(Mention(span, MentionKind.PARTY, span) for span in data.draw(st.lists(spans, max_size=2)))
    taking = [m.start() for m in re.finditer("seized|took over", text)] or [0]
    trigger = data.draw(st.sampled_from(taking).map(lambda start: Span(start, start + 6)) | spans)
    frame = Frame(0, trigger, EventType.ASSAULT, None, Status.OCCURRED, Stance.ASSERTS, Certainty.CERTAIN, actors)
    (found,) = with_objects(text, [Sentence(0, Span(0, len(text)), 0)], [frame], marked)
    assert {m.span for m in found.recipients} <= {m.span for m in marked} - {m.span for m in actors}
    assert len(found.recipients) <= 1
