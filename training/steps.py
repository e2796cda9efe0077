"""Fixed steps of rounding: every int8 product of the graph gets the range of what comes in from news, once for all.

Before, a range was that of the batch: what stood beside a sentence moved its claims, and the marks around a sentence,
whose vectors reach three times as far as those of words, made the steps coarse. Where the range of words decides, the
marks are cut off; what is cut off there tells nothing that a claim hangs on (training/README.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
from onnx import helper, numpy_helper

from bede.parses.trained.batches import batched
from bede.parses.trained.model_file import Array
from bede.parses.trained.pieces import Pieces

OWN_RANGE = "intermediate_act_fn/Mul_1_output_0"
"""Where the range of words decides: what comes in to a layer's last product."""
FAR = "attention/output/LayerNorm/LayerNormalization_output_0"
"""Where a few columns reach far beyond the others."""
SPLIT = 12
"""Columns that reach beyond the range: what goes beyond stands in further columns, with the same weights."""
RARE = 0.001
"""Share of words that may lie above their range."""


@dataclass(frozen=True)
class Range:
    """What goes into an int8 product: least and most of its columns [column], and of all that is not cut off."""

    columns: tuple[Array, Array]
    low: float
    high: float


def ranges(file: Path, pieces: Sequence[Pieces]) -> dict[str, Range]:
    """Return the range of what goes into each int8 product, by the name of what goes in."""
    model = onnx.load(str(file))
    names = [node.input[0] for node in model.graph.node if node.op_type == "DynamicQuantizeLinear"]
    known = {output.name for output in model.graph.output}
    kind = onnx.TensorProto.FLOAT
    model.graph.output.extend(helper.make_tensor_value_info(name, kind, None) for name in names if name not in known)
    options = ort.SessionOptions()
    options.log_severity_level = 3
    session = ort.InferenceSession(model.SerializeToString(), options)
    seen: dict[str, list[tuple[Array, Array, Array]]] = {name: [] for name in names}
    for _, inputs in batched(pieces, 16):
        stands = inputs["mask"].astype(bool)
        outputs = session.run(names, {**inputs, "threshold": np.array(0.5, dtype=np.float32)})
        for name, values in zip(names, outputs, strict=True):
            own = values[_words(stands) if name.endswith(OWN_RANGE) else stands]
            seen[name].append((own.min(0), own.max(0), own.max(1)))
    return {name: _range(found, name) for name, found in seen.items()}


def _words(stands: Array) -> Array:
    """Return where words stand: neither filling nor the marks at front and end."""
    inner = stands.copy()
    inner[:, 0] = False
    inner[np.arange(len(stands)), stands.sum(1) - 1] = False
    return inner


def _range(found: Sequence[tuple[Array, Array, Array]], name: str) -> Range:
    least, most = np.min([one[0] for one in found], 0), np.max([one[1] for one in found], 0)
    if name.endswith(OWN_RANGE):
        return Range(
            (least, most),
            min(0.0, float(least.min())),
            float(np.quantile(np.concatenate([one[2] for one in found]), 1 - RARE)),
        )
    if name.endswith(FAR):
        reach = float(np.sort(np.maximum(-least, most))[-1 - SPLIT])
        return Range((least, most), -reach, reach)
    return Range((least, most), min(0.0, float(least.min())), max(0.0, float(most.max())))


def fix(model: onnx.ModelProto, found: Mapping[str, Range]) -> onnx.ModelProto:
    """Return the model with steps that are fixed; what lies outside a range is cut off, or told by further columns."""
    weights = {one.name: one for one in model.graph.initializer}
    nodes = list[onnx.NodeProto]()
    for node in model.graph.node:
        if node.op_type != "DynamicQuantizeLinear":
            nodes.append(node)
            continue
        own = found[node.input[0]]
        step = (own.high - own.low) / 255
        values, scale, zero = node.output
        model.graph.initializer.append(numpy_helper.from_array(np.array(step, np.float32), scale))
        model.graph.initializer.append(numpy_helper.from_array(np.array(round(-own.low / step), np.uint8), zero))
        given = node.input[0]
        if given.endswith(FAR):
            columns = _further(own)
            users = [one for one in model.graph.node if values in one.input]
            for user in users:
                _repeat_rows(weights[user.input[1]], columns[0])
            given = _widened(model, nodes, given, columns)
        nodes.append(helper.make_node("QuantizeLinear", [given, scale, zero], [values], name=node.name))
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    return model


def _further(own: Range) -> tuple[Array, Array, Array]:
    """Return column, sign and offset of the further columns that tell what goes beyond the range, part by part."""
    rows = [
        (column, sign, part * own.high)
        for sign, ends in ((-1.0, -own.columns[0]), (1.0, own.columns[1]))
        for column in np.flatnonzero(ends > own.high).tolist()
        for part in range(1, int(np.ceil(ends[column] / own.high)))
    ]
    column, sign, offset = (np.array(one) for one in zip(*rows, strict=True))
    return column.astype(np.int64), sign.astype(np.float32), offset.astype(np.float32)


def _repeat_rows(weights: onnx.TensorProto, columns: Array) -> None:
    array = numpy_helper.to_array(weights)
    weights.CopyFrom(numpy_helper.from_array(np.concatenate([array, array[columns]]), weights.name))


def _widened(
    model: onnx.ModelProto, nodes: list[onnx.NodeProto], given: str, columns: tuple[Array, Array, Array]
) -> str:
    """Add the nodes that append the further columns; return the name of what they give."""
    names = [f"{given}/{what}" for what in ("column", "sign", "offset")]
    model.graph.initializer.extend(numpy_helper.from_array(a, n) for a, n in zip(columns, names, strict=True))
    column, sign, offset = names
    for kind, inputs, output, more in (
        ("Gather", [given, column], "far", {"axis": -1}),
        ("Mul", [f"{given}/far", sign], "up", {}),
        ("Sub", [f"{given}/up", offset], "beyond", {}),
        ("Relu", [f"{given}/beyond"], "rest", {}),
        ("Mul", [f"{given}/rest", sign], "signed", {}),
        ("Concat", [given, f"{given}/signed"], "wide", {"axis": -1}),
    ):
        nodes.append(helper.make_node(kind, inputs, [f"{given}/{output}"], name=f"{given}/{output}", **more))
    return f"{given}/wide"
