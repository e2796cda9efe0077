"""Commitments and stories in the file, and the views and lists that are made of them."""

from dataclasses import replace
from datetime import date

import pytest
from helpers_chronicle import (
    HALM,
    MARA,
    NORLAND,
    SUDERIA,
    make_claim,
    make_coded,
    make_event,
    make_family,
    make_run,
    sizes,
)
from helpers_totals import totals

from bede.chronicle import Chronicle
from bede.chronicle.derived import Further
from bede.chronicle.filters import ClaimFilter
from bede.chronicle.lists import SaidFilter, commitments, pledges, positions, stories
from bede.errors import UsageError
from bede.model import (
    Actor,
    AmountKind,
    EventType,
    Figure,
    Ladder,
    LadderKind,
    Sector,
    Span,
    Stage,
    Stance,
    Status,
    Step,
    Story,
)

OSTMARK = Actor("Q1003", "Ostmark", "OST", Sector.GOV)
DOLLARS = Figure(AmountKind.MONEY, "USD", 4e6, 5e6, 6e6, ("c1",))
EUROS = Figure(AmountKind.MONEY, "EUR", 4.5e6, 4.5e6, 4.5e6, ("c1",))


@pytest.fixture
def chronicle(tmp_path):
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        yield chronicle


def write(chronicle, *changes, body=b"one", uri="one.html"):
    coded = make_coded(body, uri)
    claims = tuple(make_claim(coded.document, number, **change) for number, change in enumerate(changes))
    coded = replace(coded, claims=claims)
    chronicle.write_batch([coded])
    return coded


def make_ladder(name: str, *steps: tuple[str, Stage], **changes) -> Ladder:
    values = {
        "kind": LadderKind.AID,
        "what": "relief",
        "givers": (NORLAND,),
        "receivers": (SUDERIA,),
        "stage": steps[-1][1],
        "steps": tuple(Step(event, stage) for event, stage in steps),
        "amounts": (DOLLARS, EUROS),
        "earliest": "2024-03-08",
        "latest": "2024-03-08",
    }
    return Ladder(id=name, **{**values, **changes})


def pledged_and_delivered(chronicle):
    """A pledge that an article and its copy tell, offered in words told beside it; and its delivery."""
    one = write(chronicle, {}, {"type": EventType.AGREE, "status": Status.OCCURRED})
    copy = write(chronicle, {}, body=b"two", uri="two.html")
    done = write(chronicle, {"status": Status.OCCURRED}, body=b"three", uri="three.html")
    pledge = make_event(one.claims[0], *copy.claims, id="e-pledge")
    offer = make_event(one.claims[1], id="e-offer", type=EventType.AGREE)
    delivery = make_event(*done.claims, id="e-delivery")
    steps = (Step(pledge.id, Stage.PROMISED, (offer.id,)), Step(delivery.id, Stage.DELIVERED))
    ladder = make_ladder("l1", ("", Stage.DELIVERED), steps=steps)
    story = Story(
        "s1", "Norland–Suderia: Halm, March 2024", (NORLAND, MARA), HALM, "2024-03-08", "2024-03-09", (pledge.id,)
    )
    family = make_family(one.document, copy.document)
    chronicle.replace_events([pledge, offer, delivery], [family], Further(ladders=[ladder], stories=[story]))
    return ladder, story


def test_commitments_and_stories_are_dropped_and_built_anew(chronicle):
    pledged_and_delivered(chronicle)
    derived = ("ladders", "ladder_parties", "ladder_steps", "ladder_amounts", "stories", "story_events", "story_actors")
    assert [sizes(chronicle)[name] for name in derived] == [1, 2, 2, 2, 1, 1, 2]
    chronicle.replace_events([], [])
    assert not set(derived) & set(sizes(chronicle))


def test_a_commitment_has_a_row_per_stage_with_its_sightings(chronicle):
    pledged_and_delivered(chronicle)
    rows = list(chronicle.rows("SELECT * FROM commitments"))
    told = [
        (row["stage"], row["reached"], row["sightings"], row["documents"], row["origins"], row["best"], row["unit"])
        for row in rows
    ]
    # The offer stands in the sentence of the pledge: that is one sighting; the copy is another, of the same origin.
    assert told == [
        ("promised", "delivered", 2, 2, 1, 5e6, "USD"),
        ("delivered", "delivered", 1, 1, 1, 5e6, "USD"),
    ]
    assert [row["events"] for row in rows] == [["e-pledge"], ["e-delivery"]]
    assert (rows[0]["givers"], rows[0]["receivers"], rows[0]["what"]) == ("Norland", "Suderia", "relief")
    assert (rows[0]["first_told"], rows[0]["earliest"]) == (date(2024, 3, 6), date(2024, 3, 8))


def test_what_is_denied_is_no_sighting(chronicle):
    coded = write(chronicle, {}, {"stance": Stance.DENIES, "sentence": Span(0, 4)})
    event = make_event(*coded.claims)
    chronicle.replace_events([event], [], Further(ladders=[make_ladder("l1", (event.id, Stage.PROMISED))]))
    assert [row["sightings"] for row in chronicle.rows("SELECT * FROM commitments")] == [1]


def many_ladders() -> list[Ladder]:
    both = Figure(AmountKind.MONEY, "USD", 15e6, None, None, ("c9",))
    men = Figure(AmountKind.TROOPS, "soldiers", 300, 300, 300, ("c9",))
    return [
        make_ladder("l1", ("e1", Stage.PROMISED), ("e2", Stage.PROMISED), ("e3", Stage.DELIVERED)),
        make_ladder("l2", ("e4", Stage.PROMISED), amounts=(both,)),
        make_ladder("l3", ("e5", Stage.PROMISED), amounts=(EUROS,)),
        make_ladder("l4", ("e6", Stage.ASKED), givers=(MARA, OSTMARK), amounts=(men,)),
        make_ladder("l5", ("e7", Stage.PROMISED), kind=LadderKind.SANCTIONS, what="lifting", amounts=()),
        make_ladder("l6", ("e8", Stage.PROMISED), kind=LadderKind.SANCTIONS, what="sanctions", amounts=()),
        make_ladder("l7", ("e9", Stage.PROMISED), kind=LadderKind.TALKS, receivers=(), amounts=()),
    ]


def test_totals_add_commitments_and_never_sightings(chronicle):
    chronicle.replace_events([], [], Further(ladders=many_ladders()))
    sql = """SELECT * FROM pledges WHERE giver = 'NOR' AND receiver = 'SUD' AND kind = 'aid' AND unit = 'USD'"""
    rows = {row["stage"]: row for row in chronicle.rows(sql)}
    assert {stage: (row["commitments"], row["low"], row["best"], row["high"]) for stage, row in rows.items()} == {
        "promised": (2, 19e6, 20e6, None),
        "delivered": (1, 4e6, 5e6, 6e6),
    }
    stayed = {stage: (row["stayed_commitments"], row["stayed_best"]) for stage, row in rows.items()}
    assert stayed == {"promised": (1, 15e6), "delivered": (1, 5e6)}


def test_the_view_of_totals_and_the_function_agree(chronicle):
    ladders = many_ladders()
    chronicle.replace_events([], [], Further(ladders=ladders))
    wanted = [
        {
            "giver": total.giver or None,
            "receiver": total.receiver or None,
            "kind": total.kind.value,
            "undoing": total.undoing or None,
            "stage": total.stage.value,
            "unit": total.unit,
            "commitments": total.passed.commitments,
            "low": total.passed.low,
            "best": total.passed.best,
            "high": total.passed.high,
            "stayed_commitments": total.stayed.commitments,
            "stayed_low": total.stayed.low,
            "stayed_best": total.stayed.best,
            "stayed_high": total.stayed.high,
        }
        for total in totals(ladders)
    ]

    def order(row):
        return str(list(row.values()))

    assert sorted(map(dict, chronicle.rows("SELECT * FROM pledges")), key=order) == sorted(wanted, key=order)
    assert {row["giver"] for row in wanted} == {"NOR", "NOR; OST"}


@pytest.mark.parametrize(
    ("wanted", "kinds", "stages"),
    [
        (ClaimFilter(), (), ["promised", "delivered"]),
        (ClaimFilter(actor="NOR"), (), ["promised", "delivered"]),
        (ClaimFilter(actor="norland", recipient="Suderia"), (), ["promised", "delivered"]),
        (ClaimFilter(actor="SUD"), (), []),
        (ClaimFilter(text="LORRIES"), (LadderKind.AID,), ["promised", "delivered"]),
        (ClaimFilter(text="tanks"), (), []),
        (ClaimFilter(speaker="Mara"), (LadderKind.TALKS, LadderKind.FORCE), []),
        (ClaimFilter(limit=1), (), ["promised", "delivered"]),
        (ClaimFilter(limit=0), (), []),
    ],
)
def test_commitments_are_filtered(chronicle, wanted, kinds, stages):
    pledged_and_delivered(chronicle)
    assert [row["stage"] for row in commitments(chronicle, wanted, kinds)] == stages
    assert [row["stage"] for row in pledges(chronicle, wanted, kinds)] == stages[: wanted.limit]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ClaimFilter(), 1),
        (ClaimFilter(actor="NOR"), 1),
        (ClaimFilter(since=date(2024, 3, 9)), 1),
        (ClaimFilter(since=date(2024, 3, 10)), 0),
        (ClaimFilter(recipient="Norland"), 0),
        (ClaimFilter(limit=0), 0),
    ],
)
def test_stories_are_filtered(chronicle, wanted, found):
    pledged_and_delivered(chronicle)
    rows = list(stories(chronicle, wanted))
    assert len(rows) == found
    for row in rows:
        assert (row["name"], row["place"], row["events"]) == (
            "Norland–Suderia: Halm, March 2024",
            "Halm",
            ["e-pledge"],
        )
        assert (row["documents"], row["origins"], row["earliest"]) == (2, 1, "2024-03-08")
        assert [actor["name"] for actor in row["actors"]] == ["Norland", "Mara Velt"]


@pytest.mark.parametrize(
    ("wanted", "said", "found"),
    [
        (ClaimFilter(speaker="Velt"), SaidFilter(), 2),
        (ClaimFilter(speaker="Velt"), SaidFilter(since=date(2024, 3, 6), until=date(2024, 3, 6)), 2),
        (ClaimFilter(speaker="Velt"), SaidFilter(since=date(2024, 3, 7)), 0),
        (ClaimFilter(speaker="Velt"), SaidFilter(stance=(Stance.DENIES,)), 1),
        (ClaimFilter(), SaidFilter(outlets=False), 2),
        (ClaimFilter(), SaidFilter(), 3),
        (ClaimFilter(limit=1), SaidFilter(), 1),
    ],
)
def test_positions_are_filtered_by_the_day_of_telling(chronicle, wanted, said, found):
    write(chronicle, {}, {"stance": Stance.DENIES}, {"voices": ()})
    assert len(list(positions(chronicle, wanted, said))) == found


def test_days_of_telling_that_are_swapped_are_refused():
    with pytest.raises(UsageError, match="Swap the two"):
        SaidFilter(since=date(2024, 3, 6), until=date(2024, 3, 5))
