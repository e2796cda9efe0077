"""How an event stands: the fixed rule of codebook section 7, line by line. Never a truth score.

The first line that holds gives the standing; its words are stored with the event:

    disputed        a party to it, or one that another speaker burdens with it, denies it
    acknowledged    asserted by the party that does it
    corroborated    two or more origins that are not all on one side
    one_sided       several origins, all of one side
    single_named    one origin, a named speaker
    single_unnamed  one origin, an unnamed speaker
    own_reporting   the outlet's own voice alone
"""

from collections.abc import Sequence

from bede.events.claims import LinkClaim
from bede.events.unions import Unions
from bede.model import Actor, SpeakerKind, Stance, Standing

_NAMED = frozenset(
    {SpeakerKind.NAMED_PERSON, SpeakerKind.NAMED_BODY, SpeakerKind.MEDIA, SpeakerKind.DOCUMENT}
)


def count_origins(claims: Sequence[LinkClaim], family_of: dict[str, str]) -> int:
    """Return the number of independent origins: families of documents, joined where one speaker stands behind several."""
    unions = Unions()
    homes = sorted({family_of.get(c.document_id, c.document_id) for c in claims})
    behind: dict[str, set[str]] = {home: set() for home in homes}
    for claim in claims:
        home = family_of.get(claim.document_id, claim.document_id)
        speaker = _innermost(claim)
        behind[home].add(speaker.entity if speaker else "")
    by_speaker: dict[str, str] = {}
    for home in homes:
        # A document that also tells it in its own voice, or by another speaker, is no mere echo.
        if len(behind[home]) == 1 and (speaker_id := next(iter(behind[home]))):
            unions.join(home, by_speaker.setdefault(speaker_id, home))
    return len({unions.find(home) for home in homes})


def find_standing(claims: Sequence[LinkClaim], family_of: dict[str, str]) -> tuple[Standing, str]:
    """Return the standing and the line of the rule, in words, that gave it."""
    doers = _countries([a for c in claims for a in c.actors])
    told = [(c, _innermost(c)) for c in claims]
    denials = [speaker for c, speaker in told if c.stance is Stance.DENIES]
    if denials:
        name = denials[0].name if denials[0] else "a speaker"
        return Standing.DISPUTED, f"denied by {name}"
    for claim, speaker in told:
        if speaker and claim.stance is Stance.ASSERTS and _countries([speaker]) & doers:
            return Standing.ACKNOWLEDGED, f"asserted by {speaker.name}, on the side that does it"
    origins = count_origins(claims, family_of)
    sides = {speaker.country if speaker else None for _, speaker in told}
    if origins > 1:
        if len(sides) == 1 and None not in sides:
            return Standing.ONE_SIDED, f"{origins} origins, all of {next(iter(sides))}"
        return Standing.CORROBORATED, f"{origins} origins, not all of one side"
    return _single(claims)


def _single(claims: Sequence[LinkClaim]) -> tuple[Standing, str]:
    spoken = [c.speakers[-1] for c in claims if c.speakers]
    if len(spoken) < len(claims) or not spoken:
        return Standing.OWN_REPORTING, "one origin, in the outlet's own voice"
    if any(kind in _NAMED for _, kind in spoken):
        return Standing.SINGLE_NAMED, "one origin, a named speaker"
    return Standing.SINGLE_UNNAMED, "one origin, an unnamed speaker"


def _innermost(claim: LinkClaim) -> Actor | None:
    return claim.speakers[-1][0] if claim.speakers else None


def _countries(actors: Sequence[Actor]) -> set[str]:
    return {actor.country or actor.entity for actor in actors}
