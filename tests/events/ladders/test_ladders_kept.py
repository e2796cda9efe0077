"""Rungs that were kept as text are the rungs that were made from claims."""

from helpers_ladders import BROOK, HALM, NORLAND, REBELS, STONE, SUDERIA, TARN, Act, News, count, money
from hypothesis import given, settings
from hypothesis import strategies as st

from bede.events.ladders import find_rungs, find_tellings, rung_as_text, rung_of_text

SENTENCES = (
    ("Norland pledged a loan of money to Suderia.", "loan", "AID", "promised"),
    ("Norland promised further “arms” to Suderia under Operation Dawn.", "promised", "AGREE", "promised"),
    ("Norland met Suderia for talks in Halm.", "met", "CONSULT", "occurred"),
    ("Norland did not lift the sanctions on Suderia.", "sanctions", "SANCTION", "not_occurred"),
    ("Norland may send troops to Halm.", "send", "MOBILIZE", "planned"),
)


@st.composite
def news(draw):
    told = News()
    for number in range(draw(st.integers(1, 6))):
        sentence, trigger, kind, status = draw(st.sampled_from(SENTENCES))
        amounts = draw(st.sampled_from([(), (money(5e6),), (money(None, None, low=2.5),), (count(40, "lorries"),)]))
        act = Act(
            kind,
            trigger,
            status,
            by=draw(st.sampled_from([(NORLAND,), (STONE,), (NORLAND, REBELS)])),
            to=draw(st.sampled_from([(SUDERIA,), (BROOK,), ()])),
            on=draw(st.sampled_from([None, "2024-03-02"])),
            place=draw(st.sampled_from([None, HALM, TARN])),
            amounts=amounts,
            event=draw(st.sampled_from([None, "e1"])),
        )
        told.tell(f"2024-03-0{number + 1}", sentence, act)
    return told


@settings(max_examples=60)
@given(news())
def test_a_rung_comes_back_from_its_text(told):
    rungs = find_rungs(told.events, find_tellings(told.claims))
    assert [rung_of_text(rung.event, rung_as_text(rung)) for rung in rungs] == list(rungs)


def test_there_are_rungs_to_keep():
    told = News()
    for day, (sentence, trigger, kind, status) in enumerate(SENTENCES, 1):
        told.tell(f"2024-03-0{day}", sentence, Act(kind, trigger, status, amounts=(money(5e6),)))
    assert len(find_rungs(told.events, find_tellings(told.claims))) >= 3


@settings(max_examples=40)
@given(news(), st.data())
def test_rungs_of_some_events_are_those_of_all(told, data):
    events = told.events
    only = data.draw(st.sets(st.sampled_from([event.id for event in events])))
    tellings = find_tellings(told.claims)
    expected = [rung for rung in find_rungs(events, tellings) if rung.event in only]
    assert list(find_rungs(events, tellings, only)) == expected
