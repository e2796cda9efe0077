"""Claims with all that they rest on: words with offsets, what those were resolved to, and the sentences around."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, cast

from typing_extensions import TypedDict

from bede.chronicle.pages.context import Context, contexts
from bede.chronicle.pages.rows import Place
from bede.chronicle.shapes import SHAPES
from bede.chronicle.write import Chronicle


class Named(TypedDict):
    """A party as a claim names it: the words, whom they mean, and how that was found."""

    text: str
    """The words; empty where only the document names the party."""
    entity: str | None
    """Stable id; null where it could not be told whom the words mean."""
    name: str | None
    """Name of the party, as of the date of the claim."""
    country: str | None
    """ISO 3166-1 alpha-3, or an organisation's own code."""
    sector: str | None
    """Sector of PLOVER."""
    start: int | None
    """Offset of the first code point of ``text`` in the document's text."""
    end: int | None
    """Offset after its last code point."""
    method: str
    """The rule that found whom the words mean."""
    score: float
    """Confidence in that, 0 to 1."""
    rivals: list[str]
    """Entities that lost."""


class Voice(Named):
    """A speaker of a claim."""

    kind: str
    """What sort of speaker."""
    cue: str | None
    """The reporting words."""
    carried: bool
    """The sentence carries on a quotation of the sentence before."""
    cue_start: int | None
    """Offset of the cue's first code point."""
    cue_end: int | None
    """Offset after its last."""


class Told(TypedDict):
    """A figure as a claim tells it."""

    kind: str
    """What it counts."""
    text: str
    """The words."""
    start: int
    """Offset of their first code point."""
    end: int
    """Offset after their last."""
    low: float | None
    """Lowest figure that the words allow."""
    best: float | None
    """The figure itself."""
    high: float | None
    """Highest figure that they allow."""
    unit: str | None
    """Currency or thing counted."""


class LinkPart(TypedDict):
    """What one feature adds to the score of a link."""

    feature: str
    """The feature."""
    weight: float
    """What it adds, or takes, in log-odds."""


class Link(TypedDict):
    """Why a claim is in its event."""

    to: str
    """The claim of the event that it was joined to."""
    score: float
    """Probability, 0 to 1, that both speak of one happening."""
    parts: list[LinkPart]
    """What the score is made of."""


class ClaimRow(TypedDict):
    """One claim. Offsets count Unicode code points of the document's text."""

    id: str
    """Id of the claim."""
    event: str | None
    """The event that it speaks of."""
    document: str
    """The document that tells it."""
    title: str | None
    """Title of the document."""
    uri: str
    """Where the document was seen first."""
    publisher: str | None
    """The outlet."""
    published: date | None
    """Day of publication; null where it is not known to the day."""
    sentence: str
    """The sentence that tells it."""
    sentence_start: int
    """Offset of its first code point."""
    sentence_end: int
    """Offset after its last."""
    before: str | None
    """The sentence before it in the document."""
    after: str | None
    """The sentence after it."""
    trigger: str
    """The words that name the act."""
    trigger_start: int
    """Offset of their first code point."""
    trigger_end: int
    """Offset after their last."""
    type: str
    """PLOVER type of the act."""
    mode: str | None
    """PLOVER mode."""
    status: str
    """What kind of happening the sentence speaks of."""
    quad: int
    """Quad class, 1 to 4."""
    stance: str
    """How the innermost speaker stands to it."""
    certainty: str
    """Certainty in the words."""
    actors: list[Named]
    """Who does it."""
    recipients: list[Named]
    """To whom it is done."""
    voices: list[Voice]
    """According to whom, outermost first; none: the outlet's own voice."""
    amounts: list[Told]
    """Its figures."""
    earliest: date | None
    """First day on which the act can have taken place."""
    latest: date | None
    """Last day on which it can have taken place."""
    time_precision: str
    """How narrow that interval is meant to be."""
    time_basis: str
    """What it rests on."""
    time_text: str | None
    """The words that date it; null if none do."""
    time_start: int | None
    """Offset of their first code point."""
    time_end: int | None
    """Offset after their last."""
    time_method: str
    """The rule that resolved the time."""
    time_score: float
    """Confidence in the time, 0 to 1."""
    time_rivals: list[str]
    """Intervals that lost."""
    place: Place | None
    """Where it took place; null where the words don't tell, or could not be resolved."""
    place_text: str | None
    """The words that say where."""
    place_start: int | None
    """Offset of their first code point."""
    place_end: int | None
    """Offset after their last."""
    place_method: str | None
    """The rule that resolved the place."""
    place_score: float | None
    """Confidence in the place, 0 to 1."""
    place_rivals: list[str]
    """Places that lost."""
    score: float
    """The reader's confidence in the claim, 0 to 1."""
    coder: str
    """The reader and its version."""
    side: str | None
    """Where the innermost speaker stands to the act."""
    link: Link | None
    """Why it is in its event; null for the first claim of an event."""


_KEPT = (
    "sentence",
    "sentence_start",
    "sentence_end",
    "trigger",
    "trigger_start",
    "trigger_end",
    "type",
    "mode",
    "status",
    "quad",
    "stance",
    "certainty",
    "actors",
    "recipients",
    "voices",
    "amounts",
    "earliest",
    "latest",
    "time_precision",
    "time_basis",
    "time_start",
    "time_end",
    "time_method",
    "time_score",
    "time_rivals",
    "score",
    "coder",
)
"""Fields of the claims export that are shown as they are."""


def claim_rows(chronicle: Chronicle, ids: Iterable[str]) -> list[ClaimRow]:
    """Return the claims in the order of telling: by day of publication, then as the document tells them."""
    return list(_rows(chronicle, list(ids)))


def _rows(chronicle: Chronicle, ids: list[str]) -> Iterator[ClaimRow]:
    shape = SHAPES["claims"]
    found = list(chronicle.rows(shape.query("claim_id IN (SELECT unnest($ids))", None), {"ids": ids}))
    documents = _documents(chronicle, sorted({row["document_id"] for row in found}))
    members = {
        row["claim_id"]: row
        for row in chronicle.rows("SELECT * FROM event_claims WHERE claim_id IN (SELECT unnest($ids))", {"ids": ids})
    }
    around = contexts(chronicle, [(row["document_id"], row["sentence_start"], row["sentence_end"]) for row in found])
    found.sort(
        key=lambda row: (
            row["published"] is None,
            row["published"] or date.min,
            row["document_id"],
            row["trigger_start"],
            row["claim_id"],
        )
    )
    for row in found:
        where = (row["document_id"], row["sentence_start"])
        yield _row(row, documents[row["document_id"]], members.get(row["claim_id"]), around[where])


def _documents(chronicle: Chronicle, ids: list[str]) -> dict[str, Mapping[str, Any]]:
    sql = "SELECT document_id, title, publisher FROM documents WHERE document_id IN (SELECT unnest($ids))"
    return {row["document_id"]: row for row in chronicle.rows(sql, {"ids": ids})}


def _row(
    row: Mapping[str, Any], document: Mapping[str, Any], member: Mapping[str, Any] | None, context: Context
) -> ClaimRow:
    place = row["place"]
    claim: Any = {
        "id": row["claim_id"],
        "event": member["event_id"] if member else None,
        "document": row["document_id"],
        "title": document["title"],
        "uri": row["uri"],
        "publisher": document["publisher"],
        "published": row["published"],
        "before": context.before,
        "after": context.after,
        **{name: row[name] for name in _KEPT},
        "time_text": row["time_text"] or None,
        "place": _place(place),
        **{f"place_{name}": place[name] if place else None for name in ("text", "start", "end", "method", "score")},
        "place_rivals": place["rivals"] if place else [],
        "side": member["side"] if member else None,
        "link": _link(member) if member and member["joined_to"] else None,
    }
    return cast("ClaimRow", claim)


def _place(place: Mapping[str, Any] | None) -> Any:
    if place is None or place["name"] is None:
        return None
    return {name: place[name] for name in ("name", "country", "lat", "lon", "precision", "geonames")}


def _link(member: Mapping[str, Any]) -> Link:
    parts = (part.rpartition(" ") for part in member["link_parts"] or ())
    return {
        "to": member["joined_to"],
        "score": member["link_score"],
        "parts": [{"feature": feature, "weight": float(weight)} for feature, _, weight in parts],
    }
