"""Train the reader, and the larger network that it learns from beside the corpora.

    python -m training.train gather .cache/corpora --base FOLDER -o EXAMPLES
    python -m training.train run EXAMPLES --base FOLDER --large FOLDER --stage large -o LARGE
    python -m training.train run EXAMPLES --base FOLDER --soft SOFT --stage taught -o READER

``training.soft`` makes SOFT of LARGE. Stage ``plain`` is claims alone, for learning curves. ``recipe.sh`` has all
steps, ``training/README.md`` what was tried.
"""

import argparse
import pickle
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from training.batches import stack
from training.corpora import attribution, claims, factuality, names, treebanks
from training.encoder import load_base
from training.examples import Example, make_tokenizer
from training.large import LargeEncoder
from training.losses import losses
from training.model import ReaderModel, load_weights
from training.pace import quicken, rounds
from training.score import trigger_scores
from training.widths import batches_by_length

ROOM = 1536
"""Pieces in a batch: about 40 sentences."""

BODY = ("encoder.bert.", "encoder.mpnet.")
"""Names of the weights that were trained before; all others begin at nothing, and learn faster."""


@dataclass(frozen=True, slots=True)
class Stage:
    """How much of each source an epoch holds, and the rates.

    ``shares``: of its sentences, drawn anew each epoch; above 1 some come more than once. ``table``: whether the
    embeddings of pieces learn too.
    """

    shares: dict[str, float]
    epochs: int
    rate: float
    head_rate: float
    table: bool = False


STAGES = {
    "plain": Stage({"claims": 1.0}, 3, 1.5e-4, 1e-3),
    "large": Stage({"claims": 1.0}, 1, 6e-5, 7e-4),
    "taught": Stage(
        {
            "claims": 3.0, "news": 1.0, "names": 3.0, "attribution": 1.0, "factuality": 0.4, "treebanks": 0.2,
        },
        1, 2.5e-4, 1e-3, True,
    ),
}  # fmt: skip


def gather(options: argparse.Namespace) -> None:
    """Read all corpora into one file of examples."""
    tokenizer = make_tokenizer(options.base / "tokenizer.json")
    root, gold = options.corpora, options.gold
    found: dict[str, list[Example]] = {
        "claims": list(claims.examples(gold, root, tokenizer)),
        "claims_dev": list(claims.examples(gold, root, tokenizer, ("dev",))),
        "names": [*names.worldwide(root, gold, tokenizer), *names.others(root, tokenizer)],
        "treebanks": list(treebanks.examples(root, gold, tokenizer)),
        "attribution": list(attribution.examples(root, gold, tokenizer)),
        "factuality": list(factuality.examples(root, tokenizer)),
    }
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(pickle.dumps(found))
    for name, examples in found.items():
        print(name, len(examples), "sentences", sum(map(len, examples)), "pieces")


def epoch(sources: dict[str, list[Example]], stage: Stage, seed: int) -> Iterator[list[Example]]:
    """Yield the batches of one epoch."""
    draw = random.Random(seed)
    chosen: list[Example] = []
    for name, share in stage.shares.items():
        part = sources[name]
        chosen += int(share) * part + draw.sample(part, round(share % 1 * len(part)))
    for numbers in batches_by_length([len(e) for e in chosen], ROOM, seed):
        yield [chosen[n] for n in numbers]


def network(options: argparse.Namespace, stage: Stage) -> ReaderModel:
    """Return the network with the weights that the stage starts at."""
    if options.large:
        model = ReaderModel(LargeEncoder(options.large, options.base))
    else:
        encoder = load_base(options.base)
        # The table of pieces is half of all weights; holding it makes steps cheaper.
        encoder.bert.embeddings.word_embeddings.weight.requires_grad_(stage.table)
        model = ReaderModel(encoder)
    if options.start:
        load_weights(model, options.start)
    return model


def run(options: argparse.Namespace) -> None:
    """Train one stage."""
    torch.manual_seed(options.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    sources: dict[str, list[Example]] = pickle.loads(options.examples.read_bytes())
    if options.part < 1:
        sources["claims"] = random.Random(1).sample(sources["claims"], round(options.part * len(sources["claims"])))
    if options.soft:
        sources |= pickle.loads(options.soft.read_bytes())
    stage = STAGES[options.stage]
    if missing := stage.shares.keys() - sources.keys():
        raise SystemExit(f"stage {options.stage} needs {', '.join(missing)}: name the file of training.soft by --soft.")
    epochs = options.epochs or stage.epochs
    model = network(options, stage).to(device)
    average = deepcopy(model)
    model.rounded = rounds(device.type)
    if device.type == "cpu":
        quicken(model, np.random.Generator(np.random.SFC64(options.seed)))
    free = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    heads = [p for name, p in free if not name.startswith(BODY)]
    body = [p for name, p in free if name.startswith(BODY)]
    rates = (options.rate or stage.rate, stage.head_rate)
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": rates[0]}, {"params": heads, "lr": rates[1]}], weight_decay=0.01, fused=True
    )
    total = sum(len(list(epoch(sources, stage, 100 + n))) for n in range(epochs))
    began, step, seen = time.time(), 0, 0
    running: dict[str, float] = defaultdict(float)
    print(f"{total} steps on {device}", flush=True)
    for number in range(epochs):
        model.train()
        for examples in epoch(sources, stage, 100 + number):
            factor = min(1.0, (step + 1) / (0.06 * total)) * max(0.0, 1 - step / total)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * factor
            costs = losses(model, stack(examples).to(device))
            sum(costs.values(), torch.zeros((), device=device)).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step, seen = step + 1, seen + len(examples)
            _follow(average, model, min(0.998, (1 + step) / (10 + step)))
            for name, cost in costs.items():
                running[name] += float(cost.detach())
            if step % 100 == 0:
                shown = " ".join(f"{name} {value / 100:.2f}" for name, value in running.items())
                print(f"{time.time() - began:.0f} s, {step}/{total}, {seen} sentences: {shown}", flush=True)
                running.clear()
                torch.save(average.state_dict(), options.out)
        average.eval()
        print(f"epoch {number + 1}:", trigger_scores(average, sources["claims_dev"], ROOM), flush=True)
        torch.save(average.state_dict(), options.out)


def _follow(average: nn.Module, model: nn.Module, decay: float) -> None:
    """Move the averaged weights towards the model's."""
    with torch.no_grad():
        for mean, current in zip(average.parameters(), model.parameters(), strict=True):
            if current.requires_grad:
                mean.lerp_(current, 1 - decay)


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the options of a call."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(required=True)
    first = verbs.add_parser("gather", help="read the corpora into one file of examples")
    first.add_argument("corpora", type=Path)
    first.add_argument("--gold", type=Path, default=Path("gold"))
    first.set_defaults(verb=gather)
    second = verbs.add_parser("run", help="train one stage")
    second.add_argument("examples", type=Path)
    second.add_argument("--stage", choices=STAGES, required=True)
    second.add_argument("--large", type=Path, help="the larger encoder's folder (training.large), to train that")
    second.add_argument("--soft", type=Path, help="what a larger network made of sentences (training.soft)")
    second.add_argument("--start", type=Path, help="weights of the stage before")
    second.add_argument("--seed", type=int, default=7)
    second.add_argument("--part", type=float, default=1.0, help="share of the claim corpus, for learning curves")
    second.add_argument("--epochs", type=int)
    second.add_argument("--rate", type=float)
    second.set_defaults(verb=run)
    for one in (first, second):
        one.add_argument("--base", type=Path, required=True)
        one.add_argument("-o", "--out", type=Path, required=True)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    chosen = parse()
    chosen.verb(chosen)
