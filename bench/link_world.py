"""An invented world of happenings and of outlets that tell them: claims whose truth is known, for measures of linking.

Happenings come in sizes by a power law, 1 to 300 tellings. Tellings are published on the day itself or some days
later, in documents of about eight claims; a part of the documents is copied by others. A telling uses some of the
happening's own words among common ones, as frequent as they are in news, may leave out who did it, to whom and where,
and may date it to the day, the week, the month, to the day beside, or not at all. A few pairs of states fill most of
the news. The codes of states are real ones, since linking knows which actor is a state; all else, who does what to
whom above all, is drawn by lot.
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from bede.events import LinkClaim
from bede.knowledge.ontology import types
from bede.knowledge.resources import read_rows
from bede.knowledge.world import countries
from bede.model import (
    Actor,
    Amount,
    AmountKind,
    EventType,
    Place,
    PlacePrecision,
    Precision,
    Sector,
    Span,
    SpeakerKind,
    Stance,
    Status,
    TimeBasis,
)

FIRST_DAY = date(2014, 1, 1)
YEAR = 365
LARGEST = 300
PER_DOCUMENT = 8
COPIED = 0.12
"""Part of the documents that others copy; how many do is drawn by a power law, up to 40."""
STATES, TOWNS, PAIRS, OUTLETS = 120, 60, 600, 400
_FALL = 0.085
"""A rarity is the logarithm of how many documents have a word, in hundredths of that of some 5,000 documents."""
_SYLLABLES = "ba ke di lo mu na re si to va wen hal tarn gor eth ul im ost qua zel".split()
_FIGURED = (EventType.ASSAULT, EventType.COERCE, EventType.PROTEST)


@dataclass(frozen=True, slots=True)
class State:
    """A state with its organs and persons, and its towns."""

    state: Actor
    others: tuple[Actor, ...]
    towns: tuple[Place, ...]
    land: Place


@dataclass(frozen=True, slots=True)
class Happening:
    """What took place, and the words that belong to it."""

    number: int
    day: date
    kind: EventType
    mode: str | None
    status: Status
    doer: State
    other: State
    person: Actor
    town: Place
    toll: int
    triggers: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A claim and the number of the happening that it tells."""

    claim: LinkClaim
    happening: int


class World:
    """Draws happenings and tellings; the same seed draws the same ones."""

    def __init__(self, seed: int, years: int = 10) -> None:
        self._lot = Random(seed)
        self._days = years * YEAR
        self._words = tuple(self._word(3) for _ in range(20_000))
        self._triggers = {kind: tuple(self._word(2) for _ in range(12)) for kind in EventType}
        self._modes = {kind: (None, *types()[kind].modes) for kind in EventType}
        codes = sorted((c.code, c.entity) for c in countries() if c.code and c.code == c.id)
        self._states = [self._state(code, entity) for code, entity in self._lot.sample(codes, STATES)]
        self._pairs = [tuple(self._lot.sample(self._states, 2)) for _ in range(PAIRS)]
        self._weights = [1 / (rank + 1) for rank in range(PAIRS)]
        rarities = [(word, int(rarity)) for word, rarity in read_rows("words/en/rarity.tsv")]
        self._common = [word for word, _ in rarities]
        self._shares = list(accumulate(math.exp(-_FALL * rarity) for _, rarity in rarities))
        self._numbers = 0

    def claims(self, count: int) -> Iterator[Told]:
        """Yield about ``count`` claims with their truth, day by day."""
        waiting: dict[int, list[Happening]] = defaultdict(list)
        told = pending = 0
        for day in range(self._days + 1):
            wanted = count * (day + 1) / (self._days + 1)
            while told + pending < wanted:
                happening = self._happening(day)
                for _ in range(self._power(LARGEST)):
                    waiting[min(day + self._lag(), self._days)].append(happening)
                    pending += 1
            for document in self._documents(waiting.pop(day, [])):
                pending -= len(document)
                for claim in self._copies(list(self._document(document, day)), day):
                    told += 1
                    yield claim

    def _word(self, syllables: int) -> str:
        return "".join(self._lot.choices(_SYLLABLES, k=syllables + self._lot.randrange(2)))

    def _state(self, code: str, entity: str) -> State:
        persons = tuple(Actor(f"{code}-p{n}", f"{self._word(2)} of {code}", code, Sector.GOV) for n in range(4))
        army = Actor(f"{code}.MIL", f"army of {code}", code, Sector.MIL)
        lat, lon = self._lot.uniform(-50, 60), self._lot.uniform(-120, 140)
        towns = tuple(
            Place(self._word(2), code, lat, lon, PlacePrecision.SETTLEMENT, self._lot.randrange(10**9))
            for _ in range(TOWNS)
        )
        land = Place(code, code, lat, lon, PlacePrecision.COUNTRY, None)
        return State(Actor(entity, code, code, Sector.GOV), (army, *persons), towns, land)

    def _power(self, most: int) -> int:
        """Draw a size whose chance falls with its square."""
        return min(int(1 / (1 - self._lot.random())), most)

    def _lag(self) -> int:
        """Draw the days from an act to its telling: mostly none or one, sometimes weeks."""
        return min(int(self._lot.expovariate(1.1)), 4) if self._lot.random() < 0.96 else self._lot.randrange(5, 60)

    def _happening(self, day: int) -> Happening:
        lot = self._lot
        doer, other = lot.choices(self._pairs, self._weights)[0]
        kind = lot.choice(tuple(EventType))
        status = lot.choices((Status.OCCURRED, Status.PLANNED, Status.REQUESTED, Status.POSSIBLE), (80, 8, 6, 6))[0]
        self._numbers += 1
        return Happening(
            number=self._numbers,
            day=FIRST_DAY + timedelta(day),
            kind=kind,
            mode=lot.choice(self._modes[kind]),
            status=status,
            doer=doer,
            other=other,
            person=lot.choice(doer.others),
            town=lot.choice(other.towns),
            toll=self._power(500),
            triggers=tuple(lot.sample(self._triggers[kind], 3)),
            words=tuple(lot.choices(self._words, k=9)),
        )

    def _documents(self, waiting: list[Happening]) -> Iterator[list[Happening]]:
        """Yield what one document tells: happenings between the same states stand together."""
        order = {id(pair): number for number, pair in enumerate(self._states)}
        shuffled = self._lot.sample(waiting, len(waiting))
        shuffled.sort(key=lambda h: (order[id(h.doer)], order[id(h.other)]))
        for start in range(0, len(shuffled), PER_DOCUMENT):
            yield shuffled[start : start + PER_DOCUMENT]

    def _document(self, happenings: list[Happening], day: int) -> Iterator[Told]:
        document, outlet = f"{self._lot.getrandbits(64):016x}", f"outlet {self._lot.randrange(OUTLETS)}"
        published = FIRST_DAY + timedelta(day)
        for place, happening in enumerate(happenings):
            yield Told(self._claim(happening, document, outlet, published, 200 * place), happening.number)

    def _copies(self, told: list[Told], day: int) -> Iterator[Told]:
        """Yield the claims of a document and of those that copy it; ids of copies begin with that of the original."""
        yield from told
        if not told or self._lot.random() >= COPIED:
            return
        for number in range(self._power(40)):
            document, outlet = f"{told[0].claim.document_id}+{number}", f"outlet {self._lot.randrange(OUTLETS)}"
            published = (FIRST_DAY + timedelta(min(day + self._lot.randrange(2), self._days))).isoformat()
            for one in told:
                claim_id = f"{self._lot.getrandbits(64):016x}"
                copy = replace(one.claim, id=claim_id, document_id=document, publisher=outlet, published=published)
                yield Told(copy, one.happening)

    def _claim(self, what: Happening, document: str, outlet: str, published: date, start: int) -> LinkClaim:
        lot = self._lot
        first, last, precision, basis = self._time(what, published)
        trigger = lot.choices(what.triggers, (6, 3, 1))[0]
        named = lot.random() < 0.85
        actor = what.person if lot.random() < 0.4 else what.doer.state
        done_to = lot.random() < 0.8
        common = lot.choices(self._common, cum_weights=self._shares, k=9)
        words = [*lot.sample(what.words, 5), *common, trigger, actor.name if named else "men", what.other.state.name]
        figure = what.toll if lot.random() < 0.8 else what.toll + lot.randrange(1, 4)
        amount = Amount(AmountKind.KILLED, str(figure), Span(0, 1), float(figure), float(figure), None, None)
        speaker = (lot.choice(what.doer.others), SpeakerKind.NAMED_PERSON)
        return LinkClaim(
            id=f"{lot.getrandbits(64):016x}",
            document_id=document,
            publisher=outlet,
            published=published.isoformat(),
            trigger=trigger,
            type=what.kind if lot.random() < 0.95 else lot.choice(tuple(EventType)),
            mode=what.mode if lot.random() < 0.6 else None,
            status=what.status if lot.random() < 0.95 else Status.ONGOING,
            stance=Stance.ASSERTS if lot.random() < 0.98 else Stance.DENIES,
            actors=(actor,) if named else (),
            recipients=(what.other.state,) if done_to else (),
            speakers=(speaker,) if lot.random() < 0.35 else (),
            earliest=first,
            latest=last,
            precision=precision,
            basis=basis,
            place=self._place(what),
            score=round(lot.uniform(0.5, 1), 3),
            start=start,
            sentence=" ".join(words),
            amounts=(amount,) if what.kind in _FIGURED and lot.random() < 0.5 else (),
            unnamed_actors=() if named else ("unknown men",),
            unnamed_recipients=() if done_to else ("civilians",),
        )

    def _place(self, what: Happening) -> Place | None:
        drawn = self._lot.random()
        if drawn < 0.4:
            return None
        if drawn < 0.6:
            return what.other.land
        return what.town if drawn < 0.98 else self._lot.choice(what.other.towns)

    def _time(self, what: Happening, published: date) -> tuple[date | None, date, Precision, TimeBasis]:
        drawn = self._lot.random()
        if drawn < 0.25:
            return None, published, Precision.UNKNOWN, TimeBasis.NONE
        if drawn < 0.85:
            return what.day, what.day, Precision.DAY, TimeBasis.RELATIVE
        if drawn < 0.89:
            beside = what.day + timedelta(self._lot.choice((-1, 1)))
            return beside, beside, Precision.DAY, TimeBasis.RELATIVE
        if drawn < 0.96:
            monday = what.day - timedelta(what.day.weekday())
            return monday, monday + timedelta(6), Precision.WEEK, TimeBasis.RELATIVE
        first = what.day.replace(day=1)
        return first, (first + timedelta(31)).replace(day=1) - timedelta(1), Precision.MONTH, TimeBasis.EXPLICIT
