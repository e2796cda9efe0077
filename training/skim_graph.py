"""Changes to the graph of a model file: the first look, and the heads' products as one in int8."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import onnx.utils
from onnx import helper, numpy_helper

Array = npt.NDArray[np.float32]

LAYERS = 2
"""Layers before the first look: after one, four fifths of the pieces are still read on, after three the half that is
saved is too small a half (training/README.md)."""

_ENCODER = "/model/encoder/bert"
STATE = f"{_ENCODER}/encoder/layer.{LAYERS - 1}/output/LayerNorm/LayerNormalization_output_0"
"""What the layers before the first look give: [sentence, piece, width]."""
_BIAS = f"{_ENCODER}/Where_1_output_0"
"""What every layer adds to the scores of attention, so that none goes to filling."""
_WHOLE = (STATE, _BIAS, "words", "mask")
"""What is cut down to the sentences that are read on."""
VECTORS = "vectors"
"""What the last layer gives."""
_NEVER = -1e4


@dataclass(frozen=True)
class Head:
    """Two layers with a ReLU between, as torch keeps them: weights [out, in]. ``bound``: score that is read on."""

    weight: Array
    bias: Array
    weight_out: Array
    bias_out: Array
    bound: float


class Graph:
    """A model's graph to which nodes are added."""

    def __init__(self, model: onnx.ModelProto) -> None:
        self.model = model
        self.graph = model.graph
        self.new: list[onnx.NodeProto] = []

    def value(self, name: str, array: npt.NDArray[np.generic]) -> str:
        """Add a constant; return its name."""
        self.graph.initializer.append(numpy_helper.from_array(array, name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, **more: Any) -> str:
        """Add a node with one output; return its name."""
        self.new.append(helper.make_node(kind, inputs, [output], name=output, **more))
        return output

    def product(self, name: str, quantised: tuple[str, str, str], weights: Array, bias: Array | None) -> str:
        """Add a product of int8 rows with weights [in, out], int8 too, in a form that onnxruntime fuses."""
        values, scale, zero = quantised
        whole, each = int8(weights)
        found = self.node("MatMulInteger", [values, self.value(f"{name}/weight", whole), zero], f"{name}/whole")
        found = self.node("Cast", [found], f"{name}/cast", to=onnx.TensorProto.FLOAT)
        scales = self.node("Mul", [scale, self.value(f"{name}/scale", each)], f"{name}/scales")
        found = self.node("Mul", [found, scales], f"{name}/scaled")
        return found if bias is None else self.node("Add", [found, self.value(f"{name}/bias", bias)], f"{name}/out")

    def finish(self) -> None:
        """Put the new nodes among the others, each behind what it takes."""
        waiting = [*self.graph.node, *self.new]
        known = {"", *(one.name for one in (*self.graph.initializer, *self.graph.input))}
        ordered: list[onnx.NodeProto] = []
        while waiting:
            left = []
            for node in waiting:
                if known.issuperset(node.input):
                    ordered.append(node)
                    known.update(node.output)
                else:
                    left.append(node)
            if len(left) == len(waiting):
                raise RuntimeError(f"nodes that take what nobody gives: {', '.join(node.name for node in left)}")
            waiting = left
        del self.graph.node[:]
        self.graph.node.extend(ordered)
        self.new = []


def int8(weights: Array) -> tuple[npt.NDArray[np.int8], Array]:
    """Return weights [in, out] in seven bits, and a scale for each column: eight overflow without VNNI."""
    scale = np.maximum(np.abs(weights).max(0), 1e-8) / 63
    return np.round(weights / scale).astype(np.int8), scale.astype(np.float32)


def insert(model: onnx.ModelProto, head: Head, *, name: str | None = None) -> onnx.ModelProto:
    """Return the model with a first look in it: an input ``bound`` more, and two outputs, ``kept`` and ``glimpsed``."""
    graph = Graph(model)
    after = [node for node in model.graph.node if _is_after(node)]
    _look(graph, head)
    kept = {whole: graph.node("Gather", [whole, "kept"], _cut_down(whole), axis=0) for whole in _WHOLE}
    for node in after:
        for at, given in enumerate(node.input):
            node.input[at] = kept.get(given, given)
    info, kinds = helper.make_tensor_value_info, onnx.TensorProto
    model.graph.input.append(info("bound", kinds.FLOAT, []))
    graph.finish()
    # Where two sizes have one name onnxruntime takes them for equal, and gives all sentences the shapes of the kept.
    del model.graph.value_info[:]
    for output in model.graph.output:
        for size in output.type.tensor_type.shape.dim:
            size.dim_param = size.dim_param.replace("sentence", "kept")
    _read_if_any(model.graph)
    model.graph.output.append(info("kept", kinds.INT64, ["kept"]))
    model.graph.output.append(info("glimpsed", kinds.FLOAT, ["sentence", "piece", None]))
    _tell(model, {"bound": str(round(head.bound, 4)), **({"name": name} if name else {})})
    onnx.checker.check_model(model)
    return model


def _read_if_any(graph: onnx.GraphProto) -> None:
    """Put all that works behind the first look into a branch that is taken where a sentence is kept.

    onnxruntime divides by zero where an axis is empty. What the other branch gives is empty and is never looked at.
    """
    late, rest, known = list[onnx.NodeProto](), list[onnx.NodeProto](), {_cut_down(name) for name in _WHOLE}
    for node in graph.node:
        if known.intersection((*node.input, *node.output)):
            known.update(node.output)
            late.append(node)
        else:
            rest.append(node)
    outputs = {output.name: f"read/{output.name}" for output in graph.output}
    for node in late:
        for names in (node.input, node.output):
            for at, given in enumerate(names):
                names[at] = outputs.get(given, given)
    read, empty = list[onnx.ValueInfoProto](), list[onnx.NodeProto]()
    for output in graph.output:
        kind, shape = output.type.tensor_type.elem_type, output.type.tensor_type.shape.dim
        read.append(helper.make_tensor_value_info(outputs[output.name], kind, [size.dim_param for size in shape]))
        value = helper.make_tensor("nothing", kind, [0] * len(shape), [])
        empty.append(helper.make_node("Constant", [], [f"empty/{output.name}"], value=value))
    none = [
        helper.make_tensor_value_info(f"empty/{out.name}", out.type.tensor_type.elem_type, None) for out in graph.output
    ]
    branches = {
        "then_branch": helper.make_graph(late, "read", [], read),
        "else_branch": helper.make_graph(empty, "empty", [], none),
    }
    del graph.node[:]
    graph.node.extend([*rest, helper.make_node("If", ["skim/any"], list(outputs), name="read", **branches)])


def _is_after(node: onnx.NodeProto) -> bool:
    """Return whether a node works behind the first look, and takes something that is cut down there."""
    if STATE in node.input:
        return True
    if node.name.startswith(_ENCODER):
        early = tuple(f"{_ENCODER}/encoder/layer.{number}/" for number in range(LAYERS))
        return f"{_ENCODER}/encoder/layer." in node.name and not node.name.startswith(early)
    return "words" in node.input or "mask" in node.input


def _look(graph: Graph, head: Head) -> None:
    """Add the head, and what it decides: ``kept``, the numbers of the sentences that are read on."""
    next_layer = next(node for node in graph.graph.node if node.op_type == "QuantizeLinear" and node.input[0] == STATE)
    _, step, zero_point = next_layer.input
    quantised = (graph.node("QuantizeLinear", [STATE, step, zero_point], "skim/values"), step, zero_point)
    hidden = graph.node("Relu", [graph.product("skim/hidden", quantised, head.weight.T, head.bias)], "skim/relu")
    scores = graph.node("MatMul", [hidden, graph.value("skim/last", head.weight_out.T.copy())], "skim/product")
    scores = graph.node("Add", [scores, graph.value("skim/last_bias", head.bias_out)], "skim/scores")
    zero, axis = graph.value("skim/first", np.array(0)), graph.value("skim/axis", np.array([-1]))
    guesses = graph.node("Gather", [scores, zero], "skim/guesses", axis=-1)
    stands = graph.node("Cast", ["mask"], "skim/stands", to=onnx.TensorProto.BOOL)
    never = graph.value("skim/never", np.array(_NEVER, np.float32))
    best = graph.node("ReduceMax", [graph.node("Where", [stands, guesses, never], "skim/own")], "skim/best", axes=[1],
                      keepdims=0)  # fmt: skip
    numbers = graph.node("NonZero", [graph.node("GreaterOrEqual", [best, "bound"], "skim/enough")], "skim/numbers")
    most = graph.node("ReduceMax", [best], "skim/most", keepdims=0)
    graph.node("GreaterOrEqual", [most, "bound"], "skim/any")
    graph.node("Squeeze", [numbers, graph.value("skim/rows", np.array([0]))], "kept")
    one, end = graph.value("skim/one", np.array([1])), graph.value("skim/end", np.array([np.iinfo(np.int64).max]))
    graph.node("Slice", [scores, one, end, axis], "glimpsed")


def join_heads(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return the model in which all products of the last vectors with weights are one, in int8.

    They were a sixth of the network's time in float.
    """
    graph = Graph(model)
    weights = {one.name: one for one in model.graph.initializer}
    alone = [n for n in model.graph.node if n.op_type == "MatMul" and n.input[0] == VECTORS and n.input[1] in weights]
    arrays = [numpy_helper.to_array(weights[node.input[1]]) for node in alone]
    quantised = ("heads/values", "heads/step", "heads/zero")
    graph.new.append(helper.make_node("DynamicQuantizeLinear", [VECTORS], list(quantised), name="heads/quantised"))
    whole = graph.product("heads", quantised, np.concatenate(arrays, 1), None)
    sizes = graph.value("heads/sizes", np.array([array.shape[1] for array in arrays]))
    outputs = [node.output[0] for node in alone]
    graph.new.append(helper.make_node("Split", [whole, sizes], outputs, name="heads/split", axis=-1))
    for node in alone:
        model.graph.node.remove(node)
        model.graph.initializer.remove(weights[node.input[1]])
    graph.finish()
    return model


def encoder_alone(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return the encoder without heads and without a first look, from ``ids``, ``shapes``, ``mask`` to ``vectors``."""
    nodes = [inner for node in model.graph.node for inner in (_branch(node) if node.op_type == "If" else [node])]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    known = {_cut_down(name): name for name in _WHOLE} | {f"read/{VECTORS}": VECTORS}
    for node in model.graph.node:
        for names in (node.input, node.output):
            for at, given in enumerate(names):
                names[at] = known.get(given, given)
    return onnx.utils.Extractor(model).extract_model(["ids", "shapes", "mask"], [VECTORS])


def _branch(node: onnx.NodeProto) -> list[onnx.NodeProto]:
    """Return the nodes of the branch that reads, but for those that cut down what it reads."""
    branch = next(one.g for one in node.attribute if one.name == "then_branch")
    return [inner for inner in branch.node if inner.name not in map(_cut_down, _WHOLE)]


def _cut_down(name: str) -> str:
    return f"skim/{name.rpartition('/')[2]}"


def _tell(model: onnx.ModelProto, told: dict[str, str]) -> None:
    for key, value in told.items():
        found = [entry for entry in model.metadata_props if entry.key == key] or [model.metadata_props.add()]
        found[0].key, found[0].value = key, value
