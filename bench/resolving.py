"""Resolution alone, on annotated claims: who the parties are, with the words given.

    python -m bench.resolving CORPORA [--part dev] [--misses MEASURE]       (CORPORA: the unpacked archives or archives)

The annotated frames stand in for the parse, so that no miss of the reader counts; the names beside them are those that
the reader marks. Country: of every phrase whose party has one. Entity: of parties with a proper name, not of described
ones ("family of the minister"); it is right where it is the one that the annotated name resolves to, or bears that name
or one that the document explains it by ("(STMA)"). A role that is known by its words alone ("the judge") counts as
resolved to nobody.
Reference: of pronouns and bare roles whose party another phrase of the document names, or which has a proper name; it
is right where it is what that phrase resolves to, or bears that name.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

from bede.gold.article import article_of
from bede.gold.read import read_gold
from bede.gold.records import GoldClaim, GoldMention, GoldVoice, Reading
from bede.knowledge.world import slug
from bede.model import Actor, Frame, Mention, MentionKind, Parse, Resolution, Sentence, Span, VoiceReading
from bede.parses import annotate
from bede.pipeline import make_reader
from bede.resolutions import resolve
from bede.resolutions.actors.abbreviations import abbreviations
from bede.resolutions.actors.belonging import BY_CONTEXT
from bede.resolutions.actors.names import bare_name
from bede.resolutions.actors.people import People
from bede.resolutions.actors.phrases import resolve_phrase
from bede.resolutions.actors.pointers import is_pronoun
from bede.resolutions.actors.scene import Scene
from bede.resolutions.background import date_by_background
from bede.settings import Settings
from bede.text.heads import head_of
from bede.text.normalise import fold

BRACKETS = re.compile(r"\s?\([^)]*\)")
NOBODY = People({})
NAMES = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GROUP, MentionKind.PLACE})
MEASURES = ("country", "entity", "pronoun", "role")
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


def references(reading: Reading, found: dict[Span, Resolution[Actor]]) -> Iterator[tuple[str, str, str, str]]:
    """Yield (measure, verdict, the words, what was given) for each pronoun and bare role whose party is told."""
    text = reading.document.text or ""
    spans: dict[Span, set[str]] = {}
    for claim in reading.claims:
        mentions: tuple[GoldMention | GoldVoice, ...] = (*claim.actors, *claim.recipients, *claim.voices)
        for mention in mentions:
            if mention.span is not None and mention.party is not None and mention.span in found:
                spans.setdefault(mention.span, set()).add(mention.party)
    pointing = {span for span in spans if _is_pointing(text, span, found[span])}
    entities: dict[str, set[str]] = {}
    for span in spans.keys() - pointing:
        if (actor := found[span].value) is not None:
            for key in spans[span]:
                entities.setdefault(key, set()).add(actor.entity)
    for span in sorted(pointing):
        names = [p.name for key in spans[span] if (p := reading.party(key)) and p.name and is_proper(p.name)]
        told = set().union(*(entities.get(key, set()) for key in spans[span]))
        if not names and not told:
            continue
        given = found[span].value if found[span].method not in OWN_WORDS else None
        words, day = text[span.start : span.end], reading.document.published
        right = given is not None and (given.entity in told or any(is_entity(name, given, day) for name in names))
        kind = "pronoun" if is_pronoun(words) else "role"
        verdict = "none" if given is None else "right" if right else "wrong"
        yield kind, verdict, words, f"{names or told} : {given.name if given else None} ({found[span].method})"


OWN_WORDS = frozenset({"role", "role-by-context", "none"})
"""Methods that say of a role what its words say, and not whom it means."""


def _is_pointing(text: str, span: Span, found: Resolution[Actor]) -> bool:
    pointed = found.method.removesuffix(BY_CONTEXT) in {"role", "none", "pronoun", "role-in-document", "role-of-owner"}
    return pointed or is_pronoun(text[span.start : span.end])


def actors(reading: Reading, found: dict[Span, Resolution[Actor]]) -> Iterator[tuple[str, str, str, str]]:
    """Yield (measure, verdict, the words, what was wanted and given) for each phrase of a known party."""
    mentions: list[GoldMention | GoldVoice] = []
    long_forms = abbreviations(reading.document.text or "")
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
            name = long_forms.get(fold(party.name), BRACKETS.sub("", party.name))
            given = None if method in OWN_WORDS and given is not None and not is_group(given) else given
            right = given is not None and is_entity(name, given, reading.document.published)
            verdict = "none" if given is None else "right" if right else "wrong"
            yield "entity", verdict, words, f"{party.name} : {given.name if given else None} ({method})"


def is_entity(name: str, given: Actor, day: date | None = None) -> bool:
    """Return whether a resolved party is the one of an annotated name.

    It is where it bears the name, or a fuller or shorter form of it of two words at least with the same last word, or
    where the name by itself resolves to it as of the day.
    """
    wanted, known = fold(bare_name(name) or name).split(), fold(bare_name(given.name) or given.name).split()
    if wanted == known:
        return True
    one, other = set(wanted), set(known)
    if min(len(one), len(other)) > 1 and wanted[-1] == known[-1] and (one <= other or other <= one):
        return True
    meant = resolve_phrase(name, NOBODY, Scene(day)).value
    return meant is not None and meant.entity == given.entity


def is_group(given: Actor) -> bool:
    """Return whether a party is a group or organ of a state ("Indian police"), and no role by its words alone."""
    return "." in given.entity or given.entity != slug(given.name)


def is_proper(name: str) -> bool:
    """Return whether a name is one, and no description ("family of the minister", "Turkmen opposition")."""
    return all(word[0].isupper() or not word[0].isalpha() or word in PARTICLES for word in name.split())


def main() -> None:
    """Print the figures, and misses if asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--misses", choices=MEASURES)
    options = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    spent = {"reading": 0.0, "resolving": 0.0}
    settings = Settings()
    reader = make_reader(settings)
    for reading in read_gold(Path("gold"), options.corpora, (options.part,)).readings:
        if reading.document.text is None:
            continue
        article, begun = article_of(reading.document), perf_counter()
        seen = annotate(article, reader, settings.parses)
        names = tuple(m for m in seen.mentions if m.kind in NAMES)
        read = perf_counter()
        parse = replace(parse_of(reading), mentions=names, quotations=seen.quotations)
        found = resolve(date_by_background(article), parse, settings.resolutions).actors
        if counts:  # not the first document, for which tables and model are opened
            spent["reading"] += read - begun
            spent["resolving"] += perf_counter() - read
        for measure, verdict, words, told in (*actors(reading, found), *references(reading, found)):
            counts[measure, verdict] += 1
            if measure == options.misses and verdict != "right":
                print(f"{reading.document.doc}\t{verdict}\t{words}\t{told}")
    for measure in MEASURES:
        right, wrong, none = (counts[measure, verdict] for verdict in ("right", "wrong", "none"))
        print(
            f"{measure}: right {right} of {right + wrong} given ({right / max(1, right + wrong):.3f}), "
            f"of {right + wrong + none} wanted ({right / max(1, right + wrong + none):.3f})"
        )
    share = spent["resolving"] / max(1e-9, spent["reading"])
    print(f"resolving took {spent['resolving']:.1f} s, reading {spent['reading']:.1f} s (ratio {share:.2f})")


if __name__ == "__main__":
    main()
