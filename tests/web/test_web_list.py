"""The list of events: filters, facets, groups and histogram agree with what its rows say."""

from collections import Counter, defaultdict
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bede.chronicle.pages import wanted as wanted_module
from bede.chronicle.pages.listing import Grouping, Order, events_page
from bede.chronicle.pages.wanted import EVERYTHING, EventFilter
from bede.errors import UsageError
from bede.model import EventType, Standing, Status
from bench.invented_chronicle import COUNTRIES

CODES = sorted(COUNTRIES)[:6]
FILTERS = st.builds(
    EventFilter,
    type=st.lists(st.sampled_from(EventType), max_size=3, unique=True).map(tuple),
    status=st.lists(st.sampled_from(Status), max_size=3, unique=True).map(tuple),
    standing=st.lists(st.sampled_from([Standing.DISPUTED, Standing.CORROBORATED]), max_size=1).map(tuple),
    quad=st.lists(st.sampled_from([1, 2, 3, 4]), max_size=2, unique=True).map(tuple),
    actor=st.none() | st.sampled_from(CODES),
    recipient=st.none() | st.sampled_from(CODES),
    party=st.none() | st.sampled_from(CODES),
    country=st.none() | st.sampled_from(CODES),
    since=st.none() | st.dates(date(2014, 1, 1), date(2016, 1, 1)),
    until=st.none() | st.dates(date(2018, 1, 1), date(2024, 1, 1)),
    publisher=st.none() | st.sampled_from(["Outlet 3 News", "outlet 12"]),
    disputed=st.none() | st.booleans(),
    box=st.just(()) | st.sampled_from([(-60.0, -30.0, 80.0, 60.0), (120.0, -50.0, -120.0, 70.0)]),
)


def fits(row, wanted, leave=()):
    """Whether a row is wanted, told from the row alone; the fields of ``leave`` are not asked."""

    def is_of(side, code):
        return any(party["country"] == code for party in row[side])

    def is_in(place):
        west, south, east, north = wanted.box
        over_date_line = west > east
        inside = west <= place["lon"] <= east if not over_date_line else not east < place["lon"] < west
        return inside and south <= place["lat"] <= north

    days = [day for day in (row["earliest"], row["latest"]) if day]
    checks = {
        "type": not wanted.type or row["type"] in wanted.type,
        "status": not wanted.status or row["status"] in wanted.status,
        "standing": not wanted.standing or row["standing"] in wanted.standing,
        "quad": not wanted.quad or row["quad"] in wanted.quad,
        "actor": wanted.actor is None or is_of("actors", wanted.actor),
        "recipient": wanted.recipient is None or is_of("recipients", wanted.recipient),
        "party": wanted.party is None or is_of("actors", wanted.party) or is_of("recipients", wanted.party),
        "country": wanted.country is None
        or is_of("actors", wanted.country)
        or is_of("recipients", wanted.country)
        or (row["place"] is not None and row["place"]["country"] == wanted.country),
        "since": wanted.since is None or max(days) >= wanted.since,
        "until": wanted.until is None or min(days) <= wanted.until,
        "publisher": wanted.publisher is None
        or any(f" {wanted.publisher.lower()} " in f" {name.lower()} " for name in row["told_by"]),
        "disputed": wanted.disputed is None or bool(row["disputes"]) == wanted.disputed,
        "box": not wanted.box or (row["place"] is not None and is_in(row["place"])),
    }
    return all(fine for name, fine in checks.items() if name not in leave)


@pytest.fixture(scope="module")
def everything(chronicle):
    """All rows, each with the outlets of its claims."""
    rows = events_page(chronicle, EVERYTHING, limit=1000)["rows"]
    outlets = Counter()
    sql = """SELECT m.event_id, d.publisher FROM event_claims m JOIN claims c ON c.claim_id = m.claim_id
        JOIN documents d ON d.document_id = c.document_id"""
    for row in chronicle.rows(sql):
        outlets[row["event_id"], row["publisher"]] += 1
    for row in rows:
        row["told_by"] = [publisher for event, publisher in outlets if event == row["id"]]
    return rows


def test_all_events_are_there_once_in_order_of_time(everything):
    assert len(everything) == len({row["id"] for row in everything}) == 300
    days = [row["earliest"] or row["latest"] for row in everything]
    assert days == sorted(days)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=FILTERS)
def test_rows_total_and_facets_agree_with_a_look_at_every_row(chronicle, everything, wanted):
    page = events_page(chronicle, wanted, limit=500)
    found = [row for row in everything if fits(row, wanted)]
    assert [row["id"] for row in page["rows"]] == [row["id"] for row in found]
    assert page["total"] == len(found)
    for facet in ("type", "status", "standing"):
        counted = Counter(row[facet] for row in everything if fits(row, wanted, leave=(facet,)))
        assert {item["value"]: item["count"] for item in page["facets"][facet]} == counted
    actors = Counter(
        entity
        for row in everything
        if fits(row, wanted, leave=("actor", "party"))
        for entity in {party["entity"] for party in row["actors"]}
    )
    assert {item["value"]: item["count"] for item in page["facets"]["actor"]}.items() <= actors.items()
    at_any_time = sum(fits(row, wanted, leave=("since", "until")) for row in everything)
    assert sum(b["count"] for b in page["histogram"]["bins"]) + page["histogram"]["undated"] == at_any_time
    for item in page["histogram"]["bins"]:
        assert item["count"] == sum(item["quads"])


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("group", [None, *Grouping])
def test_pages_put_together_are_the_whole_list(chronicle, order, group):
    whole = events_page(chronicle, EVERYTHING, order=order, group=group, limit=500)
    parts = [
        events_page(chronicle, EVERYTHING, order=order, group=group, offset=n, limit=70) for n in range(0, 300, 70)
    ]
    assert [row for part in parts for row in part["rows"]] == whole["rows"]
    assert len(whole["rows"]) == 300


@pytest.mark.parametrize("group", Grouping)
def test_groups_stand_together_and_are_counted(chronicle, group):
    page = events_page(chronicle, EVERYTHING, group=group, limit=500)
    keys = [row["group"] for row in page["rows"]]
    runs = [key for n, key in enumerate(keys) if n == 0 or keys[n - 1] != key]
    assert len(runs) == len(set(runs)), "a group is torn apart"
    assert [(group["key"], group["count"]) for group in page["groups"]] == [(key, keys.count(key)) for key in runs]


def test_a_wide_interval_is_no_day_of_the_list(chronicle):
    for row in events_page(chronicle, EVERYTHING, group=Grouping.DAY, limit=500)["rows"]:
        if row["time_basis"] == "none":
            assert row["group"] == f"told:{row['first_told']}"
        elif row["earliest"] != row["latest"]:
            assert row["group"] == f"{row['earliest']}/{row['latest']}"


@pytest.mark.parametrize(
    ("order", "key"),
    [
        (Order.ORIGINS, lambda row: -row["origins"]),
        (Order.CLAIMS, lambda row: -row["claims"]),
        (Order.DISPUTES, lambda row: -len(row["disputes"])),
        (Order.TOLD, lambda row: row["first_told"]),
    ],
)
def test_rows_are_sorted_as_asked(chronicle, order, key):
    keys = [key(row) for row in events_page(chronicle, EVERYTHING, order=order, limit=300, counted=False)["rows"]]
    assert keys == sorted(keys)


def test_text_is_looked_for_in_every_sentence_that_tells_an_event(chronicle, everything):
    (row,) = chronicle.rows(
        "SELECT sentence, event_id FROM claims JOIN event_claims USING (claim_id) LIMIT 1 OFFSET 40"
    )
    words = row["sentence"][10:60]
    found = events_page(chronicle, EventFilter(text=words.upper()))["rows"]
    assert row["event_id"] in {item["id"] for item in found}
    assert events_page(chronicle, EventFilter(text="no such words"))["total"] == 0


@pytest.fixture(scope="module")
def told(chronicle):
    """The sentences that tell each event."""
    sentences = defaultdict(set)
    for row in chronicle.rows("SELECT event_id, sentence FROM event_claims JOIN claims USING (claim_id)"):
        sentences[row["event_id"]].add(row["sentence"].lower())
    return sentences


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_part_of_a_sentence_is_found_within_words_and_across_them(chronicle, told, data):
    sentence = data.draw(st.sampled_from(sorted(set().union(*told.values()))))
    start = data.draw(st.integers(0, len(sentence) - 1))
    text = sentence[start : start + data.draw(st.integers(1, 25))]
    expected = {event for event, sentences in told.items() if any(text in one for one in sentences)}
    page = events_page(chronicle, EventFilter(text=text), limit=500)
    assert {row["id"] for row in page["rows"]} == expected
    assert page["total"] == len(expected)


def test_a_dyad_stands_on_opposite_sides_or_acts_together(chronicle, everything):
    a, b = CODES[0], sorted(COUNTRIES)[0]
    for a, b in [(x, y) for x in list(COUNTRIES)[:3] for y in list(COUNTRIES)[:3] if x != y]:
        found = {row["id"] for row in events_page(chronicle, EventFilter(dyad=(a, b)), limit=500)["rows"]}
        expected = set()
        for row in everything:
            sides = [{party["country"] for party in row[side]} for side in ("actors", "recipients")]
            if (a in sides[0] and b in sides[1]) or (b in sides[0] and a in sides[1]):
                expected.add(row["id"])
        assert found == expected


def test_a_filter_that_contradicts_itself_is_refused():
    with pytest.raises(UsageError, match="later than until"):
        EventFilter(since=date(2020, 1, 2), until=date(2020, 1, 1))
    with pytest.raises(UsageError, match="two codes"):
        EventFilter(dyad=("RUS",))


def test_no_value_is_taken_for_sql(chronicle):
    for words in ("'; DROP TABLE events; --", "$actor", "%", "_", "\x00", "\\", "{}", "a' OR '1'='1"):
        for name in ("actor", "recipient", "party", "country", "place", "publisher", "speaker", "text", "document"):
            assert events_page(chronicle, EventFilter(**{name: words}))["total"] in range(300)
    assert events_page(chronicle, EVERYTHING)["total"] == 300


def test_what_is_looked_up_before_is_the_same(chronicle, everything, told):
    a, b = CODES[:2]
    wanted = EventFilter(dyad=(a, b), text="a ", type=tuple(EventType))
    narrowed = wanted_module.looked_up(chronicle, wanted)
    assert (narrowed.text, narrowed.dyad, narrowed.type) == (None, (), wanted.type)
    assert narrowed.among is not None
    found = {row["id"] for bit, row in zip(narrowed.among, everything, strict=True) if bit == "1"}
    assert found
    assert found == {row["id"] for row in events_page(chronicle, wanted, limit=500)["rows"]}
    assert found == {
        row["id"]
        for row in events_page(chronicle, EventFilter(dyad=(a, b)), limit=500)["rows"]
        if any("a " in sentence for sentence in told[row["id"]])
    }
    nothing = EventFilter(text="no such words")
    assert set(wanted_module.looked_up(chronicle, nothing).among or "") == {"0"}
