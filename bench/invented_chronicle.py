"""A chronicle of invented events of any size, repetitive as news is: few parties in most, few events told often."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from bede.chronicle.columns import Row
from bede.chronicle.file import DatabaseFile
from bede.chronicle.schema import TABLES
from bede.knowledge.ontology import cameo, goldstein, plover, quad
from bede.model import EventType, Status

_SYLLABLES = "ba den gor hal ir kes lum mor nor os pra quel ros sud tarn ul ver wyn yar zel".split()
_DRAW = random.Random(1)
WORDS = sorted({"".join(_DRAW.choices(_SYLLABLES, k=_DRAW.choice([2, 2, 3]))) for _ in range(3000)})
"""Invented words: of sentences, names and places."""

COUNTRIES = {f"{word[:3].upper()}": word.title() for word in WORDS[:400:5]}
"""Invented countries by their code."""

_START = date(2014, 1, 1)
_DAYS = 3650
_CHUNK = 20_000
_TABLES = {table.name: table for table in TABLES}


class _Parties:
    """Invented parties; the first are in most events, as states are in news."""

    def __init__(self, draw: random.Random, number: int) -> None:
        codes = list(COUNTRIES)
        self.all = [(f"Q9{n}", COUNTRIES[code], code, "GOV") for n, code in enumerate(codes)]
        for n in range(number):
            code = codes[min(int(draw.expovariate(0.08)), len(codes) - 1)]
            name = f"{draw.choice(WORDS).title()} {draw.choice(WORDS).title()}"
            self.all.append((f"party-{n}", name, code, draw.choice(["GOV", "MIL", "CVL", "REB"])))
        self._weights = list(accumulate(1 / (n + 1) for n in range(len(self.all))))

    def pick(self, draw: random.Random) -> tuple[str, str, str, str]:
        return draw.choices(self.all, cum_weights=self._weights)[0]


def make_chronicle(path: Path, events: int, seed: int) -> str:
    """Write the file; return what is in it."""
    draw = random.Random(seed)
    parties = _Parties(draw, 5000)
    rows: dict[str, list[Row]] = {name: [] for name in _TABLES}
    tellings: list[tuple[date, dict[str, Any]]] = []
    for number in range(events):
        tellings += _event(draw, number, parties, rows)
    tellings.sort(key=lambda item: item[0])
    _documents(draw, tellings, rows)
    rows["entities"] = [
        {"entity": e, "name": n, "country": c, "sector": s, "first_document": "d0", "first_run": "r1"}
        for e, n, c, s in parties.all
    ]
    rows["runs"] = [_run(events, len(rows["documents"]))]
    _write(path, rows)
    return ", ".join(f"{len(rows[name])} {name}" for name in ("events", "claims", "documents"))


def _event(
    draw: random.Random, number: int, parties: _Parties, rows: dict[str, list[Row]]
) -> Iterator[tuple[date, dict[str, Any]]]:
    event = f"e{number:015x}"
    kind, status = draw.choice(list(EventType)), draw.choices(list(Status), [60, 8, 8, 5, 5, 4, 6, 4])[0]
    codes = {
        "type": kind.value, "mode": None, "plover": plover(kind, status).value, "cameo": cameo(kind, None, status),
        "quad": int(quad(kind)), "goldstein": goldstein(kind, None), "status": status.value,
    }  # fmt: skip
    told = _START + timedelta(days=draw.randrange(_DAYS))
    width = draw.choices([0, 6, 30], [80, 12, 8])[0]
    dated = draw.random() < 0.6
    time = {
        "earliest": told - timedelta(days=width) if dated else None, "latest": told,
        "time_precision": {0: "day", 6: "week", 30: "month"}[width] if dated else "unknown",
        "time_basis": "relative" if dated else "none",
    }  # fmt: skip
    sides = {"actor": [parties.pick(draw)], "recipient": [parties.pick(draw)] if draw.random() < 0.7 else []}
    for role, members in sides.items():
        for ordinal, (entity, name, country, sector) in enumerate(members):
            rows["event_actors"].append({"event_id": event, "role": role, "ordinal": ordinal, "entity": entity,
                                         "name": name, "country": country, "sector": sector})  # fmt: skip
    place = _place(draw) if draw.random() < 0.5 else None
    times_told = min(int(draw.paretovariate(1.3)), 300)
    speaker = parties.pick(draw) if draw.random() < 0.5 else None
    disputed = draw.random() < 0.05
    standing = "disputed" if disputed else draw.choice(["own_reporting", "single_named", "corroborated", "one_sided"])
    outlets = sorted({f"Outlet {draw.randrange(40)} News" for _ in range(min(times_told, 12))})
    rows["events"].append({
        "event_id": event, **codes, **time, **_place_values(place), "documents": [], "families": [],
        "publishers": outlets, "origins": max(1, times_told // 3), "copies": times_told - max(1, times_told // 3),
        "disputes": ["did it happen: denied"] if disputed else [], "standing": standing, "standing_rule": "invented",
        "standing_claims": [], "first_told": told.isoformat(), "last_told": told.isoformat(),
    })  # fmt: skip
    for ordinal in range(times_told):
        day = told + timedelta(days=int(draw.expovariate(0.3)))
        yield day, {
            "event": event, "ordinal": ordinal, "codes": codes, "time": time, "sides": sides, "place": place,
            "speaker": speaker, "stance": "denies" if disputed and ordinal % 3 == 2 else "asserts", "outlets": outlets,
        }  # fmt: skip


def _place(draw: random.Random) -> dict[str, Any]:
    number = min(int(draw.expovariate(0.01)), 2000)
    code = list(COUNTRIES)[number % len(COUNTRIES)]
    return {"name": WORDS[number % len(WORDS)].title(), "country": code, "lat": (number * 7 % 120) - 50.0,
            "lon": (number * 13 % 340) - 170.0, "precision": "settlement", "geonames": 1000 + number}  # fmt: skip


def _place_values(place: dict[str, Any] | None) -> dict[str, Any]:
    names = ("name", "country", "lat", "lon", "precision", "geonames")
    return {f"place_{name}": place[name] if place else None for name in names}


def _documents(draw: random.Random, tellings: list[tuple[date, dict[str, Any]]], rows: dict[str, list[Row]]) -> None:
    documents_of: dict[str, list[str]] = {}
    at = number = 0
    while at < len(tellings):
        size = draw.randrange(3, 11)
        day, part = tellings[at][0], tellings[at : at + size]
        at += size
        document = f"d{number:015x}"
        number += 1
        outlet = draw.choice(part[0][1]["outlets"])
        text = f"{draw.choice(WORDS).title()} {draw.choice(WORDS)} {draw.choice(WORDS)}"
        blocks = [("headline", 0, len(text))]
        title = text
        for ordinal, (_, telling) in enumerate(part):
            start = len(text) + 2
            sentence = _claim(draw, rows, telling, document=document, ordinal=ordinal, day=day, start=start)
            text += "\n\n" + sentence
            blocks.append(("paragraph", start, len(text)))
            documents_of.setdefault(telling["event"], []).append(document)
        uri = f"https://outlet.example/{number}"
        rows["documents"].append(_document(document=document, uri=uri, title=title, text=text, outlet=outlet, day=day))
        rows["captures"].append({"uri": uri, "locator": "", "page_id": document, "file_sha256": None,
                                 "media_type": "text/html", "charset": None, "size": len(text), "fetched": None,
                                 "first_run": "r1"})  # fmt: skip
        rows["blocks"] += [
            {"document_id": document, "ordinal": n, "kind": kind, "start": start, "end": end, "reason": "invented"}
            for n, (kind, start, end) in enumerate(blocks)
        ]
        rows["families"].append({"family_id": f"f{number // 3}", "document_id": document, "ordinal": number % 3,
                                 "relation": "reprint" if number % 3 else "original", "copy_of": None, "share": 1.0,
                                 "reason": "invented"})  # fmt: skip
    for event in rows["events"]:
        event["documents"].extend(dict.fromkeys(documents_of[event["event_id"]]))


def _claim(
    draw: random.Random, rows: dict[str, list[Row]], telling: dict[str, Any], *, document: str, ordinal: int, day: date,
    start: int,
) -> str:  # fmt: skip
    claim = f"c{len(rows['claims']):015x}"
    actor = telling["sides"]["actor"][0]
    trigger = draw.choice(WORDS)
    words = " ".join(draw.choices(WORDS, k=draw.randrange(12, 30)))
    sentence = f"{actor[1]} {trigger} {words}."
    first = start + len(actor[1]) + 1
    time, place = telling["time"], telling["place"]
    rows["claims"].append({
        "claim_id": claim, "document_id": document, "ordinal": ordinal, "uri": "https://outlet.example/",
        "published": day,
        "sentence": sentence, "sentence_start": start, "sentence_end": start + len(sentence), "trigger": trigger,
        "trigger_start": first, "trigger_end": first + len(trigger), **telling["codes"], "stance": telling["stance"],
        "certainty": "certain", **time, "time_text": "", "time_start": None, "time_end": None, "time_instant": None,
        "time_method": "invented", "time_score": 0.5, "time_rivals": [], **_place_values(place),
        "place_text": place["name"] if place else None, "place_start": None, "place_end": None,
        "place_method": "invented" if place else None, "place_score": 0.5 if place else None,
        "place_rivals": [] if place else None, "score": draw.random(), "coder": "invented", "run_id": "r1",
    })  # fmt: skip
    for role, members in telling["sides"].items():
        for number, (entity, name, country, sector) in enumerate(members):
            rows["claim_actors"].append({
                "claim_id": claim, "role": role, "ordinal": number, "text": name, "entity": entity, "name": name,
                "country": country, "sector": sector, "start": None, "end": None, "method": "invented", "score": 0.9,
                "rivals": [],
            })  # fmt: skip
    if telling["speaker"]:
        entity, name, country, sector = telling["speaker"]
        rows["claim_voices"].append({
            "claim_id": claim, "ordinal": 0, "text": name, "entity": entity, "name": name, "country": country,
            "sector": sector, "kind": "named_person", "cue": "said", "carried": False, "start": None, "end": None,
            "cue_start": None, "cue_end": None, "method": "invented", "score": 0.9, "rivals": [],
        })  # fmt: skip
    rows["event_claims"].append({
        "event_id": telling["event"], "claim_id": claim, "ordinal": telling["ordinal"], "side": "other",
        "joined_to": claim if telling["ordinal"] else None, "link_score": 0.9 if telling["ordinal"] else None,
        "link_parts": ["same actor +2.10", "same day +1.40"] if telling["ordinal"] else None,
    })  # fmt: skip
    return sentence


def _document(*, document: str, uri: str, title: str, text: str, outlet: str, day: date) -> Row:
    return {
        "document_id": document, "page_id": document, "uri": uri, "title": title, "text": text, "publisher": outlet,
        "byline": None, "credit": None, "dateline": None, "published": day, "published_earliest": day,
        "published_latest": day, "published_precision": "day", "published_basis": "explicit",
        "published_instant": None, "published_text": day.isoformat(), "published_method": "invented",
        "published_score": 1.0, "language": "en", "coder": "invented", "run_id": "r1", "section": None,
    }  # fmt: skip


def _run(events: int, documents: int) -> Row:
    moment = datetime(2024, 1, 1)
    return {
        "run_id": "r1", "version": "0", "reader": "invented", "knowledge": "0", "settings": "{}", "coder": "invented",
        "inputs": [], "started": moment, "finished": moment, "pages": documents, "documents": documents, "known": 0,
        "claims": 0, "events": events, "rejects": 0,
    }  # fmt: skip


def _write(path: Path, rows: dict[str, list[Row]]) -> None:
    file = DatabaseFile.open(path, read_only=False)
    try:
        for name, found in rows.items():
            for start in range(0, len(found), _CHUNK):
                with file.writing():
                    file.insert(_TABLES[name], found[start : start + _CHUNK])
    finally:
        file.close()
