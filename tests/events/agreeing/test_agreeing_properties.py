"""What holds of every event, whatever claims it is made of."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bede.events.agreeing import Context, agreed_event
from bede.model import (
    Actor,
    Amount,
    AmountKind,
    DisputeAbout,
    Place,
    PlacePrecision,
    Precision,
    Sector,
    Span,
    SpeakerKind,
    Stance,
    Standing,
    Status,
    TimeBasis,
)
from factories import FRANCE, PESKOV, RUSSIA, RUSSIAN_ARMY, UKRAINE, make_claim, make_family

REBELS = Actor("UKR.REB", "Ukrainian rebels", "UKR", Sector.REB)
MINISTER = Actor("ada-stone", "Ada Stone", "UKR", Sector.GOV)
PLACES = [
    None,
    Place("Halm", "UKR", 50.0, 30.0, PlacePrecision.SETTLEMENT, 1),
    Place("Tarn", "UKR", 51.0, 31.0, PlacePrecision.SETTLEMENT, 2),
    Place("Ukraine", "UKR", 49.0, 32.0, PlacePrecision.COUNTRY, 3),
]
SPEAKERS = [
    (),
    ((PESKOV, SpeakerKind.NAMED_PERSON),),
    ((MINISTER, SpeakerKind.NAMED_PERSON),),
    ((None, SpeakerKind.UNNAMED_OFFICIAL),),
    ((MINISTER, SpeakerKind.NAMED_PERSON), (PESKOV, SpeakerKind.NAMED_PERSON)),
    ((FRANCE, SpeakerKind.UNNAMED_OFFICIAL),),
    ((None, SpeakerKind.MEDIA), (FRANCE, SpeakerKind.UNNAMED_OFFICIAL)),
]
DOCUMENTS = ["d1", "d2", "d3", "d4"]
FAMILY = make_family("f1", "d1", "d2")


@st.composite
def amounts(draw):
    figure = float(draw(st.integers(1, 150)))
    low, best, high = draw(
        st.sampled_from([(None, figure, None), (figure, None, None), (None, None, figure), (figure, None, 2 * figure)])
    )
    text = (
        f"{draw(st.sampled_from(['', 'about ', 'nearly ']))}{figure:g} {draw(st.sampled_from(['people', 'soldiers']))}"
    )
    kind = draw(st.sampled_from([AmountKind.KILLED, AmountKind.INJURED, AmountKind.MONEY]))
    return Amount(kind, text, Span(0, 1), low, best, high, draw(st.sampled_from([None, "USD"])))


@st.composite
def claims(draw):
    rows = []
    days = {document: draw(st.sampled_from([None, "2022-02-25", "2022-02-27"])) for document in DOCUMENTS}
    for number in range(draw(st.integers(1, 6))):
        document = draw(st.sampled_from(DOCUMENTS))
        start = draw(st.none() | st.dates(date(2022, 2, 20), date(2022, 2, 24)))
        speakers = draw(st.sampled_from(SPEAKERS))
        rows.append(
            make_claim(
                f"c{number}",
                document,
                earliest=start,
                latest=start + timedelta(days=draw(st.integers(0, 3))) if start else None,
                basis=draw(st.sampled_from([TimeBasis.RELATIVE, TimeBasis.CARRIED])) if start else TimeBasis.NONE,
                precision=draw(st.sampled_from(Precision)),
                actors=draw(st.sampled_from([(), (RUSSIA,), (RUSSIAN_ARMY,), (REBELS,), (RUSSIA, PESKOV)])),
                recipients=draw(st.sampled_from([(), (UKRAINE,)])),
                place=draw(st.sampled_from(PLACES)),
                status=draw(st.sampled_from(Status)),
                stance=draw(st.sampled_from(Stance)),
                speakers=speakers,
                speaker_words=tuple(draw(st.sampled_from(["", "an army officer"])) for _ in speakers),
                published=days[document],
                publisher=draw(st.sampled_from([None, "Halm Courier", "Tarn Mirror"])),
                trigger=draw(st.sampled_from(["attack", "accident"])),
                amounts=tuple(draw(st.lists(amounts(), max_size=2))),
            )
        )
    return rows


@settings(max_examples=150)
@given(claims(), st.randoms(), st.booleans())
def test_the_order_of_claims_does_not_matter(rows, random, related):
    context = Context.of([FAMILY] if related else [])
    assert agreed_event(random.sample(rows, len(rows)), context) == agreed_event(rows, context)


@settings(max_examples=150)
@given(claims(), st.booleans())
def test_an_event_is_sound(rows, related):
    event = agreed_event(rows, Context.of([FAMILY] if related else []))
    ids = {row.id for row in rows}
    assert set(event.claims) == ids
    assert len(event.sides) == len(rows)
    assert 1 <= event.origins <= len(event.families) <= len(event.documents)
    assert event.standing_rule
    assert set(event.standing_claims) <= ids
    assert event.status in {row.status for row in rows}
    if event.earliest and event.latest and event.time_basis is not TimeBasis.NONE:
        assert event.earliest <= event.latest
    for figure in event.amounts:
        values = [value for value in (figure.low, figure.best, figure.high) if value is not None]
        assert values
        assert set(figure.claims) <= ids
        if figure.low is not None and figure.high is not None and figure.best is not None:
            assert figure.low <= figure.best <= figure.high


@settings(max_examples=150)
@given(claims())
def test_each_dispute_is_between_values_that_claims_hold(rows):
    event = agreed_event(rows, Context())
    for dispute in event.disputes:
        assert all(position.claims and set(position.claims) <= set(event.claims) for position in dispute.positions)
        assert len({position.value for position in dispute.positions}) == len(dispute.positions)
        if dispute.about is not DisputeAbout.WHETHER:
            assert len(dispute.positions) > 1
            assert len({row.document_id for row in rows}) > 1 or any(row.speakers for row in rows)
    keys = [(d.about, d.difference, d.text) for d in event.disputes]
    assert len(set(keys)) == len(keys)
    if event.standing is Standing.DISPUTED and "asserted by nobody" not in event.standing_rule:
        assert event.disputes or all(row.stance is not Stance.ASSERTS for row in rows)


@settings(max_examples=100)
@given(claims())
def test_a_copy_adds_nothing_but_itself(rows):
    alone = [replace(row, document_id="d1", published="2022-02-25") for row in rows]
    copies = [replace(row, id=f"{row.id}x", document_id="d2") for row in alone]
    before = agreed_event(alone, Context())
    after = agreed_event([*alone, *copies], Context.of([FAMILY]))
    assert (after.origins, after.copies) == (before.origins, 1)
    assert after.standing is before.standing
    assert [(d.about, d.difference) for d in after.disputes] == [(d.about, d.difference) for d in before.disputes]
    assert [(f.kind, f.low, f.best, f.high) for f in after.amounts] == [
        (f.kind, f.low, f.best, f.high) for f in before.amounts
    ]


@settings(max_examples=100)
@given(claims())
def test_an_unknown_speaker_never_makes_an_event_corroborated(rows):
    nobody = {"speakers": ((None, SpeakerKind.UNNAMED_SOURCE),), "speaker_words": ()}
    event = agreed_event([replace(row, **nobody) for row in rows], Context())
    assert event.standing is not Standing.CORROBORATED
