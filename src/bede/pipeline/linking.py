"""Families, events, commitments and stories: made from all claims and from what people judged.

Where this program and these options made what there is, only what arrived, what was judged since, and what that
reaches is made anew; the tables are those of a full run.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from bede.chronicle import Chronicle
from bede.chronicle.derived import Arrived, Further, Kept
from bede.chronicle.judged_rows import Correction
from bede.chronicle.judgements import load_judgements
from bede.chronicle.link_rows import load_link_claims, told_on
from bede.chronicle.linked import Stored, is_linked_by, neighbourhood_row, unread
from bede.chronicle.outline_rows import load_outlines
from bede.events import LinkClaim, find_stories
from bede.events.corrections import corrected
from bede.events.judged import apply, corrections_of, told
from bede.events.outlines import Outlined
from bede.events.relink import Relinked, link_all
from bede.events.relink import relink as link_arrived
from bede.events.rulings import Ruling, State, rule
from bede.model import Claim, Document, Judgement, Precision, TimeBasis, When
from bede.pipeline.commitments import Commitments, all_commitments, new_commitments
from bede.pipeline.copies import Copies, find_copies
from bede.pipeline.runs import linker_of
from bede.settings import Settings


def relink(chronicle: Chronicle, settings: Settings) -> None:
    """Make families, events, commitments and stories what all claims and judgements make them."""
    linker = linker_of(settings)
    if is_linked_by(chronicle, linker):
        _link_what_arrived(chronicle, settings, linker)
    else:
        _link_all(chronicle, settings, linker)


def _link_all(chronicle: Chronicle, settings: Settings, linker: str) -> None:
    options = settings.events
    copies = find_copies(chronicle, options, anew=True)
    claims = tuple(load_link_claims(chronicle))
    judgements = tuple(load_judgements(chronicle))
    named = _named(claims, judgements)
    rulings = rule(judgements, named)
    made = link_all(claims, copies.families, options, rulings)
    commitments = all_commitments(made.events, made.claims, options)
    further = _further(made.events, commitments, rulings, named, settings)
    kept = _kept(linker, copies, made, commitments)
    chronicle.replace_events(made.events, copies.families, further, kept)


def _link_what_arrived(chronicle: Chronicle, settings: Settings, linker: str) -> None:
    options = settings.events
    copies = find_copies(chronicle, options, anew=False)
    judgements = tuple(load_judgements(chronicle))
    stored = Stored(chronicle)
    named = {claim.id: claim for claim in stored.named({c for j in judgements for c in (j.left, j.right) if c})}
    rulings = rule(judgements, named)
    touched = copies.touched | _judged_otherwise(chronicle, rulings, named, copies.touched)
    made = link_arrived(stored, copies.families, options, rulings, touched=touched)
    events: list[Outlined] = [*load_outlines(chronicle, made.replaced), *made.events]

    def counting(documents: Collection[str]) -> tuple[LinkClaim, ...]:
        return apply(sorted(stored.claims(documents), key=told), rulings).claims

    moved = touched | {near.document for near in made.near}
    commitments = new_commitments(chronicle, events, moved, counting, options)
    further = _further(events, commitments, rulings, named, settings)
    kept = _kept(linker, copies, made, commitments)
    arrived = Arrived(
        made.replaced, made.events, commitments.retold, commitments.dissolved, copies.families, further, kept
    )
    chronicle.put_in(arrived)


def _kept(linker: str, copies: Copies, made: Relinked, commitments: Commitments) -> Kept:
    near = [neighbourhood_row(one) for one in made.near]
    return Kept(linker, copies.fingerprints, copies.compared, copies.grounds, near, commitments.rungs)


def _further(
    events: Sequence[Outlined],
    commitments: Commitments,
    rulings: Sequence[Ruling],
    named: Mapping[str, LinkClaim],
    settings: Settings,
) -> Further:
    return Further(
        ladders=commitments.ladders,
        stories=find_stories(events, settings.events),
        rulings=rulings,
        corrections=_corrections(rulings, named),
    )


def _judged_otherwise(
    chronicle: Chronicle, rulings: Sequence[Ruling], named: Mapping[str, LinkClaim], touched: frozenset[str]
) -> set[str]:
    """Return the documents of all judged claims, where the judgements count otherwise than they did.

    Verdicts on pairs are tied to one another through claims that are the same, so that one can move any other.
    """
    before = {(row["judgement_id"], row["state"], row["by"]) for row in chronicle.rows("FROM rulings")}
    now = {(ruling.judgement.id, ruling.state.value, ruling.by) for ruling in rulings}
    documents = {claim.document_id for claim in named.values()}
    return documents if before != now or documents & touched else set()


def _named(claims: Iterable[LinkClaim], judgements: Sequence[Judgement]) -> dict[str, LinkClaim]:
    """Return the claims that judgements name."""
    ids = {claim for judgement in judgements for claim in (judgement.left, judgement.right)}
    return {claim.id: claim for claim in claims if claim.id in ids}


def _corrections(rulings: Sequence[Ruling], claims: Mapping[str, LinkClaim]) -> Iterator[Correction]:
    """Yield the claims whose values people replaced."""
    values = corrections_of(ruling.judgement for ruling in rulings if ruling.state is State.COUNTS)
    for claim, own in sorted(values.items()):
        yield Correction(corrected(claims[claim], own), frozenset(field for field, _ in own))


def must_be_linked(chronicle: Chronicle, settings: Settings) -> bool:
    """Return whether the events are not those of all claims and judgements, by this program and its options.

    So it is where another version, other tables of knowledge or other options of linking made them, where a document
    came or was coded anew since, and where a judgement has no ruling yet.
    """
    if next(chronicle.rows("SELECT 1 FROM documents LIMIT 1"), None) is None:
        return False
    if not is_linked_by(chronicle, linker_of(settings)) or unread(chronicle, anew=False):
        return True
    return next(chronicle.rows(_UNRULED), None) is not None


_UNRULED = """
SELECT 1 FROM judgements j LEFT JOIN rulings r USING (judgement_id)
WHERE r.state IS NULL OR (r.state = 'withdrawn') <> (j.withdrawn IS NOT NULL) LIMIT 1"""


def link_claim(claim: Claim, document: Document) -> LinkClaim:
    """Return what linking needs of a claim."""
    when = claim.time.when.value or When(None, None, Precision.UNKNOWN, TimeBasis.NONE)
    published = document.published.value or When(None, None, Precision.UNKNOWN, TimeBasis.NONE)
    return LinkClaim(
        id=claim.id,
        document_id=claim.document_id,
        publisher=document.publisher,
        published=told_on(published.basis, published.earliest, published.latest),
        trigger=document.text[claim.trigger.start : claim.trigger.end],
        type=claim.type,
        mode=claim.mode,
        status=claim.status,
        stance=claim.stance,
        actors=tuple(p.actor.value for p in claim.actors if p.actor.value),
        recipients=tuple(p.actor.value for p in claim.recipients if p.actor.value),
        speakers=tuple((voice.actor.value, voice.kind) for voice in claim.voices),
        earliest=when.earliest,
        latest=when.latest,
        precision=when.precision,
        basis=when.basis,
        place=claim.place.place.value if claim.place else None,
        score=claim.score,
        start=claim.trigger.start,
        sentence=document.text[claim.sentence.start : claim.sentence.end],
        certainty=claim.certainty,
        amounts=claim.amounts,
        unnamed_actors=tuple(p.text for p in claim.actors if p.actor.value is None),
        unnamed_recipients=tuple(p.text for p in claim.recipients if p.actor.value is None),
        speaker_words=tuple(voice.text for voice in claim.voices),
    )
