"""Which acts are public affairs (codebook, section 1): at least one party must be political.

The reader sees words; only the resolved parties tell whether "he" is a minister or a novelist. Two kinds of act count
only in documents that speak of public affairs at all: violence, repression, aid and flight done to civilians (an
assault in a report on crime is no claim), and the acts of people of whom no more than a name or a pronoun is known.
"""

from collections.abc import Iterable, Sequence

from bede.model import Actor, Claim, EventType, Sector

_PRIVATE = frozenset({Sector.CVL, Sector.BUS, Sector.EDU, Sector.MED, Sector.SOC, Sector.UNK, Sector.CRM})
_DONE_TO_CIVILIANS = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.AID, EventType.SANCTION, EventType.RETREAT, EventType.PROTEST}
)


def relevant(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims of one document that are public affairs, in their order."""
    political = {claim.id for claim in claims if _has_political_party(claim)}
    if not political:
        return ()
    return tuple(c for c in claims if c.id in political or _is_done_to_civilians(c) or _may_be_political(c))


def _has_political_party(claim: Claim) -> bool:
    return any(_is_political(actor) for actor in _known(claim))


def _is_political(actor: Actor) -> bool:
    return actor.country is not None or (actor.sector is not None and actor.sector not in _PRIVATE)


def _is_done_to_civilians(claim: Claim) -> bool:
    return claim.type in _DONE_TO_CIVILIANS and (
        claim.type is EventType.PROTEST or any(actor.sector is Sector.CVL for actor in _known(claim))
    )


def _may_be_political(claim: Claim) -> bool:
    """Return whether a party is a name or a pronoun of whom nothing more is known."""
    parties = (*claim.actors, *claim.recipients)
    return any(party.actor.value is None or party.actor.method.startswith("name") for party in parties)


def _known(claim: Claim) -> Iterable[Actor]:
    parties = (*claim.actors, *claim.recipients)
    return (party.actor.value for party in parties if party.actor.value is not None)
