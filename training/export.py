"""From weights to the model file: ONNX, int8, with labels, tokenizer and card inside.

    python -m training.export .cache/training/reader.pt --base FOLDER --name minilm.v5 --card training/card.json \
        -o .cache/training/reader.onnx

The encoder's matrices become int8, per channel with reduced range (per tensor costs 4 to 5 points on processors
without VNNI); the heads stay float, since they are small. ``--float`` writes the same graph without int8.
"""

import argparse
import json
import tempfile
from collections import Counter
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from bede.gold.read import json_lines
from bede.parses.trained.model_file import CODES, INPUTS, KINDS, OUTPUTS, ROLES, TAGS
from training import labels
from training.encoder import load_base
from training.model import ReaderModel

OPSET = 17
CUE = 0.4
"""Probability from which a word is a cue."""
LEAST = 0.1
"""Probability of the tags from which a word is looked at; then the check has a say. Below, the check never saves it."""


LIFT = {"stance": 0.4, "certainty": 0.2}
"""How far scores are moved towards rare codes, as a share of the logarithm of their frequency: training makes a
denial so improbable that hardly one is told. Chosen on the claim corpus' dev part."""


class Graph(nn.Module):
    """The network as the reader runs it: anchors are chosen inside, and only theirs are read off."""

    def __init__(self, model: ReaderModel) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, ids: Tensor, shapes: Tensor, words: Tensor, mask: Tensor, threshold: Tensor
    ) -> tuple[Tensor, ...]:
        """Return the outputs in the order of ``OUTPUTS``, and the encoder's vectors behind them."""
        model = self.model
        vectors = model(ids, shapes, mask)
        tags = {name: model.tags[name](vectors) for name in TAGS}
        least = torch.minimum(threshold, torch.full_like(threshold, LEAST))
        proposed = self._anchors(tags["trigger"], words, least)
        frames = model.frames(vectors, proposed[:, 0], proposed[:, 1], mask)
        kept = self._kept(tags["trigger"], proposed, frames.check, threshold)
        triggers = proposed[kept]
        cues = self._anchors(tags["cue"], words, torch.full_like(threshold, CUE))
        found = {
            **tags, **{name: model.kinds[name](vectors) for name in KINDS}, "triggers": triggers[1:], "cues": cues[1:],
            **{name: scores[kept][1:] for name, scores in {**frames.roles, **frames.codes}.items()},
            "attribution": model.roles["attribution"](vectors, cues[:, 0], cues[:, 1])[1:],
        }  # fmt: skip
        return (*(found[name] for name in OUTPUTS), vectors)

    @staticmethod
    def _kept(tags: Tensor, proposed: Tensor, check: Tensor, threshold: Tensor) -> Tensor:
        """Return the numbers of the anchors whose tag and check are likely enough together, the empty one first."""
        begins = functional.softmax(tags, -1)[proposed[:, 0], proposed[:, 1], 1]
        chances = (begins * functional.softmax(check, -1)[:, 1]).sqrt()
        return torch.cat([torch.zeros(1, dtype=torch.long), 1 + torch.nonzero(chances[1:] >= threshold)[:, 0]])

    @staticmethod
    def _anchors(scores: Tensor, words: Tensor, threshold: Tensor) -> Tensor:
        """Return the anchors behind one that is none: onnxruntime divides by zero where an axis is empty."""
        found = torch.nonzero((functional.softmax(scores, -1)[..., 1] * words.float()) >= threshold)
        return torch.cat([torch.zeros(1, 2, dtype=torch.long), found])


def all_labels() -> dict[str, list[str]]:
    """Return the labels of every output that has some."""
    return {**labels.TAGS, **labels.ROLES, **labels.CODES, **labels.KINDS_AT}


def export(model: ReaderModel, file: Path) -> None:
    """Write the float graph."""
    words = torch.tensor([[0, 1, 1, 1, 0], [0, 1, 1, 0, 0]])
    sample = (
        torch.tensor([[101, 2000, 3000, 4000, 102], [101, 2000, 3000, 102, 0]]),
        torch.ones(2, 5, dtype=torch.long), words, torch.tensor([[1] * 5, [1, 1, 1, 1, 0]]), torch.tensor(0.0),
    )  # fmt: skip
    axes: dict[str, dict[int, str]] = {name: {0: "sentence", 1: "piece"} for name in INPUTS[:4]}
    axes |= {name: {0: "sentence", 1: "piece"} for name in (*TAGS, *KINDS, "vectors")}
    axes |= {name: {0: "trigger", 1: "piece"} for name in ROLES}
    axes |= {name: {0: "trigger"} for name in (*CODES, "triggers")}
    axes |= {"cues": {0: "cue"}, "attribution": {0: "cue", 1: "piece"}}
    with torch.no_grad():
        torch.onnx.export(
            Graph(model).eval(), sample, str(file), input_names=list(INPUTS), output_names=[*OUTPUTS, "vectors"],
            dynamic_axes=axes, opset_version=OPSET, dynamo=False,
        )  # fmt: skip


def lift(model: ReaderModel, gold: Path) -> None:
    """Move the scores of the codes of ``LIFT`` by their frequency in the claim corpus' train part."""
    train = {row["doc"] for row in json_lines(gold / "documents.jsonl") if row["part"] == "train"}
    claims = [row for row in json_lines(gold / "claims.jsonl") if row["doc"] in train]
    for name, share in LIFT.items():
        counts = Counter(row[name] for row in claims)
        frequent = torch.tensor([max(1, counts[label]) / len(claims) for label in labels.CODES[name]])
        head = model.codes.out[f"{name}_code"]
        with torch.no_grad():
            head.bias -= share * frequent.log()


class RowTable(nn.Module):
    """The embeddings of pieces in int8, with a scale a row: one scale for all would round small rows away."""

    table: Tensor
    scale: Tensor

    def __init__(self, weights: Tensor) -> None:
        super().__init__()
        scale = weights.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("table", (weights / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Return the vectors of pieces."""
        return self.table[ids].float() * self.scale[ids]


def quantise(source: Path, target: Path) -> None:
    """Write the graph with the encoder's matrices in int8, per channel with reduced range; all else stays float."""
    nodes = [n.name for n in onnx.load(str(source)).graph.node if "encoder/layer" not in n.name]
    # quantize_dynamic makes MatMuls of Gemms before it looks at names, and so needs both.
    excluded = [name for node in nodes for name in (node, f"{node}_MatMul")]
    quantize_dynamic(
        str(source), str(target), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm"], nodes_to_exclude=excluded,
    )  # fmt: skip
    made = [n.name for n in onnx.load(str(target)).graph.node if n.op_type == "MatMulInteger"]
    if strangers := [name for name in made if "encoder/layer" not in name]:
        raise RuntimeError(f"made int8 though they should stay float: {', '.join(strangers)}")


def describe(file: Path, told: dict[str, str]) -> None:
    """Write metadata into a model file."""
    model = onnx.load(str(file))
    del model.metadata_props[:]
    for key, value in told.items():
        entry = model.metadata_props.add()
        entry.key, entry.value = key, value
    model.producer_name = "bede"
    onnx.save(model, str(file))


def main() -> None:
    """Export, quantise and describe."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--threshold", type=float, default=0.42)
    parser.add_argument("--card", type=Path)
    parser.add_argument("--gold", type=Path, default=Path("gold"), help="the claim corpus, for how frequent codes are")
    parser.add_argument("--float", action="store_true")
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    model = ReaderModel(load_base(options.base))
    model.load_state_dict(torch.load(options.weights, weights_only=True, map_location="cpu"))
    lift(model, options.gold)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "float.onnx"
        if not options.float:
            embeddings = model.encoder.bert.embeddings
            embeddings.word_embeddings = RowTable(embeddings.word_embeddings.weight.detach())
        export(model, plain)
        if options.float:
            options.out.write_bytes(plain.read_bytes())
        else:
            quantise(plain, options.out)
    describe(
        options.out,
        {
            "name": options.name,
            "labels": json.dumps(all_labels()),
            "tokenizer": (options.base / "tokenizer.json").read_text(encoding="utf-8"),
            "threshold": str(options.threshold),
            "card": options.card.read_text(encoding="utf-8") if options.card else "{}",
        },
    )
    print(options.out, round(options.out.stat().st_size / 2**20, 1), "MiB")


if __name__ == "__main__":
    main()
