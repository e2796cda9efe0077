"""Factuality: UW, UDS It-Happened, MegaVeridicality, CommitmentBank and RP, events with a value from -3 to 3."""

from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer

from bede.gold.read import json_lines
from training.examples import Example, extent, joined, pieces_of

SETS = ("UW", "UDS_IH2", "MV2/mv2", "CB/CB", "RP/rp")


def examples(root: Path, tokenizer: Tokenizer, part: str = "train", sets: tuple[str, ...] = SETS) -> Iterator[Example]:
    """Yield sentences with the factuality of their events."""
    for name in sets:
        for row in json_lines(root / f"factuality/ReExaminingFactbank/{name}/{part}.jsonl"):
            text, spans = joined(row["text"].split())
            pieces = pieces_of(tokenizer, [text])[0]
            facts = []
            for target in row["targets"]:
                first, last = target["span1"][0], target["span1"][1] - 1
                if last < len(spans) and (e := extent(pieces, (spans[first][0], spans[last][1]))):
                    facts.append((e[0], float(target["label"])))
            yield Example("factuality", pieces, facts=facts)
