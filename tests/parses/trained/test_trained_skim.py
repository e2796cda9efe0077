"""The first look: what it lets go has names and nothing else, what it lets through is read as ever."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import onnx
import pytest
from reader_contract import document_of
from training.skim_graph import encoder_alone

from bede.errors import ModelError
from bede.model import Sentence, Span
from bede.parses.sentences import sentence_spans
from bede.parses.trained import TrainedReader
from bede.parses.trained.model_file import EARLY, ModelFile, open_model
from bede.settings import ParsesOptions

SHIPPED = Path(str(files("bede.parses.trained") / "reader.onnx"))

CLAIM = "Troops from Norway shelled the port of Gdynia on Monday, officials said."
NONE = (
    "The harbour museum in Gdynia opens at ten, and entry is free for children.",
    "Anna Kowalska has collected model ships since she was a girl.",
    "Rain is likely in the north.",
    "Asked about the price of fish, the cook at the Blue Anchor smiled.",
)
TEXT = " ".join((*NONE[:2], CLAIM, *NONE[2:]))


def sentences(text):
    return [Sentence(number, span, 0) for number, span in enumerate(sentence_spans(text, Span(0, len(text))))]


def read(text, **options):
    return TrainedReader(ParsesOptions(**options)).look_at(text, sentences(text))


def test_sentences_without_a_word_that_may_begin_a_claim_are_let_go():
    pieces = TrainedReader(ParsesOptions()).cut(TEXT, sentences(TEXT))
    kept = [bool(scored.kinds) for scored in TrainedReader(ParsesOptions()).score(pieces)]
    assert kept[2]
    assert not all(kept)


def test_what_is_let_go_keeps_its_names_and_has_no_frames():
    found = read(TEXT)
    assert [frame.type.value for frame in found[2].frames(None)] == ["ASSAULT"]
    for number in (0, 1, 3, 4):
        assert found[number].frames(None) == []
        assert found[number].attributions() == []
    named = [TEXT[m.span.start : m.span.end] for m in found[1].names()]
    assert named == ["Anna Kowalska"]


def test_without_the_first_look_everything_is_read_to_the_end():
    reader = TrainedReader(ParsesOptions(skim=False))
    scored = reader.score(reader.cut(TEXT, sentences(TEXT)))
    assert all(one.kinds for one in scored)


def test_a_threshold_of_ones_own_looks_at_every_sentence():
    found = read_at_zero(TEXT)
    assert all(one.kinds for one in found)
    assert all(len(one.triggers) > 3 for one in found)


def read_at_zero(text):
    reader = TrainedReader(ParsesOptions())
    return reader.score(reader.cut(text, sentences(text)), 0.0)


@pytest.mark.parametrize("text", [NONE[2], NONE[2] + " " + NONE[2], "Rain."])
def test_a_text_without_any_claim_is_survived(text):
    assert [one.frames(None) for one in read(text)] == [[]] * len(sentences(text))


def test_the_encoder_alone_gives_the_vectors_that_the_whole_model_gives():
    import onnxruntime as ort  # noqa: PLC0415

    model = open_model(SHIPPED)
    reader = TrainedReader(ParsesOptions())
    (pieces,) = reader.cut(CLAIM, sentences(CLAIM))
    inputs = {name: np.array([getattr(pieces, name)], dtype=np.int64) for name in ("ids", "shapes")}
    inputs["mask"] = np.ones_like(inputs["ids"])
    alone = ort.InferenceSession(encoder_alone(onnx.load(str(SHIPPED))).SerializeToString())
    found = alone.run(["vectors"], inputs)[0]
    words = np.array([pieces.opens], dtype=np.int64)
    rest = {"words": words, "threshold": np.array(0.5, np.float32), "bound": np.array(-np.inf, np.float32)}
    whole = model.session.run(["vectors"], {**inputs, **rest})[0]
    np.testing.assert_allclose(found, whole, atol=1e-5)


def test_a_model_that_tells_a_bound_and_has_no_first_look_is_refused(tmp_path):
    model = onnx.load(str(SHIPPED))
    keep = [output for output in model.graph.output if output.name not in EARLY]
    del model.graph.output[:]
    model.graph.output.extend(keep)
    file = tmp_path / "half.onnx"
    onnx.save(model, str(file))
    with pytest.raises(ModelError, match="output kept, output glimpsed"):
        open_model(file)


def test_a_sentence_is_read_alone_as_it_is_among_others():
    reader = TrainedReader(ParsesOptions())
    pieces = reader.cut(TEXT, sentences(TEXT))
    for one, among in zip(pieces, reader.score(pieces), strict=True):
        (alone,) = reader.score([one])
        assert bool(alone.kinds) == bool(among.kinds)
        assert [anchor.piece for anchor in alone.triggers] == [anchor.piece for anchor in among.triggers]
        for name, tags in alone.tags.items():
            np.testing.assert_allclose(tags, among.tags[name][: len(tags)], atol=1e-4)


def split_of(*texts):
    return [(document_of(text), sentences(text)) for text in texts]


def test_documents_are_read_together_as_each_is_alone_where_scores_hang_on_nothing_beside():
    reader = TrainedReader(ParsesOptions())
    assert reader.is_steady
    given = split_of(TEXT, CLAIM, NONE[1], CLAIM + " " + NONE[0])
    together = reader.read(given)
    assert together == [reader.read([one])[0] for one in given]
    assert [len(one.frames) for one in together] == [1, 1, 0, 1]


def test_a_model_whose_scores_hang_on_its_batch_reads_documents_one_by_one(monkeypatch):
    run, sizes = ModelFile.run, []

    def rounded(model, inputs, *, whole=False):
        """As dynamic rounding does: the longest sentence of a batch moves what the others get."""
        sizes.append(len(inputs["ids"]))
        found = run(model, inputs, whole=whole)
        return found | {"cue": found["cue"] * np.float32(1 + inputs["ids"].shape[1] / 1000)}

    monkeypatch.setattr(ModelFile, "run", rounded)
    reader = TrainedReader(ParsesOptions())
    assert not reader.is_steady
    sizes.clear()
    reader.read(split_of(CLAIM, CLAIM, CLAIM))
    assert sizes == [1, 1, 1]
