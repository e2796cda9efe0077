"""Documents and pages for the claims of an invented world, so that a chronicle can be made of them."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from bede.chronicle import CodedPage
from bede.events import LinkClaim
from bede.knowledge.ontology import types
from bede.model import (
    Actor,
    Block,
    BlockKind,
    Claim,
    Document,
    Location,
    Page,
    Party,
    Precision,
    Resolution,
    Span,
    TimeBasis,
    Timing,
    Voice,
    When,
)

_METHOD = "invented"


def pages_of(claims: Iterable[LinkClaim]) -> list[CodedPage]:
    """Return the documents that tell these claims, in the order of their publication, a paragraph for each claim."""
    told: dict[str, list[LinkClaim]] = defaultdict(list)
    for claim in claims:
        told[claim.document_id].append(claim)
    return sorted(map(_page, told.values()), key=lambda coded: (coded.document.published.text, coded.document.id))


def _page(claims: Sequence[LinkClaim]) -> CodedPage:
    first = claims[0]
    text = "\n\n".join(claim.sentence for claim in claims)
    page_id = hashlib.sha256(first.document_id.encode()).hexdigest()
    day = date.fromisoformat(str(first.published))
    uri = f"https://{str(first.publisher).replace(' ', '-')}.example/{first.document_id}"
    blocks, found, start = list[Block](), list[Claim](), 0
    for claim in claims:
        sentence = Span(start, start + len(claim.sentence))
        blocks.append(Block(BlockKind.PARAGRAPH, sentence, _METHOD))
        found.append(_claim(claim, sentence, text))
        start = sentence.end + 2
    document = Document(
        id=first.document_id,
        page_id=page_id,
        uri=uri,
        title=None,
        text=text,
        blocks=tuple(blocks),
        publisher=first.publisher,
        byline=None,
        credit=None,
        dateline=None,
        published=Resolution(day.isoformat(), When(day, day, Precision.DAY, TimeBasis.EXPLICIT), _METHOD, 1.0),
        language="en",
    )
    page = Page(page_id, uri, "", text.encode(), "text/plain", page_id, None)
    return CodedPage(page, document, tuple(found))


def _claim(told: LinkClaim, sentence: Span, text: str) -> Claim:
    trigger = text.index(told.trigger, sentence.start)
    when = When(told.earliest, told.latest, told.precision, told.basis)
    return Claim(
        id=told.id,
        document_id=told.document_id,
        sentence=sentence,
        trigger=Span(trigger, trigger + len(told.trigger)),
        type=told.type,
        mode=told.mode if told.mode in types()[told.type].modes else None,
        status=told.status,
        stance=told.stance,
        certainty=told.certainty,
        actors=_parties(told.actors, told.unnamed_actors),
        recipients=_parties(told.recipients, told.unnamed_recipients),
        voices=tuple(
            Voice(actor.name if actor else "", None, "said", None, kind, False, _found(actor))
            for actor, kind in told.speakers
        ),
        time=Timing("", None, Resolution("", when, _METHOD, 1.0)),
        place=Location(told.place.name, sentence, Resolution(told.place.name, told.place, _METHOD, 1.0))
        if told.place
        else None,
        amounts=told.amounts,
        score=told.score,
        coder=_METHOD,
    )


def _parties(named: Sequence[Actor], unnamed: Sequence[str]) -> tuple[Party, ...]:
    known = [Party(actor.name, None, _found(actor)) for actor in named]
    return (*known, *(Party(words, None, Resolution(words, None, _METHOD, 0.0)) for words in unnamed))


def _found(actor: Actor | None) -> Resolution[Actor]:
    return Resolution(actor.name if actor else "", actor, _METHOD, 1.0)
