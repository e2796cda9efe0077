"""What a document of a family is to the one that it was made from, and the words that say why."""

from bede.events.families.candidates import same_address
from bede.events.families.documents import LinkDocument
from bede.events.families.likeness import LITERAL, SAME, Pair, longest_row
from bede.events.families.overlap import Taken
from bede.events.families.tellers import author_of, is_corrected, is_taken_from, is_updated, is_wire, outlet_of
from bede.model import Relation

_UNCHANGED = 0.995
"""The same within an outlet: there a single new figure makes an update."""

_PART = 0.5
"""Share of a text's sentences: an excerpt is less of the text that it stands in, or of the one that it is from."""


def find_relation(document: LinkDocument, parent: LinkDocument, pair: Pair) -> Relation:
    """Return what ``document`` is to ``parent``."""
    mine, theirs = pair.taken(document.id), pair.taken(parent.id)
    if is_corrected(document) and not is_corrected(parent):
        return Relation.CORRECTION
    one_outlet = document.publisher is not None and outlet_of(document) == outlet_of(parent)
    version = one_outlet or same_address(document.uri, parent.uri)
    if min(mine.share, theirs.share) >= (_UNCHANGED if version else SAME):
        return Relation.IDENTICAL
    if version or (is_updated(document) and not is_updated(parent)):
        return Relation.UPDATE
    if _is_excerpt(mine, theirs):
        return Relation.EXCERPT
    if author_of(document) == author_of(parent) and not (is_wire(document) or is_wire(parent)):
        return Relation.SAME_WIRE
    return Relation.REPRINT


def _is_excerpt(mine: Taken, theirs: Taken) -> bool:
    """Tell whether a passage of the other text stands here: in a text of its own, or alone and not from the start."""
    running = longest_row(theirs) >= len(theirs.sentences) - 1 and theirs.closeness >= LITERAL
    alone = theirs.part < _PART and len(theirs.sentences) > 1 and theirs.sentences[0] > 0
    return running and (mine.part < _PART or alone)


def tell_reason(document: LinkDocument, parent: LinkDocument, pair: Pair, relation: Relation) -> str:
    """Return what shows the relation, in words."""
    mine = pair.taken(document.id)
    at_one = same_address(document.uri, parent.uri)
    parts = ["a later version at the same address"] if at_one else []
    if relation is Relation.CORRECTION:
        parts.append("says that it corrects an earlier version")
    if relation is Relation.IDENTICAL:
        parts.append("the same text")
    elif mine.runs:
        parts.append(
            f"{len(mine.sentences)} of its {mine.all_sentences} sentences stand there, {mine.share:.0%} of its words"
        )
    if document.credit and document.credit == parent.credit:
        parts.append(f"both credit {document.credit}")
    elif is_taken_from(document, parent):
        parts.append(f"credits {parent.publisher}")
    elif relation is Relation.UPDATE and not at_one and document.publisher:
        parts.append(
            f"both by {document.publisher}" if outlet_of(document) == outlet_of(parent) else "says it is an update"
        )
    return ", ".join(parts)
