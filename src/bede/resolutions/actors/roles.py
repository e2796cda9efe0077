"""Roles without a country of their own: "its forces", "the ministry". The document says whose they are."""

from bede.knowledge.world import country_by_code
from bede.model import Actor, Document, Parse, Resolution, Sector, Span
from bede.resolutions.actors.phrases import group_of
from bede.resolutions.actors.pronouns import antecedent_of

# Whoever is another's ally or rival is not his own: "our allies" are of no country that the words tell.
_RELATIONS = frozenset(
    """allies ally partners partner friends neighbours neighbors enemies enemy opponents opponent rivals rival
    counterparts counterpart colleagues colleague""".split()
)
_POSSESSIVES = frozenset({"its", "his", "her", "their", "our"})


def resolve_roles(
    document: Document, parse: Parse, known: dict[Span, Resolution[Actor]]
) -> dict[Span, Resolution[Actor]]:
    """Return better resolutions for roles read by their words alone, where the document tells whose they are."""
    better: dict[Span, Resolution[Actor]] = {}
    for frame in parse.frames:
        spoken = [v.speaker for v in frame.voices if v.speaker is not None]
        for mention in (*spoken, *frame.actors, *frame.recipients):
            found = known.get(mention.span)
            if found is None or found.method != "role" or found.value is None or mention.span in better:
                continue
            words = found.text.lower().split()
            if words[-1] in _RELATIONS:
                continue
            if words[0] in _POSSESSIVES:
                owner = antecedent_of(words[0], mention.span, frame, document, parse=parse, known=known)
                code, method = owner.country if owner else None, "role-of-owner"
            elif words[0] == "the":
                code, method = _told_before(words[-1], mention.span, {**known, **better}), "role-told-before"
            else:
                continue
            group = _group(code, found.value.sector)
            if group is not None:
                better[mention.span] = Resolution(found.text, group, method, 0.5)
    return better


def _group(code: str | None, sector: Sector | None) -> Actor | None:
    country = country_by_code(code) if code else None
    return group_of(country, sector) if country is not None and sector is not None else None


def _told_before(head: str, span: Span, known: dict[Span, Resolution[Actor]]) -> str | None:
    """Return the country of the last party before ``span`` that bore the same role ("Russia's defence ministry")."""
    earlier = [
        (where, found.value.country)
        for where, found in known.items()
        if where.end <= span.start and found.method == "group-of-country" and found.value is not None
        and found.text.lower().split()[-1] == head
    ]  # fmt: skip
    return max(earlier)[1] if earlier else None
