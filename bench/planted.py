"""Invented news with planted conflicts, updates and mere differences in wording, and what is true of each happening.

Made by script from a seed: every happening is one attack in a town of its own, told by two to four documents in
different words. Half of the wordings are for development, the other half are reported (``half``). The countries are
real, since the reader knows no others; the towns are real too, all persons, outlets and happenings are invented.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bede.claims.amounts import read_amount
from bede.events import LinkClaim
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

FIRST_DAY = date(2019, 1, 7)
LANDS = {
    "Iceland": "Akureyri Selfoss Keflavik Grindavik",
    "Portugal": "Braga Coimbra Aveiro Guarda",
    "Uruguay": "Salto Rivera Melo Minas",
    "New Zealand": "Dunedin Napier Timaru Oamaru",
    "Denmark": "Aarhus Esbjerg Randers Kolding",
    "Botswana": "Maun Kanye Serowe Lobatse",
    "Costa Rica": "Liberia Limon Turrialba Heredia",
    "Finland": "Oulu Vaasa Kotka Lahti",
    "Mongolia": "Darkhan Erdenet Moron Choibalsan",
    "Panama": "Chitre Penonome Aguadulce David",
}
OUTLETS = (
    "Northgate Courier|Harbour Post|Midland Mirror|Lakeside Standard|Eastgate Herald|River Gazette|Prairie Sentinel"
)
# Sentences of filler are put together word by word, so that no two documents share a run and look like copies.
FILLER = (
    "Schools|Shops|Bakers|Farmers|Trains|Ferries|Bus drivers|Anglers|Librarians|Painters|Market stalls|Carpenters",
    "near|behind|beyond|beside|north of|south of|close to|opposite",
    "the old mill|a stone bridge|the quiet harbour|some orchards|the hill chapel|a broad canal|the brick kilns",
    "kept|found|mended|painted|missed|carried|sold|wanted",
    "blue shutters|more bread|fresh timber|longer ropes|cheap lamps|wool blankets|seed potatoes|glass jars|new benches",
    "until dusk|all morning|despite drizzle|as usual|for once|with patience|after lunch|in good humour|without hurry",
)


@dataclass(frozen=True, slots=True)
class Said:
    """One telling to be made: by whom, in which document, whether it is denied, who did it, and the toll in words."""

    document: int
    by: str  # outlet, victim, doer, hospital, relief
    day: int = 1
    denies: bool = False
    doer: str = "doer"  # doer, rebels
    toll: str | None = None


@dataclass(frozen=True, slots=True)
class Planted:
    """A happening: its tellings, and what is wanted: "how_many conflict", "how_many update" ..., or None."""

    id: str
    want: str | None
    sort: str
    doer: str
    victim: str
    town: str
    day: date
    said: tuple[Said, ...]
    half: int


@dataclass(frozen=True, slots=True)
class Written:
    """A document that was made of tellings. ``planted``: the sentences that tell the happening."""

    id: str
    outlet: str
    published: date
    text: str
    planted: tuple[str, ...]


def make_planted(half: int, seed: int = 13) -> list[Planted]:
    """Return 100 conflicts (40 tolls, 30 who, 30 whether), 40 updates and 60 happenings without either."""
    dice = random.Random(f"{seed} {half}")
    makers: list[tuple[int, str | None, str, Callable[[random.Random], tuple[Said, ...]]]] = [
        (20, "how_many conflict", "tolls of two sides", _tolls_of_sides),
        (20, "how_many conflict", "tolls of two outlets on one day", _tolls_of_outlets),
        (30, "who conflict", "who fired", _who_fired),
        (30, "whether conflict", "did it happen", _did_it_happen),
        (15, "how_many update", "one speaker's toll rises", _rising_speaker),
        (25, "how_many update", "tolls of later reports rise", _rising_reports),
        (20, None, "the same toll in other words", _same_toll),
        (15, None, "a round toll and an exact one", _round_toll),
        (10, None, "a part of the dead", _part_of_toll),
        (15, None, "told without a toll, and with one", _with_and_without),
    ]
    lands = sorted(LANDS)
    rows: list[Planted] = []
    for count, want, sort, said in makers:
        for _ in range(count):
            doer, victim = dice.sample(lands, 2)
            town = dice.choice(LANDS[victim].split())
            day = FIRST_DAY + timedelta(days=len(rows) * 9 + dice.randrange(3))
            rows.append(Planted(f"h{half}-{len(rows):03}", want, sort, doer, victim, town, day, said(dice), half))
    return rows


def _toll(dice: random.Random, least: int = 6) -> int:
    """Return a toll that is not round, so that it can't stand for another one."""
    return next(n for _ in range(99) if (n := dice.randrange(least, 90)) % 10)


def _tolls_of_sides(dice: random.Random) -> tuple[Said, ...]:
    low = _toll(dice)
    high = f"{low * 2 + dice.randrange(1, 30)}"
    first, second = dice.sample(["victim", "doer"], 2)
    return (Said(0, first, 1, toll=f"{low}"), Said(1, second, 1 + dice.randrange(2), toll=high))


def _tolls_of_outlets(dice: random.Random) -> tuple[Said, ...]:
    low = _toll(dice)
    return (Said(0, "outlet", 1, toll=f"{low}"), Said(1, "outlet", 1, toll=f"{low + dice.randrange(3, 25)}"))


def _who_fired(dice: random.Random) -> tuple[Said, ...]:
    third = (Said(2, dice.choice(["victim", "outlet"]), 2),) if dice.random() < 0.4 else ()
    return (Said(0, "victim", 1), Said(1, "doer", 1 + dice.randrange(2), doer="rebels"), *third)


def _did_it_happen(dice: random.Random) -> tuple[Said, ...]:
    third = (Said(2, "outlet", 2),) if dice.random() < 0.4 else ()
    return (Said(0, dice.choice(["victim", "outlet"]), 1), Said(1, "doer", 1 + dice.randrange(2), denies=True), *third)


def _rising_speaker(dice: random.Random) -> tuple[Said, ...]:
    low = _toll(dice)
    return tuple(Said(n, "victim", n + 1, toll=f"{low + n * dice.randrange(4, 12)}") for n in range(2))


def _rising_reports(dice: random.Random) -> tuple[Said, ...]:
    low = _toll(dice)
    tellers = dice.sample(["outlet", "hospital", "victim", "relief"], 3)
    return tuple(Said(n, by, n + 1, toll=f"{low + n * dice.randrange(9, 12)}") for n, by in enumerate(tellers))


def _same_toll(dice: random.Random) -> tuple[Said, ...]:
    words = {7: "seven", 9: "nine", 11: "eleven", 14: "fourteen", 16: "sixteen"}
    toll = dice.choice(sorted(words))
    return (Said(0, "outlet", 1, toll=f"{toll}"), Said(1, dice.choice(["victim", "outlet"]), 1, toll=words[toll]))


def _round_toll(dice: random.Random) -> tuple[Said, ...]:
    exact = _toll(dice, 20)
    about = dice.choice([f"about {round(exact, -1)}", f"at least {exact - exact % 10}", f"more than {exact - 2}"])
    return (Said(0, "outlet", 1, toll=about), Said(1, dice.choice(["victim", "hospital"]), 1, toll=f"{exact}"))


def _part_of_toll(dice: random.Random) -> tuple[Said, ...]:
    toll = _toll(dice, 12)
    return (Said(0, "outlet", 1, toll=f"{toll}"), Said(1, "victim", 1, toll=f"{toll // 4 + 1} civilians"))


def _with_and_without(dice: random.Random) -> tuple[Said, ...]:
    return (Said(0, "victim", 1), Said(1, "outlet", 1, toll=f"{_toll(dice)}"), Said(2, "relief", 2))


# --- words

_WITH_TOLL = (
    (
        "{Doer_adj} rockets struck {town} on {weekday}, killing {toll}{people}{said}.",
        "{Toll}{people} were killed when {doer_adj} forces shelled {town} on {weekday}{said}.",
    ),
    (
        "{Doer_adj} troops attacked the town of {town} on {weekday} and killed {toll}{people}{said}.",
        "A {doer_adj} air strike on {town} killed {toll}{people} on {weekday}{said}.",
    ),
)
_PLAIN = (
    (
        "{Doer_adj} forces shelled {town} on {weekday}{said}.",
        "{Doer_adj} rockets struck the town of {town} on {weekday}{said}.",
    ),
    (
        "{Doer_adj} troops attacked {town} on {weekday}{said}.",
        "{Doer_adj} artillery fired on {town} on {weekday}{said}.",
    ),
)
_DENIED = (
    (
        "{Speaker} denied that its forces had shelled {town} on {weekday}.",
        "{Speaker} denied having attacked {town} on {weekday}.",
    ),
    (
        "{Speaker} denied that {doer_adj} troops had attacked {town} on {weekday}.",
        "{Speaker} denied firing on {town} on {weekday}.",
    ),
)

_BODIES = (
    ("{land}'s defence ministry", "the government of {land}", "the army of {land}"),
    ("{land}'s foreign ministry", "a spokesman for {land}'s army", "officials in {land}"),
)


def write(planted: Planted) -> list[Written]:
    """Return the documents of a happening, each with two or three sentences of filler around what it tells."""
    dice = random.Random(planted.id)
    outlets = dice.sample(OUTLETS.split("|"), 4)
    documents = []
    for number in sorted({said.document for said in planted.said}):
        rows = [said for said in planted.said if said.document == number]
        published = planted.day + timedelta(days=rows[0].day)
        told = [_sentence(planted, row, dice) for row in rows]
        text = " ".join([_filler(dice), *told, _filler(dice), _filler(dice)])
        documents.append(Written(f"{planted.id}-d{number}", outlets[number], published, text, tuple(told)))
    return documents


def _filler(dice: random.Random) -> str:
    return " ".join(dice.choice(words.split("|")) for words in FILLER) + "."


def _sentence(planted: Planted, said: Said, dice: random.Random) -> str:
    forms = _DENIED if said.denies else _WITH_TOLL if said.toll else _PLAIN
    speaker = _speaker_words(planted, said.by)
    adjective = _adjective(planted.doer) if said.doer == "doer" else f"{_adjective(planted.victim)} rebel"
    toll = said.toll or ""
    person = "person" if toll in ("1", "one") else "people"
    return dice.choice(forms[planted.half]).format(
        Doer_adj=adjective,
        doer_adj=adjective,
        town=planted.town,
        weekday=f"{planted.day:%A}",
        toll=toll,
        Toll=toll[:1].upper() + toll[1:],
        people="" if toll.endswith("civilians") else f" {person}",
        said=f", {speaker} said" if speaker else "",
        Speaker=speaker[:1].upper() + speaker[1:],
    )


def _speaker_words(planted: Planted, by: str) -> str:
    if by in ("victim", "doer"):
        land = planted.victim if by == "victim" else planted.doer
        # One wording for each side of a happening, whatever the document: it is one and the same speaker.
        return random.Random(f"{planted.id} {by}").choice(_BODIES[planted.half]).format(land=land)
    return {
        "outlet": "",
        "hospital": "a doctor at the town's hospital",
        "relief": "the International Committee of the Red Cross",
    }[by]


def _adjective(land: str) -> str:
    country = next(c for c in countries() if c.name == land)
    return country.adjectives[0].text if country.adjectives else land


# --- the same as claims, were the reader never wrong


def claims_of(planted: Planted) -> list[LinkClaim]:
    """Return the claims of a happening as a reader without fault would give them."""
    return [_claim(planted, said, number) for number, said in enumerate(planted.said)]


def _claim(planted: Planted, said: Said, number: int) -> LinkClaim:
    code = {c.name: c.code for c in countries()}
    victim = Actor(planted.victim, planted.victim, code[planted.victim], Sector.GOV)
    rebels = Actor(f"{victim.country}.REB", f"{planted.victim} rebels", victim.country, Sector.REB)
    army = Actor(f"{planted.doer} army", f"{planted.doer} army", code[planted.doer], Sector.MIL)
    speakers = _speakers(planted, said.by, code)
    return LinkClaim(
        id=f"{planted.id}-c{number}",
        document_id=f"{planted.id}-d{said.document}",
        publisher=f"outlet {said.document}",
        published=(planted.day + timedelta(days=said.day)).isoformat(),
        trigger="attacked",
        type=EventType.ASSAULT,
        mode=None,
        status=Status.OCCURRED,
        stance=Stance.DENIES if said.denies else Stance.ASSERTS,
        actors=(army if said.doer == "doer" else rebels,),
        recipients=(),
        speakers=speakers,
        earliest=planted.day,
        latest=planted.day,
        precision=Precision.DAY,
        basis=TimeBasis.RELATIVE,
        place=Place(planted.town, victim.country, None, None, PlacePrecision.SETTLEMENT, None),
        score=1.0,
        speaker_words=tuple(_speaker_words(planted, said.by) for _ in speakers),
        amounts=_amounts(said.toll),
    )


def _speakers(planted: Planted, by: str, code: dict[str, str | None]) -> tuple[tuple[Actor | None, SpeakerKind], ...]:
    if by in ("victim", "doer"):
        land = planted.victim if by == "victim" else planted.doer
        ministry = Actor(f"{land}.ministry", f"{land} defence ministry", code[land], Sector.GOV)
        return ((ministry, SpeakerKind.NAMED_BODY),)
    if by == "relief":
        return ((Actor("icrc", "Red Cross", None, Sector.NGO), SpeakerKind.NAMED_BODY),)
    return ((None, SpeakerKind.WITNESS),) if by == "hospital" else ()


def _amounts(toll: str | None) -> tuple[Amount, ...]:
    if toll is None:
        return ()
    text = toll if toll.endswith("civilians") else f"{toll} people"
    low, best, high, unit = read_amount(text)
    return (Amount(AmountKind.KILLED, text, Span(0, len(text)), low, best, high, unit),)
