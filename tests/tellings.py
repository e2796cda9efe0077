"""Claims by lot, for properties of linking: few parties, places and days, so that they often agree and contradict."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from bede.model import (
    Actor,
    EventType,
    Family,
    Judgement,
    Place,
    PlacePrecision,
    Precision,
    Sector,
    SpeakerKind,
    Stance,
    Status,
    TimeBasis,
    Verdict,
)
from factories import PESKOV, RUSSIA, RUSSIAN_ARMY, UKRAINE, make_claim, make_family

HALM = Place("Halm", "UKR", 50.0, 30.0, PlacePrecision.SETTLEMENT, 1)
TARN = Place("Tarn", "UKR", 51.0, 31.0, PlacePrecision.SETTLEMENT, 2)
LAND = Place("Ukraine", "UKR", 49.0, 32.0, PlacePrecision.COUNTRY, 4)
TOWN = Actor("halm", "Halm", "UKR", None)
CROWD = Actor("crowd", "a crowd", None, Sector.CVL)
SENTENCES = ("Troops struck the harbour of Halm", "The harbour at Halm was struck", "Envoys met in Tarn", "")
STRIKE = EventType.ASSAULT, (None, None, "aerial", "drone")
ARREST = EventType.COERCE, (None, "arrest")
YEAR = date(2022, 1, 1), date(2022, 12, 31)
DAYS = st.dates(date(2022, 2, 22), date(2022, 2, 26))
DOCUMENTS = tuple(f"d{number}" for number in range(6))


@st.composite
def telling(draw, claim_id):
    start = draw(st.none() | DAYS)
    end = start + timedelta(days=draw(st.sampled_from([0, 0, 0, 2, 9]))) if start else draw(st.none() | DAYS)
    if draw(st.integers(0, 5)) == 0:
        start, end = YEAR
    type, modes = draw(st.sampled_from([STRIKE, STRIKE, ARREST]))
    return make_claim(
        claim_id,
        draw(st.sampled_from(DOCUMENTS)),
        earliest=start,
        latest=end,
        basis=TimeBasis.RELATIVE if start else TimeBasis.NONE,
        precision=Precision.DAY if start == end else Precision.DAYS,
        type=type,
        actors=draw(st.sampled_from([(), (RUSSIA,), (RUSSIA,), (RUSSIAN_ARMY,), (PESKOV, CROWD)])),
        recipients=draw(st.sampled_from([(), (UKRAINE,), (UKRAINE,), (TOWN,)])),
        mode=draw(st.sampled_from(modes)),
        place=draw(st.sampled_from([None, None, HALM, TARN, LAND])),
        status=draw(st.sampled_from([Status.OCCURRED, Status.OCCURRED, Status.PLANNED])),
        stance=draw(st.sampled_from([Stance.ASSERTS, Stance.ASSERTS, Stance.DENIES])),
        speakers=draw(st.sampled_from([(), ((PESKOV, SpeakerKind.NAMED_PERSON),)])),
        published=draw(st.sampled_from([None, "2022-02-24", "2022-02-25", "2022-02-27"])),
        trigger=draw(st.sampled_from(["attacked", "struck", "seized"])),
        sentence=draw(st.sampled_from(SENTENCES)),
        start=draw(st.sampled_from([0, 40])),
    )


@st.composite
def tellings(draw, most=9, first=0):
    """Return claims ``c00``, ``c01`` ... from number ``first`` on."""
    return [draw(telling(f"c{number:02}")) for number in range(first, first + draw(st.integers(0, most)))]


@st.composite
def families(draw) -> list[Family]:
    """Return at most two families of the documents, without overlap."""
    order = draw(st.permutations(DOCUMENTS))
    sizes = draw(st.sampled_from([(), (2,), (3,), (2, 2), (2, 3)]))
    starts = [sum(sizes[:number]) for number in range(len(sizes))]
    groups = [sorted(order[start : start + size]) for start, size in zip(starts, sizes, strict=True)]
    return [make_family(f"f{'-'.join(group)}", *group) for group in groups]


@st.composite
def verdicts(draw, most=4, highest=12) -> list[Judgement]:
    """Return verdicts of one person on pairs of claims; they may contradict each other, the later one counts."""
    numbers = st.integers(0, highest)
    found = []
    for number in range(draw(st.integers(0, most))):
        left, right = sorted(draw(st.tuples(numbers, numbers)))
        verdict = draw(st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]))
        made = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=number)
        pair = f"c{left:02}", f"c{right:02}"
        found.append(Judgement(f"j{number}", verdict, *pair, None, None, None, "Ada Stone", made))
    return found
