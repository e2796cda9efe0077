"""On whose side a speaker is: a party to the act by entity or country, a group against the state for itself.

A country and its organs are one side. Rebels, armed groups and the opposition are sides of their own. Within one
country, where both parties to an act are of it, its organs and its people are told apart: the police against
demonstrators. A vague side ("the West") is known to be no other side than anybody's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bede.events.claims import LinkClaim
from bede.knowledge.words.telling import ally_of, speaks_for_a_state
from bede.knowledge.world import country_by_code
from bede.model import Actor, Sector, Side, SpeakerKind

_AGAINST_THE_STATE = frozenset({Sector.REB, Sector.PRM, Sector.UAF, Sector.OPP, Sector.CRM})
_ORGANS = frozenset({Sector.GOV, Sector.MIL, Sector.COP, Sector.SPY, Sector.JUD, Sector.LEG, Sector.IGO})
_VAGUE = frozenset({"WEST", "INTL"})
NO_SIDE = ""
"""The side of those who are of none: the outlet's own voice, witnesses, a free press, documents."""


@lru_cache(maxsize=65536)
def side_of(actor: Actor) -> str | None:
    """Return the side that an actor is of: his country, or in it those who stand against the state.

    None where the text says nothing of it, or is vague.
    """
    if actor.country in _VAGUE:
        return None
    if actor.sector in _AGAINST_THE_STATE:
        return f"{actor.country} {actor.sector}" if actor.country else actor.entity
    return actor.country or (actor.entity if actor.sector in _ORGANS else None)


@lru_cache(maxsize=65536)
def is_state(actor: Actor) -> bool:
    """Return whether an actor is a state as a whole, which its government is too."""
    state = country_by_code(actor.country) if actor.country else None
    return state is not None and state.entity == actor.entity


def same_party(a: Actor, b: Actor) -> bool:
    """Return whether two actors can be one party to an act: one entity, or of one side.

    Two groups with names of their own that stand against one state are two parties.
    """
    if a is b or a.entity == b.entity:
        return True
    if a.country != b.country:
        return False
    side = side_of(a)
    if side is None or side != side_of(b):
        return False
    return a.sector not in _AGAINST_THE_STATE or _is_generic(a) or _is_generic(b)


def _is_generic(actor: Actor) -> bool:
    """Return whether an actor is a sort of people ("UKR.REB", "pro-Russian separatists"), no group with a name."""
    return actor.entity == f"{actor.country}.{actor.sector}" or actor.name.split(" ")[-1].islower()


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of an act.

    ``land``: the country where it was done, where it is not known to whom. ``domestic``: both sides are of one
    country, so that its organs stand against its people. ``whole``: all parties to it are known, so that who is none
    of them is no party; else that is unknown.
    """

    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    land: str | None
    domestic: bool
    whole: bool

    def of(self, speaker: Actor) -> Side:
        """Return where a speaker stands to the act. Only where he is no party himself, those whom he is allied to."""
        is_actor = self._speaks_for(speaker, self.actors)
        is_recipient = self._speaks_for(speaker, self.recipients)
        if is_actor != is_recipient:
            return Side.ACTOR if is_actor else Side.RECIPIENT
        if is_actor:
            return Side.BOTH
        if self.land is not None and side_of(speaker) == self.land:
            return Side.RECIPIENT
        if (ally := ally_of(speaker.name)) is not None:
            return self._of_ally(ally)
        return self._no_party(speaker)

    def camp(self, speaker: Actor) -> str | None:
        """Return the side that a speaker counts for when it is asked whether all tellers are of one side."""
        side = side_of(speaker)
        if side is None or not self.domestic:
            return ally_of(speaker.name) or side
        return f"{side} people" if side == speaker.country and not is_organ(speaker) else side

    def has_country(self, country: str | None) -> bool:
        """Return whether a party to the act is of a country."""
        return country is not None and any(a.country == country for a in (*self.actors, *self.recipients))

    def _speaks_for(self, speaker: Actor, parties: tuple[Actor, ...]) -> bool:
        for party in parties:
            if same_party(speaker, party) and (
                not self.domestic or speaker.entity == party.entity or is_organ(speaker) == is_organ(party)
            ):
                return True
        return False

    def _of_ally(self, ally: str) -> Side:
        is_actor = any(side_of(party) == ally for party in self.actors)
        is_recipient = any(side_of(party) == ally for party in self.recipients)
        if is_actor == is_recipient:
            return Side.BOTH if is_actor else (Side.OTHER if self.whole else Side.UNKNOWN)
        return Side.ACTOR if is_actor else Side.RECIPIENT

    def _no_party(self, speaker: Actor) -> Side:
        return Side.OTHER if self.whole and side_of(speaker) is not None else Side.UNKNOWN


def is_organ(actor: Actor) -> bool:
    """Return whether an actor is a state or an organ of one, or of an organisation of states."""
    return actor.sector in _ORGANS


def find_sides(actors: Sequence[Actor], recipients: Sequence[Actor], land: str | None, named: bool = True) -> Sides:
    """Return the sides of an act. ``land``: the country where a hostile act was done. ``named``: no party is nameless.

    Those to whom a hostile act is done live where it is done, unless the text says of them that they don't.
    """
    done_by, done_to = tuple(actors), tuple(recipients)
    known = any(actor.country for actor in done_to)
    home = None if known or _is_of(land, done_by) else land
    domestic = known and any(_are_state_and_people(a, b) for a in done_by for b in done_to)
    whole = named and bool(done_by) and all(map(side_of, done_by)) and (home is not None or all(map(side_of, done_to)))
    return Sides(done_by, done_to, home, domestic, whole)


def _are_state_and_people(a: Actor, b: Actor) -> bool:
    return a.country is not None and a.country == b.country and is_organ(a) != is_organ(b)


def _is_of(land: str | None, actors: Iterable[Actor]) -> bool:
    return land is not None and any(side_of(actor) == land for actor in actors)


def side_of_claim(claim: LinkClaim, sides: Sides) -> Side:
    """Return where the innermost speaker of a claim stands to the act.

    The press speaks for no party, but for the state whose own outlet it is by its name or words. Of which side the
    nameless press of a party's country is can't be told.
    """
    if not claim.speakers:
        return Side.OUTLET
    speaker, kind = claim.speakers[-1]
    if speaker is None:
        return Side.UNKNOWN
    if not is_press(speaker, kind):
        return sides.of(speaker)
    if is_state_press(claim):
        return sides.of(Actor(speaker.entity, speaker.name, speaker.country, Sector.GOV))
    return Side.OTHER if sides.whole and not sides.has_country(speaker.country) else Side.UNKNOWN


def is_press(speaker: Actor | None, kind: SpeakerKind) -> bool:
    """Return whether a speaker is an outlet, whose report is no party's word."""
    return kind is SpeakerKind.MEDIA or (speaker is not None and speaker.sector is Sector.JRN)


def is_state_press(claim: LinkClaim) -> bool:
    """Return whether the innermost speaker of a claim is a state's own outlet, by its words or its name."""
    speaker = claim.speakers[-1][0]
    words = claim.speaker_words[-1] if claim.speaker_words else ""
    return speaks_for_a_state(words or (speaker.name if speaker else ""))
