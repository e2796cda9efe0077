"""Independent origins: copies count once, and so do documents that rest on one and the same speaker."""

from collections import defaultdict
from collections.abc import Sequence

from bede.events.claims import LinkClaim
from bede.events.unions import Unions
from bede.model import Stance


def telling(claims: Sequence[LinkClaim]) -> list[LinkClaim]:
    """Return the claims that assert the act: who denies it or won't comment tells nothing. All, where none does."""
    return [claim for claim in claims if claim.stance is Stance.ASSERTS] or list(claims)


def find_origins(claims: Sequence[LinkClaim], family_of: dict[str, str]) -> list[list[LinkClaim]]:
    """Return the telling claims by origin: families of documents, joined where one speaker stands behind several."""
    tellers = telling(claims)
    behind: dict[str, set[str]] = defaultdict(set)
    for claim in tellers:
        speaker = claim.speakers[-1][0] if claim.speakers else None
        behind[_home(claim, family_of)].add(speaker.entity if speaker else "")
    unions, by_speaker = Unions(), dict[str, str]()
    for home in sorted(behind):
        # A document that also tells it in its own voice, or by another speaker, is no mere echo.
        if len(behind[home]) == 1 and (speaker_id := next(iter(behind[home]))):
            unions.join(home, by_speaker.setdefault(speaker_id, home))
    origins: dict[str, list[LinkClaim]] = defaultdict(list)
    for claim in tellers:
        origins[unions.find(_home(claim, family_of))].append(claim)
    return [origins[key] for key in sorted(origins)]


def _home(claim: LinkClaim, family_of: dict[str, str]) -> str:
    return family_of.get(claim.document_id, claim.document_id)
