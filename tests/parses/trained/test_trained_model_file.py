"""A model file is opened only where it keeps the contract; what is wrong is told."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from bede.errors import ModelError
from bede.parses.trained import TrainedReader
from bede.parses.trained.model_file import OUTPUTS, ROLES, TAGS, open_model
from bede.settings import ParsesOptions

SHIPPED = Path(str(files("bede.parses.trained") / "reader.onnx"))
MOST_BYTES = 30 * 1024 * 1024


def field(number: int, *parts: bytes | int) -> bytes:
    """A field of a protocol buffer: a number, or bytes with their length before."""
    if isinstance(parts[0], int):
        return bytes([number << 3, parts[0]])
    body = b"".join(p for p in parts if isinstance(p, bytes))
    return bytes([number << 3 | 2, len(body)]) + body


def stranger() -> bytes:
    """A whole ONNX model that gives back its one input, and is no reader."""
    kind = field(1, field(1, 7), field(2, field(1, field(1, 1))))
    value = lambda name: field(1, name) + field(2, kind)  # noqa: E731
    node = field(1, field(1, b"x"), field(2, b"y"), field(4, b"Identity"))
    graph = node + field(2, b"g") + field(11, value(b"x")) + field(12, value(b"y"))
    return field(1, 8) + field(7, graph) + field(8, field(2, 13))


def test_the_shipped_model_keeps_the_contract():
    model = open_model(SHIPPED)
    assert model.name.startswith("minilm.v")
    assert set(model.labels) >= {*TAGS, *ROLES, "type", "mode", "status", "stance", "certainty", "carried"}
    assert 0 < model.threshold < 1
    assert len(model.digest) == 64


def test_the_shipped_model_is_small_and_has_a_card():
    assert SHIPPED.stat().st_size <= MOST_BYTES
    card = open_model(SHIPPED).card
    assert {"data", "licence", "scores", "limits", "base"} <= set(card)


def test_another_file_takes_its_place_by_one_setting(tmp_path):
    file = tmp_path / "other.onnx"
    shutil.copy(SHIPPED, file)
    assert TrainedReader(ParsesOptions(model=str(file))).name == TrainedReader(ParsesOptions()).name


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (None, "can't be read"),
        (b"", "no ONNX model"),
        (b"not a model", "no ONNX model"),
        (stranger(), "lacks metadata name"),
    ],
)
def test_what_is_no_model_is_told(tmp_path, body, told):
    file = tmp_path / "x.onnx"
    if body is not None:
        file.write_bytes(body)
    with pytest.raises(ModelError, match=told) as caught:
        TrainedReader(ParsesOptions(model=str(file)))
    assert str(file) in str(caught.value)


def test_a_stranger_is_told_all_that_it_lacks(tmp_path):
    file = tmp_path / "x.onnx"
    file.write_bytes(stranger())
    with pytest.raises(ModelError) as caught:
        open_model(file)
    assert all(f"output {name}" in str(caught.value) for name in OUTPUTS)


def test_a_model_that_is_cut_off_is_told(tmp_path):
    file = tmp_path / "half.onnx"
    file.write_bytes(SHIPPED.read_bytes()[: 5 * 1024 * 1024])
    with pytest.raises(ModelError, match="no ONNX model"):
        open_model(file)
