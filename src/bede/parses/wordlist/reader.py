"""The word-list reader: sentences in, frames out."""

import re
from collections.abc import Sequence

from bede.knowledge.words.voices import cues, governors
from bede.knowledge.world import Title
from bede.model import (
    Certainty,
    Document,
    Frame,
    Mention,
    Sentence,
    Span,
    SpeakerKind,
    Stance,
    Status,
    VoiceReading,
)
from bede.parses.reader import Reading
from bede.parses.wordlist import circumstances as around
from bede.parses.wordlist.clauses import Clauses, analyse, direct_object, previous_verb
from bede.parses.wordlist.parties import Known, PartyWords, find_known, to_mention
from bede.parses.wordlist.phrases import noun_phrases
from bede.parses.wordlist.quotes import carries_on
from bede.parses.wordlist.roles import Roles, find_roles
from bede.parses.wordlist.tags import Tag, tag_words
from bede.parses.wordlist.titled import titled_persons
from bede.parses.wordlist.triggers import Trigger, find_triggers
from bede.parses.wordlist.voices import Telling, find_tellings, is_report_time
from bede.settings import ParsesOptions
from bede.text.tokens import tokenise

# How sure the tables are, by what they found; they order what a person checks first and are no probability.
_SCORES = {
    (False, True, True): 0.8,
    (False, True, False): 0.65,
    (True, True, True): 0.6,
    (True, True, False): 0.45,
}


class WordListReader:
    """Reads plain active and passive sentences by the tables of ``knowledge/words/en``."""

    name = "wordlist.v1"

    def __init__(self, options: ParsesOptions) -> None:
        self._options = options

    def read(self, document: Document, sentences: Sequence[Sentence]) -> Reading:
        """Return the frames of all sentences; a sentence over ``max_sentence`` code points gives none."""
        texts = [document.text[s.span.start : s.span.end] for s in sentences]
        persons = titled_persons(texts)
        frames: list[Frame] = []
        last_told: VoiceReading | None = None
        for sentence, text in zip(sentences, texts, strict=True):
            if len(text) > self._options.max_sentence:
                last_told = None
                continue
            carried = last_told if carries_on(document, sentence) else None
            found, last_told = _read_sentence(text, sentence, persons, carried)
            frames.extend(found)
        return Reading(_mentions(frames), tuple(frames))


def _mentions(frames: Sequence[Frame]) -> tuple[Mention, ...]:
    """Return all mentions of the frames once, in the order of the text."""
    found: dict[tuple[int, int, str], Mention] = {}
    for frame in frames:
        spoken = [voice.speaker for voice in frame.voices if voice.speaker is not None]
        single = [m for m in (frame.time, frame.place) if m is not None]
        for mention in (*frame.actors, *frame.recipients, *spoken, *single, *frame.amounts):
            found.setdefault((mention.span.start, mention.span.end, mention.kind), mention)
    return tuple(found[key] for key in sorted(found))


def _read_sentence(
    text: str, sentence: Sentence, persons: frozenset[str], carried: VoiceReading | None
) -> tuple[list[Frame], VoiceReading | None]:
    tokens = tokenise(text, sentence.span.start)
    matches = find_known(tokens)
    times = around.time_mentions(text, tokens)
    in_time = [any(m.mention.span.start <= t.start < m.mention.span.end for m in times) for t in tokens]
    in_name = [False] * len(tokens)
    for start, match in matches:
        if match.length > 1 or not isinstance(match.entry, Title):
            in_name[start : start + match.length] = [True] * match.length
    words = tag_words(tokens, in_name, in_time)
    clauses = analyse(words, noun_phrases(words))
    known = Known(matches, persons)
    tellings = find_tellings(clauses, known)
    told = tellings[-1].reading if tellings else None
    if told is None and carried is not None:
        told = VoiceReading(carried.speaker, None, carried.kind, carried=True)
    frames = _frames(text, sentence, clauses, known, tellings, times, None if tellings else told)
    return frames, told


def _frames(
    text: str,
    sentence: Sentence,
    clauses: Clauses,
    known: Known,
    tellings: Sequence[Telling],
    times: Sequence[around.Located],
    carried: VoiceReading | None,
) -> list[Frame]:
    triggers = find_triggers(clauses, known)
    roles = [find_roles(clauses, trigger, known) for trigger in triggers]
    dated = [t for t in times if not _dates_the_telling(text, sentence, clauses, tellings, t)]
    places = around.place_mentions(clauses)
    amounts = around.amount_mentions(text, clauses, triggers)
    frames = []
    for number, (trigger, role) in enumerate(zip(triggers, roles, strict=True)):
        if not _is_claim(clauses, trigger, role):
            continue
        time = around.nearest(clauses.words, trigger.start, dated) or _local_time(sentence, text, dated)
        voices, stance = _voices(clauses, trigger, triggers, roles, tellings, carried)
        if (disclaimed := _disclaimed(text, clauses, trigger, tellings)) is not None:
            voices, stance = disclaimed
        words = clauses.words
        frames.append(
            Frame(
                sentence=sentence.index,
                trigger=_span(clauses, trigger),
                type=trigger.act.type,
                mode=_mode(clauses, trigger),
                status=_status(role, trigger, clauses, triggers, time, told=bool(voices)),
                stance=stance,
                certainty=_certainty(clauses, trigger),
                actors=tuple(to_mention(words, p) for p in role.actors),
                recipients=tuple(to_mention(words, p) for p in role.recipients),
                time=time,
                place=_place(
                    clauses,
                    trigger,
                    [
                        p
                        for p in places
                        if not _is_party(p, clauses, roles) and not _of_another(p, clauses, trigger, role)
                    ],
                ),
                amounts=tuple(a.mention for a in amounts if a.owner == number),
                voices=voices,
                score=_SCORES[(trigger.noun, True, bool(role.actors and role.recipients))],
            )
        )
    return frames


def _span(clauses: Clauses, trigger: Trigger) -> Span:
    words = clauses.words
    return Span(words[trigger.start].token.start, words[trigger.end - 1].token.end)


def _dates_the_telling(
    text: str, sentence: Sentence, clauses: Clauses, tellings: Sequence[Telling], time: around.Located
) -> bool:
    """Return whether a dating phrase dates the report. "Local time" is said of happenings only."""
    start, end = time.mention.span.start - sentence.span.start, time.mention.span.end - sentence.span.start
    return not text[start:end].endswith("local time") and is_report_time(clauses, tellings, time.token)


def _local_time(sentence: Sentence, text: str, dated: Sequence[around.Located]) -> Mention | None:
    """Return a phrase in "local time": it dates the acts of its sentence however far off it stands."""
    base = sentence.span.start
    return next((d.mention for d in dated if text[: d.mention.span.end - base].endswith("local time")), None)


def _is_claim(clauses: Clauses, trigger: Trigger, role: Roles) -> bool:
    """Return whether an act has a party that makes it a claim (codebook, section 1)."""
    parties = (*role.actors, *role.recipients)
    if trigger.act.two and len(parties) < 2:
        return False
    if trigger.act.shape == "host" and not role.recipients:
        return False
    if trigger.noun:
        if trigger.act.civil:  # a protest has its crowd, named or not
            return True
        return any(p.political for p in parties) and not (trigger.act.weak and not role.actors)
    return any(p.political or clauses.words[p.head].tag is Tag.PRON for p in parties)


def _voices(
    clauses: Clauses,
    trigger: Trigger,
    triggers: Sequence[Trigger],
    roles: Sequence[Roles],
    tellings: Sequence[Telling],
    carried: VoiceReading | None,
) -> tuple[tuple[VoiceReading, ...], Stance]:
    chain = [carried] if carried is not None else []
    stance = Stance.ASSERTS
    for telling in tellings:
        if telling.cue != trigger.start and telling.tells(trigger.start):
            chain.append(telling.reading)
            stance = telling.stance
    governing = _governing_act(clauses, trigger, triggers, roles)
    if governing is not None:
        act, role = governing
        speaker = to_mention(clauses.words, role.actors[0])
        kind = next((v.kind for v in chain if v.speaker == speaker), None) or _kind(clauses, role.actors[0])
        chain = [v for v in chain if v.speaker != speaker]
        chain.append(VoiceReading(speaker, _span(clauses, act), kind))
        stance = Stance.ASSERTS
    return tuple(chain), stance


def _governing_act(
    clauses: Clauses, trigger: Trigger, triggers: Sequence[Trigger], roles: Sequence[Roles]
) -> tuple[Trigger, Roles] | None:
    """Return the promise, threat, request or order whose content the trigger is: its doer is the voice."""
    own = next(role for t, role in zip(triggers, roles, strict=True) if t is trigger)
    for other, role in zip(triggers, roles, strict=True):
        if other is trigger or not role.actors:
            continue
        if other.act.mode == "allege" and not other.noun and _is_accusation(clauses, other, trigger):
            return other, role
        if other.act.type.value not in {"AGREE", "THREATEN", "REQUEST"}:
            continue
        if own.status.governor == other.start or _is_told_by(clauses, other, trigger):
            return other, role
    return None


def _is_accusation(clauses: Clauses, accusing: Trigger, trigger: Trigger) -> bool:
    """Return whether the trigger is what somebody is accused of ("of striking", "of an invasion")."""
    start = clauses.phrase_start(trigger.start) if trigger.noun else trigger.start
    if start == 0 or clauses.words[start - 1].lower != "of":
        return False
    return previous_verb(clauses, start) == accusing.start


def _is_told_by(clauses: Clauses, governing: Trigger, trigger: Trigger) -> bool:
    """Return whether the trigger stands in the that-clause of a threat or promise ("warned ... that it will")."""
    if governing.noun or trigger.start < governing.end:
        return False
    between = clauses.words[governing.end : trigger.start]
    opens = next((i for i, w in enumerate(between) if w.lower == "that" and w.tag is Tag.SUB), None)
    return opens is not None and not any(w.tag in {Tag.VERB, Tag.STOP} for w in between[:opens])


def _kind(clauses: Clauses, party: PartyWords) -> SpeakerKind:
    head = clauses.words[party.head]
    listed = cues().kinds.get(head.lower)
    if listed is not None:
        return listed
    named = any(clauses.words[i].lower in _PERSON_WORDS for i in range(party.start, party.end))
    multiword = party.end - party.start > 1 and head.token.text[0].isupper() and not party.political
    person = head.tag is Tag.PRON or named or multiword
    return SpeakerKind.NAMED_PERSON if person else SpeakerKind.NAMED_BODY


_PHONE = re.compile(r"^(?:tele)?phone$|^video$")
_PERSON_WORDS = frozenset(
    [
        "president",
        "minister",
        "secretary",
        "chancellor",
        "premier",
        "mr",
        "mr.",
        "ms",
        "mrs",
        "king",
        "leader",
        "envoy",
        "ambassador",
    ]
)


def _is_party(place: around.Located, clauses: Clauses, roles: Sequence[Roles]) -> bool:
    """Return whether a place phrase is a party already ("sanctions on *Moscow*")."""
    head = place.mention.head.start
    words = clauses.words
    return any(
        words[p.start].token.start <= head < words[p.end - 1].token.end
        for role in roles
        for p in (*role.actors, *role.recipients)
    )


def _of_another(place: around.Located, clauses: Clauses, trigger: Trigger, role: Roles) -> bool:
    """Return whether a place belongs to a noun before it ("a referendum *in Crimea*") and not to the trigger."""
    before = place.token - 2  # behind the preposition
    if before < 0 or clauses.words[before].tag is not Tag.NOM or trigger.start <= before < trigger.end:
        return False
    noun = clauses.phrase_at(before)
    if noun is None or noun.end - 1 != before:
        return False
    target = None if trigger.noun else direct_object(clauses, trigger.start, trigger.end - trigger.start - 1)
    own = any(p.start <= before < p.end for p in (*role.actors, *role.recipients))
    return not own and noun != target


def _status(
    role: Roles,
    trigger: Trigger,
    clauses: Clauses,
    triggers: Sequence[Trigger],
    time: Mention | None,
    *,
    told: bool,
) -> Status:
    """Return the status, with what a threat, a promise or a time ahead makes of it.

    Within a threat or promise, "will" and "would" speak of what is threatened or promised; the present tense
    with a time ahead speaks of what is arranged ("Kerry meets Lavrov later in the day").
    """
    status = role.status.status
    if status is Status.OCCURRED and time is not None and _speaks_ahead(clauses, trigger, time):
        return Status.PLANNED
    group = clauses.groups.get(trigger.start)
    if (
        status is Status.POSSIBLE
        and told
        and group is not None
        and group.modal == "would"
        and not group.negated
    ):
        status = Status.PLANNED  # "said he would": the future of what is told
    if status not in {Status.PLANNED, Status.POSSIBLE}:
        return status
    for other in triggers:
        if other.act.type.value in {"THREATEN", "AGREE"} and _is_told_by(clauses, other, trigger):
            return governors().complement.get(clauses.words[other.start].lemma, status)
    return status


def _speaks_ahead(clauses: Clauses, trigger: Trigger, time: Mention) -> bool:
    group = clauses.groups.get(trigger.start)
    present = group is not None and clauses.words[trigger.start].form in {"third", "base"} and group.finite
    opening = next((w.lower for w in clauses.words if w.token.start >= time.span.start), "")
    return present and opening in {"later", "tomorrow", "tonight", "next"}


def _mode(clauses: Clauses, trigger: Trigger) -> str | None:
    """Return the mode, with "by phone" behind a verb of talking."""
    if trigger.act.type.value == "CONSULT" and not trigger.noun:
        for index in range(trigger.end, min(trigger.end + 12, len(clauses.words) - 1)):
            if clauses.words[index].lower in {"by", "on"} and _PHONE.search(clauses.words[index + 1].lower):
                return "phone"
            if clauses.words[index].tag in {Tag.STOP, Tag.VERB}:
                break
    return trigger.mode


def _certainty(clauses: Clauses, trigger: Trigger) -> Certainty:
    words = clauses.words
    for index in range(trigger.start - 1, max(trigger.start - 7, -1), -1):
        if words[index].tag in {Tag.STOP, Tag.SUB}:
            break
        certainty = cues().certainty.get(words[index].lower)
        if certainty is not None:
            return certainty
    return Certainty.CERTAIN


def _disclaimed(
    text: str, clauses: Clauses, trigger: Trigger, tellings: Sequence[Telling]
) -> tuple[tuple[VoiceReading, ...], Stance] | None:
    """Return voice and stance where a speaker, asked about the act, disclaims or declines: "never heard of that"."""
    lower = text.lower()
    stance = next((s for phrase, s in cues().phrases if phrase in lower), None)
    if stance is None or not any(
        w.lower in {"asked", "question", "questions"} for w in clauses.words[: trigger.start]
    ):
        return None
    outside = [t for t in tellings if not t.tells(trigger.start)]
    return ((outside[-1].reading,), stance) if outside else None


def _place(clauses: Clauses, trigger: Trigger, places: Sequence[around.Located]) -> Mention | None:
    if not trigger.noun and trigger.act.type.value in {"ASSAULT", "COERCE", "CONSULT"}:
        target = direct_object(clauses, trigger.start, trigger.end - trigger.start - 1)
        if target is not None and (own := around.target_place(clauses, target)) is not None:
            return own
    return around.nearest_place(clauses.words, trigger.end - 1, places)
