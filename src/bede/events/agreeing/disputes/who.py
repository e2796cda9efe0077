"""Who: parties that can't be one, told by two voices."""

from collections.abc import Sequence

from bede.events.agreeing.disputes.positions import dispute, position
from bede.events.agreeing.figures import opposed
from bede.events.agreeing.ranges import Whom
from bede.events.agreeing.sides import is_state, same_party, side_of
from bede.events.agreeing.tellings import Telling
from bede.knowledge.ontology import quad
from bede.knowledge.words.telling import ally_of
from bede.knowledge.world import body_by_slug, slug
from bede.model import Actor, Difference, Dispute, DisputeAbout, Sector

_ARMED = frozenset({Sector.MIL, Sector.REB, Sector.PRM})
_FIGHTERS = frozenset({Sector.MIL, Sector.REB, Sector.PRM, Sector.UAF, Sector.COP, Sector.CRM})
_CIVILIANS = frozenset({Sector.CVL, Sector.MED, Sector.EDU, Sector.REF, Sector.JRN, Sector.REL, Sector.LAB})
_MATERIAL_CONFLICT = 4

Parties = tuple[Actor, ...]


def dispute_who(tellers: Sequence[Telling]) -> list[Dispute]:
    """Return who did it, and what sort of people it was done to, where two voices contradict each other.

    Doers are compared for material conflict only: who meets or signs with whom is told from either end.
    """
    rows = [t for t in tellers if quad(t.claim.type) == _MATERIAL_CONFLICT]
    return [*_doers(rows), *_victims(rows)]


def find_accusers(tellers: Sequence[Telling]) -> tuple[Telling, ...]:
    """Return who is said by another voice to have done it, and himself says that somebody else did."""
    if len(tellers) < 2:
        return ()
    rows = [(t, _identified(t.claim.actors)) for t in tellers if quad(t.claim.type) == _MATERIAL_CONFLICT]
    return tuple(
        t
        for t, parties in rows
        if parties
        and (speaker := t.claim.speakers[-1][0] if t.claim.speakers else None) is not None
        and not any(same_party(speaker, party) for party in parties)
        and any(
            other.voice != t.voice and not _can_be_one(parties, blamed) and any(same_party(speaker, b) for b in blamed)
            for other, blamed in rows
            if blamed
        )
    )


def _doers(tellers: Sequence[Telling]) -> list[Dispute]:
    groups: list[tuple[Parties, list[Telling]]] = []
    for telling in tellers:
        known = _identified(telling.claim.actors)
        if not known:
            continue
        for parties, members in groups:
            if _can_be_one(parties, known):
                members.append(telling)
                break
        else:
            groups.append((known, [telling]))
    if not _are_two_voices([members for _, members in groups]):
        return []
    sides = [position(_names(parties), members) for parties, members in groups]
    return [dispute(DisputeAbout.WHO, Difference.CONFLICT, sides, "who did it")]


def _victims(tellers: Sequence[Telling]) -> list[Dispute]:
    """Return whether fighters or civilians were hit, where the two parties to it say the one and the other."""
    groups: dict[Whom, list[Telling]] = {Whom.CIVILIANS: [], Whom.FIGHTERS: []}
    for telling in tellers:
        sectors = {actor.sector for actor in telling.claim.recipients}
        if sectors and sectors <= _CIVILIANS:
            groups[Whom.CIVILIANS].append(telling)
        elif sectors and sectors <= _FIGHTERS:
            groups[Whom.FIGHTERS].append(telling)
    camps = [{t.camp for t in members if t.is_party} for members in groups.values()]
    if not camps[0] or not camps[1] or camps[0] & camps[1]:
        return []
    sides = [position(part.value, members) for part, members in groups.items()]
    return [dispute(DisputeAbout.WHO, Difference.CONFLICT, sides, "to whom")]


def _identified(parties: Parties) -> Parties:
    """Return the parties of which it is said who they are: of a country, or a group with a name ("Halm Front").

    "Gunmen", "the defendant", "the police" of nobody knows where and "the West" may be anybody.
    """
    known = (a for a in parties if side_of(a) is not None and (a.name[:1].isupper() or a.sector in _ARMED))
    return tuple(a for a in known if a.country or _has_name(a))


def _has_name(actor: Actor) -> bool:
    return body_by_slug(slug(actor.name)) is not None


def _can_be_one(first: Parties, second: Parties) -> bool:
    return any(same_party(a, b) or _allied(a, b) or _one_in_other(a, b) for a in first for b in second)


def _allied(a: Actor, b: Actor) -> bool:
    """Return whether a group stands with a state by its own name, or a state is told for those who fight in it."""
    return side_of(b) == ally_of(a.name) or side_of(a) == ally_of(b.name)


def _one_in_other(a: Actor, b: Actor) -> bool:
    """Return whether one may be told for the other: nameless armed men of a country, an alliance for its member."""
    if Sector.IGO in (a.sector, b.sector):
        return not (is_state(a) and is_state(b))
    return Sector.UAF in (a.sector, b.sector) and a.country == b.country


def _are_two_voices(groups: Sequence[Sequence[Telling]]) -> bool:
    """Return whether one side's speaker stands against another's, or against outlets that blame his own side.

    Outlets that name two doers in their own voice speak of two acts far more often than of one.
    """
    rows = [t for members in groups for t in members]
    return bool(find_accusers(rows)) or any(
        opposed(a, b) for n, one in enumerate(groups) for other in groups[n + 1 :] for a in one for b in other
    )


def _names(parties: Parties) -> str:
    return " and ".join(dict.fromkeys(actor.name for actor in parties))
