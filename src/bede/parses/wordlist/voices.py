"""Who tells it: reporting words, their speakers, and how far what they tell extends."""

from collections.abc import Sequence
from dataclasses import dataclass

from bede.knowledge.words.voices import cues
from bede.knowledge.world import Match, PartyEntry, Title
from bede.model import Span, SpeakerKind, Stance, VoiceReading
from bede.parses.wordlist.clauses import Clauses, direct_object
from bede.parses.wordlist.coordination import gather
from bede.parses.wordlist.known import Known, PartyWords
from bede.parses.wordlist.parties import to_mention
from bede.parses.wordlist.phrases import Phrase
from bede.parses.wordlist.subjects import subject
from bede.parses.wordlist.words import Tag

_INVERTIBLE = frozenset({"say", "add", "ask", "claim", "write", "note", "insist", "declare", "report"})
_OPEN = frozenset({"“", '"', "‘", "«"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A voice and the token ranges of what it tells. ``cue`` is the index of the reporting word."""

    reading: VoiceReading
    cue: int
    stance: Stance
    content: tuple[tuple[int, int], ...]

    def tells(self, index: int) -> bool:
        """Return whether the word at ``index`` is part of what is told."""
        return any(start <= index < end for start, end in self.content)


def find_tellings(clauses: Clauses, known: Known) -> list[Telling]:
    """Return the tellings of a sentence, outermost first."""
    found = [telling for head in clauses.groups if (telling := _by_verb(clauses, head, known))]
    firsts = {prefix[0] for prefix in cues().prefixes}
    starts = [i for i, word in enumerate(clauses.words) if word.lower in firsts]
    found += [telling for i in starts if (telling := _by_prefix(clauses, i, known))]
    return sorted(found, key=lambda t: (-sum(end - start for start, end in t.content), t.cue))


def _by_verb(clauses: Clauses, head: int, known: Known) -> Telling | None:
    word, group = clauses.words[head], clauses.groups[head]
    stance = cues().lemmas.get(word.lemma)
    if stance is None or group.infinitive or (group.passive and word.lemma not in {"tell"}):
        return None
    inverted = _inverted_speaker(clauses, head)
    phrase = inverted or subject(clauses, head)
    if phrase is None:
        return None
    reading = _voice(clauses, phrase, known, head, Span(word.token.start, word.token.end))
    if reading is None:
        return None
    content = _content(clauses, head, phrase, after=phrase.end if inverted else head + 1)
    if _no_more_than_a_word(content):
        return None
    return Telling(reading, head, stance, content)


def _no_more_than_a_word(content: Sequence[tuple[int, int]]) -> bool:
    return sum(end - start for start, end in content) < 2


def _inverted_speaker(clauses: Clauses, head: int) -> Phrase | None:
    """Return the speaker behind the verb in ``"...," said the minister``."""
    words = clauses.words
    if words[head].lemma not in _INVERTIBLE or head == 0 or words[head - 1].tag not in {Tag.QUOTE, Tag.COMMA}:
        return None
    phrase = clauses.phrase_from(head + 1)
    if phrase is None:
        return None
    after = words[phrase.end].tag if phrase.end < len(words) else Tag.STOP
    return phrase if after is not Tag.VERB else None


def _content(clauses: Clauses, head: int, speaker: Phrase, after: int) -> tuple[tuple[int, int], ...]:
    words = clauses.words
    start = _told_start(clauses, after)
    opener = speaker.start - 1
    while opener >= 0 and words[opener].tag is Tag.ADV:
        opener -= 1
    follows = opener >= 0 and words[opener].tag in {Tag.COMMA, Tag.QUOTE} and _has_verb(clauses, 0, opener)
    if speaker.start > head:
        follows = True
    if follows and not _clause_at(clauses, start):
        quoted_on = next((i for i in range(start, len(words)) if words[i].token.text in _OPEN), None)
        ranges = [(0, max(min(opener, head), 0))]
        if quoted_on is not None:
            ranges.append((quoted_on, len(words)))
        return tuple(ranges)
    return ((start, _told_end(clauses, start)),)


def _told_start(clauses: Clauses, index: int) -> int:
    """Return where what is told begins: behind the person told, the time and the place of telling."""
    words = clauses.words
    that = next(
        (i for i in range(index, min(index + 14, len(words))) if words[i].lower == "that" and words[i].tag is Tag.SUB),
        None,
    )
    barrier = next((i for i in range(index, len(words)) if words[i].tag in {Tag.VERB, Tag.AUX}), len(words))
    if that is not None and that < barrier:
        return that + 1
    return index


def _told_end(clauses: Clauses, start: int) -> int:
    words = clauses.words
    for index in range(start, len(words)):
        if words[index].token.text == ";":
            return index
    return len(words)


def _has_verb(clauses: Clauses, start: int, end: int) -> bool:
    quoted = any(clauses.words[i].tag is Tag.QUOTE for i in range(start, end))
    return quoted or any(clauses.words[i].tag in {Tag.VERB, Tag.AUX} for i in range(start, end))


def _clause_at(clauses: Clauses, start: int) -> bool:
    """Return whether a clause or a quotation begins at ``start``, so that the telling goes on to the right."""
    words = clauses.words
    if start > 0 and words[start - 1].lower == "that" and words[start - 1].tag is Tag.SUB:
        return True
    index = start
    while index < len(words) and words[index].tag in {Tag.TIME, Tag.ADV, Tag.COMMA}:
        index += 1
    if index >= len(words):
        return False
    if words[index].token.text in _OPEN:
        return True
    phrase = clauses.phrase_from(index)
    if phrase is None:
        return False
    return any(words[i].tag in {Tag.VERB, Tag.AUX} for i in range(phrase.end, min(phrase.end + 3, len(words))))


def _by_prefix(clauses: Clauses, index: int, known: Known) -> Telling | None:
    words = clauses.words
    for prefix in cues().prefixes:
        if tuple(w.lower for w in words[index : index + len(prefix)]) != prefix:
            continue
        phrase = clauses.phrase_from(index + len(prefix))
        if phrase is None:
            return None
        last = words[index + len(prefix) - 1].token
        reading = _voice(clauses, phrase, known, None, Span(words[index].token.start, last.end))
        if reading is None:
            return None
        end = _speaker_end(clauses, phrase)
        leads = index == 0 or (index <= 2 and words[index - 1].tag in {Tag.CONJ, Tag.QUOTE, Tag.COMMA})
        content = ((end, len(words)),) if leads else ((0, index), (end, len(words)))
        return Telling(reading, index, Stance.ASSERTS, content)
    return None


def _speaker_end(clauses: Clauses, phrase: Phrase) -> int:
    """Return the index behind a speaker and its relative clause: the next comma."""
    words = clauses.words
    return next((i for i in range(phrase.end, len(words)) if words[i].tag in {Tag.COMMA, Tag.STOP}), len(words))


def _voice(clauses: Clauses, phrase: Phrase, known: Known, head: int | None, cue: Span) -> VoiceReading | None:
    parties = gather(clauses, phrase, known, head if head is not None and phrase.end <= head else None)
    whole = next((party for party in parties if party.whole), None) or PartyWords(
        phrase.start, phrase.end, phrase.head, political=False, whole=True
    )
    kind = speaker_kind(clauses, whole, known)
    if kind is None:
        return None
    return VoiceReading(to_mention(clauses.words, whole), cue, kind)


def speaker_kind(clauses: Clauses, party: PartyWords, known: Known) -> SpeakerKind | None:
    """Return the kind of a speaker, or None where the phrase can't speak ("the move said ...")."""
    words = clauses.words
    head = words[party.head]
    if head.tag is Tag.PRON:
        return SpeakerKind.NAMED_PERSON
    match = next((m for s, m in known.matches if s <= party.head < s + m.length), None)
    named = any(
        words[i].token.text[0].isupper() and not _in_match(i, known.matches) for i in range(party.start + 1, party.end)
    ) or (words[party.start].token.text[0].isupper() and words[party.start].tag is not Tag.DET and match is None)
    if named:
        return SpeakerKind.NAMED_PERSON if not _is_media(words[party.head].lower) else SpeakerKind.MEDIA
    if match is not None and not isinstance(match.entry, Title):
        return SpeakerKind.MEDIA if _is_media(head.lower) else SpeakerKind.NAMED_BODY
    kind = cues().kinds.get(head.lower)
    if kind is not None:
        return kind
    if match is not None and isinstance(match.entry, Title):
        return SpeakerKind.NAMED_BODY if match.entry.kind == "body" else SpeakerKind.UNNAMED_OFFICIAL
    return None


def _is_media(word: str) -> bool:
    return cues().kinds.get(word) is SpeakerKind.MEDIA


def _in_match(index: int, matches: Sequence[tuple[int, Match[PartyEntry]]]) -> bool:
    return any(s <= index < s + m.length for s, m in matches)


def is_report_time(clauses: Clauses, tellings: Sequence[Telling], start: int) -> bool:
    """Return whether the dating words at token ``start`` date the telling and not what is told.

    They do where they stand right behind the reporting word, or behind the person told.
    """
    words = clauses.words
    for telling in tellings:
        if telling.cue not in clauses.groups or telling.cue > start:
            continue
        index = telling.cue + 1
        phrase = direct_object(clauses, telling.cue)
        if phrase is not None and phrase.end <= start:
            index = phrase.end
        if all(words[i].tag in {Tag.PREP, Tag.ADV, Tag.TIME} for i in range(index, start)):
            return True
    return False
