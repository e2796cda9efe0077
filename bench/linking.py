"""Which claims are one happening: how near the events come to annotated ones.

    python -m bench.linking claims CORPORA [--part dev] [--read] [--misses N]
    python -m bench.linking actions CORPORA [--fit] [--chance P ...]

``claims``: the claim corpus, whose events join claims within a document; annotated claims, or with ``--read`` those
that the reader finds, paired with the annotated ones by their triggers (the figures are then over the paired ones).
Whether claims of two documents are joined is not annotated and not counted.
``actions``: ECB+ with its annotated actions, read and resolved as in the pipeline, the development topics or with
``--fit`` the others; all pairs of a topic are compared, and the subtopic is not told.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace
from pathlib import Path

from training.corpora.ecbplus import DEVELOPMENT
from training.pairs import Labelled, labelled_actions, labelled_claims, pairs_of

from bede.chronicle.rows import claim_dict
from bede.evaluate.clusters import ClusterScores, score_clusters
from bede.evaluate.pairs import pair
from bede.events import LinkClaim, link
from bede.events.linking.happenings import find_happenings, make_ground
from bede.events.linking.pairing import sorted_links
from bede.events.linking.scores import log_odds, odds_of
from bede.gold.article import article_of
from bede.gold.exported import reading_of
from bede.gold.read import read_gold
from bede.gold.records import Reading
from bede.knowledge.words.triggers import families_of
from bede.model import Claim, Document
from bede.parses import TrainedReader
from bede.pipeline import code_document, link_claim, make_reader
from bede.resolutions.background import date_by_background
from bede.settings import Settings

HEAD = "| | items | true | given | B-cubed P | R | F1 | MUC F1 | CEAF-e F1 | CoNLL F1 | purity | events a happening |"


def row(name: str, scores: ClusterScores) -> str:
    b = scores.b_cubed
    shares = (b.precision, b.recall, b.f1, scores.muc.f1, scores.ceaf_e.f1, scores.conll, scores.purity)
    cells = (name, scores.items, scores.wanted, scores.given, *(f"{share:.3f}" for share in shares))
    return f"| {' | '.join(map(str, cells))} | {scores.pieces:.2f} |"


def linked(claims: Sequence[LinkClaim], settings: Settings) -> dict[str, str]:
    """Return the event of each claim, as the pipeline joins them."""
    return {claim: event.id for event in link(claims, (), settings.events) for claim in event.claims}


def table(rows: Sequence[Labelled], events: dict[str, str]) -> None:
    """Print the scores of the events and of two plain baselines."""
    known = [r for r in rows if r.happening is not None]
    wanted = [str(r.happening) for r in known]

    def show(name: str, given: Sequence[Hashable]) -> None:
        print(row(name, score_clusters(wanted, given)))

    print(HEAD)
    print("|---" * 12 + "|")
    show("every claim an event of its own", [r.claim.id for r in known])
    show("same type and word in a block", [(r.block, r.claim.type, families_of(r.claim.trigger)[0]) for r in known])
    show("same word in a block", [(r.block, families_of(r.claim.trigger)[0]) for r in known])
    show("linked", [(r.block, events[r.claim.id]) for r in known])


def claims(given: argparse.Namespace, settings: Settings) -> None:
    rows = labelled_claims(given.gold, given.corpora, given.part)
    events = linked([r.claim for r in rows], settings)
    table(rows, events)
    by_type: dict[str, list[Labelled]] = defaultdict(list)
    for one in rows:
        by_type[one.claim.type].append(one)
    print("\n" + HEAD)
    print("|---" * 12 + "|")
    for name, some in sorted(by_type.items()):
        print(row(name, score_clusters([str(r.happening) for r in some], [events[r.claim.id] for r in some])))
    if given.misses:
        _misses(rows, events, given.misses)


def _misses(rows: Sequence[Labelled], events: dict[str, str], most: int) -> None:
    """Print pairs of one document that were joined wrongly or left apart wrongly, with their words."""
    blocks: dict[Hashable, list[Labelled]] = defaultdict(list)
    for one in rows:
        blocks[one.block].append(one)
    shown: Counter[str] = Counter()
    for members in blocks.values():
        for n, a in enumerate(members):
            for b in members[n + 1 :]:
                same, joined = a.happening == b.happening, events[a.claim.id] == events[b.claim.id]
                kind = "left apart" if same else "joined"
                if same != joined and shown[kind] < most:
                    shown[kind] += 1
                    print(f"\n{kind}: {a.claim.type} {a.claim.trigger!r} | {b.claim.type} {b.claim.trigger!r}")
                    print(f"  {a.claim.sentence}\n  {b.claim.sentence}")


def read_claims(given: argparse.Namespace, settings: Settings) -> None:
    """Print the scores of claims that the reader finds, over those that pair with an annotated one."""
    reader = make_reader(settings)
    coded: list[tuple[Reading, Document, tuple[Claim, ...]]] = []
    for reading in read_gold(given.gold, given.corpora, (given.part,)).readings:
        if reading.document.text is not None:
            article = date_by_background(article_of(reading.document))
            coded.append((reading, article, code_document(article, reader, settings)))
    everything = [link_claim(claim, article) for _, article, found in coded for claim in found]
    events = linked(everything, settings)
    rows, found_at_all, wanted = list[Labelled](), 0, 0
    for reading, article, found in coded:
        exported = reading_of(reading.document, [claim_dict(c, n, article, "bench") for n, c in enumerate(found)])
        number_of = {id(claim): number for number, claim in enumerate(exported.claims)}
        for number, (truth, own) in enumerate(pair(reading.claims, exported.claims).both):
            happening = f"{reading.document.doc}:{truth.event or number}"
            claim = link_claim(found[number_of[id(own)]], article)
            rows.append(Labelled(claim, happening, reading.document.doc))
        found_at_all, wanted = found_at_all + len(found), wanted + len(reading.claims)
    print(f"{found_at_all} claims found, {wanted} annotated, {len(rows)} paired\n")
    table(rows, events)


def actions(given: argparse.Namespace, settings: Settings) -> None:
    reader = TrainedReader(settings.parses)
    rows = labelled_actions(given.corpora, reader, settings, lambda topic: (topic in DEVELOPMENT) != given.fit)
    pairs = pairs_of(rows)
    odds = log_odds(pairs.columns, pairs.left, pairs.right)
    ground = make_ground([r.claim for r in pairs.rows], {})
    for chance in given.chance or [settings.events.link_average]:
        options = replace(settings.events, link_threshold=chance, link_average=chance)
        kept = odds >= odds_of(chance)
        links = sorted_links([(pairs.left[kept], pairs.right[kept], odds[kept])], len(odds))
        found = find_happenings(ground, options, links)
        events = {pairs.rows[n].claim.id: str(group[0]) for group in found.groups for n in group}
        print(f"\njoined from a mean chance of {chance}\n")
        table(pairs.rows, events)


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    options.add_argument("what", choices=("claims", "actions"))
    options.add_argument("corpora", type=Path)
    options.add_argument("--gold", type=Path, default=Path("gold"))
    options.add_argument("--part", default="dev")
    options.add_argument("--read", action="store_true")
    options.add_argument("--misses", type=int, default=0)
    options.add_argument("--fit", action="store_true")
    options.add_argument("--chance", type=float, action="append", help="from which claims are joined, instead of ours")
    given = options.parse_args()
    if given.what == "actions":
        actions(given, Settings())
    elif given.read:
        read_claims(given, Settings())
    else:
        claims(given, Settings())


if __name__ == "__main__":
    main()
