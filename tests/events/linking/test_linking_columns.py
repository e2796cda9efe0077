"""Claims as columns: every value is found again in its place."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bede.events.linking.columns import OPEN_END, OPEN_START, TYPES, make_columns
from bede.events.linking.words import content_stems, head_stem, stem
from bede.model import Actor, Amount, AmountKind, EventType, Place, PlacePrecision, Sector, Span, SpeakerKind
from factories import FRANCE, PESKOV, RUSSIA, RUSSIAN_ARMY, UKRAINE, make_claim

HALM = Place("Halm", "UKR", 50.0, 30.0, PlacePrecision.SETTLEMENT, 7)
LAND = Place("Ukraine", "UKR", 49.0, 32.0, PlacePrecision.COUNTRY, None)


def test_values_stand_in_the_row_of_their_claim():
    claims = [
        make_claim("c1", "d1", place=HALM, mode="aerial", start=12, type=EventType.COERCE),
        make_claim("c2", "d2", day=None, published=None, publisher=None),
    ]
    columns = make_columns(claims, {"d1": "f1"})
    assert columns.ids == ("c1", "c2")
    assert TYPES[columns.type[0]] is EventType.COERCE
    assert columns.earliest.tolist() == [date(2022, 2, 24).toordinal(), OPEN_START]
    assert columns.latest.tolist() == [date(2022, 2, 24).toordinal(), OPEN_END]
    assert columns.dated.tolist() == [True, False]
    assert columns.published.tolist() == [date(2022, 2, 25).toordinal(), -1]
    assert columns.mode.tolist() == [0, -1]
    assert columns.publisher.tolist() == [0, -1]
    assert columns.place.tolist() == columns.exact.tolist() == [0, -1]
    assert columns.lat[0] == 50.0
    assert np.isnan(columns.lat[1])
    assert columns.start.tolist() == [12, 0]


def test_documents_of_a_family_share_a_home():
    claims = [make_claim("c1", "d1"), make_claim("c2", "d2"), make_claim("c3", "d3")]
    columns = make_columns(claims, {"d1": "f1", "d2": "f1"})
    assert columns.home.tolist() == [0, 0, 1]
    assert columns.document.tolist() == [0, 1, 2]


def test_parties_keep_entity_country_and_whether_they_are_the_state():
    claim = make_claim("c1", actors=(RUSSIA, RUSSIAN_ARMY), unnamed_recipients=("two soldiers of the guard",))
    columns = make_columns([claim], {})
    assert columns.actors.is_state[0].tolist() == [True, False, False, False]
    assert columns.actors.country[0, 0] == columns.actors.country[0, 1] >= 0
    assert columns.actors.entity[0, 0] != columns.actors.entity[0, 1]
    assert columns.actors.entity[0, 2:].tolist() == [-1, -1]
    assert columns.stems[columns.recipients.unnamed[0, 0]] == stem("soldier")


def test_longer_lists_of_parties_are_cut_and_counted():
    many = tuple(Actor(f"p{n}", f"P {n}", None, Sector.CVL) for n in range(6))
    columns = make_columns([make_claim("c1", actors=many)], {})
    assert columns.actors.count.tolist() == [6]
    assert (columns.actors.entity >= 0).sum() == 4


def test_the_innermost_speaker_counts():
    nested = ((UKRAINE, SpeakerKind.NAMED_BODY), (PESKOV, SpeakerKind.NAMED_PERSON))
    columns = make_columns([make_claim("c1", speakers=nested), make_claim("c2", actors=(PESKOV,))], {})
    assert columns.speaker.entity[0] == columns.actors.entity[1, 0]
    assert columns.speaker.kind.tolist() == [0, -1]


def test_equal_sentences_have_one_number_and_sorted_stems():
    words = "Suderia seized the harbour of Halm"
    claims = [make_claim("c1", sentence=words), make_claim("c2", sentence=words), make_claim("c3", sentence="Halm")]
    columns = make_columns(claims, {})
    assert columns.sentence.tolist() == [0, 0, 1]
    first = columns.told_words.keys[: columns.told_words.ends[1]]
    assert {columns.stems[w] for w in first} == {"suderia", "seiz", "harbour", "halm"}
    assert first.tolist() == sorted(first.tolist())
    assert len(columns.rarity) == len(columns.stems)


def test_amounts_stand_side_by_side():
    killed = Amount(AmountKind.KILLED, "at least 12", Span(0, 11), 12.0, None, None, None)
    columns = make_columns([make_claim("c1", amounts=(killed,))], {})
    assert columns.amount_low[0, 0] == 12.0
    assert np.isnan(columns.amount_best[0, 0])
    assert columns.amount_kind[0].tolist() == [1, -1, -1]


def test_places_without_an_id_are_known_by_name():
    claims = [make_claim("c1", place=LAND), make_claim("c2", place=LAND), make_claim("c3", place=HALM)]
    columns = make_columns(claims, {})
    assert columns.place.tolist() == [0, 0, 1]
    assert columns.exact.tolist() == [-1, -1, 0]


@given(st.lists(st.sampled_from([RUSSIA, UKRAINE, FRANCE, PESKOV]), max_size=4))
def test_no_claims_and_any_parties_make_columns(actors):
    assert len(make_columns([], {})) == 0
    columns = make_columns([make_claim("c1", actors=tuple(actors))], {})
    assert (columns.actors.entity[0] >= 0).sum() == len(actors)
    assert columns.nbytes > 0


def test_stems_join_forms_of_one_word():
    assert stem("seizing") == stem("Seized") == stem("seizes")
    assert head_stem("several officials of the ministry") == "official"
    assert content_stems("They have told it to Halm") == ("halm",)
