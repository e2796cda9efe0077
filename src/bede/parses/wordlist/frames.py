"""The frames of one sentence, put together from triggers, roles, voices and circumstances."""

from collections.abc import Sequence
from dataclasses import dataclass

from bede.model import Frame, Mention, Sentence, Span, VoiceReading
from bede.parses.wordlist import circumstances as around
from bede.parses.wordlist.attribution import attribute
from bede.parses.wordlist.clauses import Clauses, direct_object
from bede.parses.wordlist.harm import without_mere_harm
from bede.parses.wordlist.known import Known
from bede.parses.wordlist.modality import certainty, mode, status
from bede.parses.wordlist.noun_roles import find_noun_roles
from bede.parses.wordlist.parties import to_mention
from bede.parses.wordlist.roles import Act, find_verb_roles
from bede.parses.wordlist.triggers import Trigger, find_triggers
from bede.parses.wordlist.voices import Telling, is_report_time
from bede.parses.wordlist.words import Tag

# How sure the tables are: (noun?, both sides named?). The figures order what a person checks first; they are no
# probabilities, but follow the order of precision that measuring finds for the four cases.
_SCORES = {(False, True): 0.8, (False, False): 0.65, (True, True): 0.6, (True, False): 0.45}
_PLACED_BY_TARGET = frozenset({"ASSAULT", "COERCE", "CONSULT"})
_LOCAL_TIME = "local time"


@dataclass(frozen=True, slots=True)
class Telltale:
    """All that was found in one sentence before its acts are put together.

    ``carried`` is the voice of a quotation that an earlier sentence opened; ``times`` are all dating phrases.
    """

    text: str
    sentence: Sentence
    clauses: Clauses
    known: Known
    tellings: Sequence[Telling]
    times: Sequence[around.Located]
    carried: VoiceReading | None

    def words_of(self, span: Span) -> str:
        """Return the words of a span of the document that lies in this sentence."""
        start = self.sentence.span.start
        return self.text[span.start - start : span.end - start]


def build_frames(told: Telltale) -> list[Frame]:
    """Return the frames of a sentence in the order of their triggers."""
    triggers = without_mere_harm(told.clauses, find_triggers(told.clauses, told.known))
    acts = [_act(told, trigger) for trigger in triggers]
    dated = [time for time in told.times if not _dates_the_telling(told, time)]
    places = [p for p in around.place_mentions(told.clauses) if not _is_party(p, told.clauses, acts)]
    amounts = around.amount_mentions(told.text, told.clauses, triggers)
    return [
        _frame(told, act, acts, dated, places, amounts=tuple(a.mention for a in amounts if a.owner == number))
        for number, act in enumerate(acts)
        if _is_claim(told.clauses, act)
    ]


def _act(told: Telltale, trigger: Trigger) -> Act:
    phrase = told.clauses.phrase_at(trigger.start) if trigger.noun else None
    if phrase is not None:
        return find_noun_roles(told.clauses, trigger, phrase, told.known)
    return find_verb_roles(told.clauses, trigger, told.known)


def _frame(
    told: Telltale,
    act: Act,
    acts: Sequence[Act],
    dated: Sequence[around.Located],
    places: Sequence[around.Located],
    *,
    amounts: tuple[Mention, ...],
) -> Frame:
    clauses, trigger = told.clauses, act.trigger
    time = around.nearest(clauses.words, trigger.start, _own_times(clauses, act, dated))
    time = time or _local_time(told, dated)
    voices, stance = attribute(clauses, act, acts, told.tellings, told.carried)
    return Frame(
        sentence=told.sentence.index,
        trigger=trigger.span(clauses),
        type=trigger.act.type,
        mode=mode(clauses, trigger),
        status=status(clauses, act, acts, time, told=bool(voices)),
        stance=stance,
        certainty=certainty(clauses, trigger),
        actors=tuple(to_mention(clauses.words, party) for party in act.actors),
        recipients=tuple(to_mention(clauses.words, party) for party in act.recipients),
        time=time,
        place=_place(clauses, act, places),
        amounts=amounts,
        voices=voices,
        score=_SCORES[(trigger.noun, bool(act.actors and act.recipients))],
    )


def _is_claim(clauses: Clauses, act: Act) -> bool:
    """Return whether an act has a party that makes it a claim (codebook, section 1)."""
    parties, row = (*act.actors, *act.recipients), act.trigger.act
    if row.two and len(parties) < 2:
        return False
    if row.shape == "host" and not act.recipients:
        return False
    if not act.trigger.noun:
        return any(p.political or clauses.words[p.head].tag is Tag.PRON for p in parties)
    if row.civil:  # a protest has its crowd, named or not
        return True
    return any(p.political for p in parties) and not (row.weak and not act.actors)


def _dates_the_telling(told: Telltale, time: around.Located) -> bool:
    """Return whether a dating phrase dates the report. "Local time" is said of happenings only."""
    if told.words_of(time.mention.span).endswith(_LOCAL_TIME):
        return False
    return is_report_time(told.clauses, told.tellings, time.token)


def _local_time(told: Telltale, dated: Sequence[around.Located]) -> Mention | None:
    """Return a phrase in "local time": it dates the acts of its sentence however far off it stands."""
    return next((d.mention for d in dated if told.words_of(d.mention.span).endswith(_LOCAL_TIME)), None)


def _is_party(place: around.Located, clauses: Clauses, acts: Sequence[Act]) -> bool:
    """Return whether a place phrase is a party already ("sanctions on *Moscow*")."""
    head, words = place.mention.head.start, clauses.words
    return any(
        words[party.start].token.start <= head < words[party.end - 1].token.end
        for act in acts
        for party in (*act.actors, *act.recipients)
    )


def _own_times(clauses: Clauses, act: Act, dated: Sequence[around.Located]) -> Sequence[around.Located]:
    """Return the dating phrases that can date an act, and not the promise or request whose content it is.

    "Approved $61 billion in aid on April 24" dates the approval; what stands before an infinitive's "to" dates
    its governor.
    """
    if act.trigger.noun and act.status.governor is not None:
        return ()
    group = clauses.groups.get(act.trigger.start)
    if group is None or not group.infinitive:
        return dated
    return [time for time in dated if time.token > group.start]


def _place(clauses: Clauses, act: Act, places: Sequence[around.Located]) -> Mention | None:
    trigger = act.trigger
    if not trigger.noun and trigger.act.type.value in _PLACED_BY_TARGET:
        target = direct_object(clauses, trigger.start, trigger.end - trigger.start - 1)
        if target is not None and (own := around.target_place(clauses, target)) is not None:
            return own
    own_places = [place for place in places if not _belongs_to_noun(place, clauses, act)]
    return around.nearest_place(clauses.words, trigger.end - 1, own_places)


def _belongs_to_noun(place: around.Located, clauses: Clauses, act: Act) -> bool:
    """Return whether a place belongs to a noun before it ("a referendum *in Crimea*") and not to the act."""
    trigger, before = act.trigger, place.token - 2  # behind the preposition
    if before < 0 or clauses.words[before].tag is not Tag.NOM or trigger.start <= before < trigger.end:
        return False
    noun = clauses.phrase_at(before)
    if noun is None or noun.end - 1 != before:
        return False
    target = None if trigger.noun else direct_object(clauses, trigger.start, trigger.end - trigger.start - 1)
    own = any(party.start <= before < party.end for party in (*act.actors, *act.recipients))
    return not own and noun != target
