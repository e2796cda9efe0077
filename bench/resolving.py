"""Resolution alone, on annotated claims: who the parties are, with the words given.

    python -m bench.resolving CORPORA [--part dev] [--misses entity]       (CORPORA: the unpacked archives or archives)

The annotated frames stand in for the parse, so that no miss of the reader counts. Country: of every phrase whose party
has one. Entity: of parties with a proper name, not of described ones ("family of the minister"); it is right where it
is the one that the annotated name resolves to, or bears that name.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bede.gold.article import article_of
from bede.gold.read import read_gold
from bede.gold.records import GoldClaim, GoldMention, GoldVoice, Reading
from bede.model import Actor, Frame, Mention, MentionKind, Parse, Resolution, Sentence, Span, VoiceReading
from bede.resolutions import resolve
from bede.resolutions.actors.people import People
from bede.resolutions.actors.phrases import resolve_phrase
from bede.settings import ResolutionsOptions
from bede.text.heads import head_of
from bede.text.normalise import fold

NOBODY = People({})
PARTICLES = frozenset("of the and for in on to de del da dos la le el al bin ibn van von der den e y".split())


def parse_of(reading: Reading) -> Parse:
    """Return the annotated frames as a parse."""
    text = reading.document.text or ""
    sentences = tuple(Sentence(n, span, 0) for n, span in enumerate(reading.document.sentences))
    frames = tuple(_frame(claim, text) for claim in reading.claims)
    return Parse(reading.document.doc, "gold", sentences, (), frames)


def _mention(text: str, span: Span, kind: MentionKind) -> Mention:
    return Mention(span, kind, head_of(text, span))


def _parties(text: str, mentions: tuple[GoldMention, ...]) -> tuple[Mention, ...]:
    return tuple(_mention(text, m.span, MentionKind.PARTY) for m in mentions if m.span is not None)


def _frame(claim: GoldClaim, text: str) -> Frame:
    return Frame(
        sentence=claim.sentence, trigger=claim.trigger, type=claim.type, mode=claim.mode, status=claim.status,
        stance=claim.stance, certainty=claim.certainty,
        actors=_parties(text, claim.actors), recipients=_parties(text, claim.recipients),
        time=_mention(text, claim.time.span, MentionKind.TIME) if claim.time and claim.time.span else None,
        place=_mention(text, claim.place.span, MentionKind.PLACE) if claim.place else None,
        voices=tuple(
            VoiceReading(
                _mention(text, v.span, MentionKind.PARTY) if v.span else None, v.cue, v.kind, carried=v.carried
            )
            for v in claim.voices
        ),
    )  # fmt: skip


def actors(reading: Reading, found: dict[Span, Resolution[Actor]]) -> Iterator[tuple[str, str, str, str]]:
    """Yield (measure, verdict, the words, what was wanted and given) for each phrase of a known party."""
    mentions: list[GoldMention | GoldVoice] = []
    for claim in reading.claims:
        mentions += [*claim.actors, *claim.recipients, *claim.voices]
    for span, key in dict.fromkeys((m.span, m.party) for m in mentions):
        party = reading.party(key)
        if span is None or party is None:
            continue
        given = found[span].value if span in found else None
        words = (reading.document.text or "")[span.start : span.end]
        method = found[span].method if span in found else "-"
        if party.country is not None:
            verdict = "none" if given is None or given.country is None else "right"
            verdict = "wrong" if verdict == "right" and given and given.country != party.country else verdict
            told = f"{party.name}/{party.country} : {given.name if given else None}/{given.country if given else None}"
            yield "country", verdict, words, f"{told} ({method})"
        if party.name is not None and is_proper(party.name):
            verdict = "none" if given is None else "right" if is_entity(party.name, given) else "wrong"
            yield "entity", verdict, words, f"{party.name} : {given.name if given else None} ({method})"


def is_entity(name: str, given: Actor) -> bool:
    """Return whether a resolved party is the one of an annotated name."""
    if fold(name) == fold(given.name):
        return True
    meant = resolve_phrase(name, NOBODY).value
    return meant is not None and meant.entity == given.entity


def is_proper(name: str) -> bool:
    """Return whether a name is one, and no description ("family of the minister", "Turkmen opposition")."""
    return all(word[0].isupper() or not word[0].isalpha() or word in PARTICLES for word in name.split())


def main() -> None:
    """Print the figures, and misses if asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--misses", choices=("country", "entity"))
    options = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    for reading in read_gold(Path("gold"), options.corpora, (options.part,)).readings:
        if reading.document.text is None:
            continue
        found = resolve(article_of(reading.document), parse_of(reading), ResolutionsOptions())
        for measure, verdict, words, told in actors(reading, found.actors):
            counts[measure, verdict] += 1
            if measure == options.misses and verdict != "right":
                print(f"{reading.document.doc}\t{verdict}\t{words}\t{told}")
    for measure in ("country", "entity"):
        right, wrong, none = (counts[measure, verdict] for verdict in ("right", "wrong", "none"))
        print(
            f"actors, {measure}: right {right} of {right + wrong} given ({right / max(1, right + wrong):.3f}), "
            f"of {right + wrong + none} wanted ({right / max(1, right + wrong + none):.3f})"
        )


if __name__ == "__main__":
    main()
