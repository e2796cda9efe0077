"""``bede evaluate``: what a user sees, and the exit codes."""

import json

import pytest
from typer.testing import CliRunner

from bede.cli.app import app
from gold.helpers_gold import claim_row, denial_row, document_row
from gold.test_gold_read import WITHOUT_TEXT, write

PART = document_row()["part"]


def run(*arguments):
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)])


@pytest.fixture
def gold(tmp_path):
    return write(tmp_path / "g", [document_row()], [claim_row(), denial_row()])


def test_the_reader_is_measured_as_a_table(gold):
    result = run(gold, "--part", PART)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("all: 1 documents, 2 sentences")
    assert "trigger + type" in result.stdout
    assert "sentences: 1 documents" in result.stdout


def test_figures_come_as_json_too(gold):
    result = run(gold, "--part", "all", "--by", "nothing", "-f", "json")
    found = json.loads(result.stdout)
    assert list(found) == ["all"]
    assert found["all"]["fields"]["trigger"]["wanted"] == 2
    assert set(found["all"]["classes"]) == {"type", "status", "stance", "certainty"}


def test_claims_of_another_coder_are_measured(gold, tmp_path):
    row = {
        "document_id": "t1", "trigger_start": 8, "trigger_end": 14, "type": "ASSAULT", "mode": "aerial",
        "status": "occurred", "stance": "asserts", "certainty": "certain", "actors": [], "recipients": [],
        "voices": [], "earliest": None, "latest": None, "time_precision": "unknown", "time_basis": "none",
    }  # fmt: skip
    (tmp_path / "claims.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    result = run(gold, "--part", "all", "-f", "json", "--claims", tmp_path / "claims.jsonl")
    assert result.exit_code == 0, result.output
    trigger = json.loads(result.stdout)["all"]["fields"]["trigger"]
    assert (trigger["right"], trigger["given"], trigger["wanted"]) == (1, 1, 2)


def test_claims_of_unknown_documents_are_not_passed_over_in_silence(gold, tmp_path):
    (tmp_path / "claims.jsonl").write_text('{"document_id": "other"}\n', encoding="utf-8")
    result = run(gold, "--part", "all", "--claims", tmp_path / "claims.jsonl")
    assert result.exit_code == 0
    assert "1 claims left out: their document_id names no document that is measured (other)" in result.output


def test_a_claim_without_what_is_measured_is_a_clear_error(gold, tmp_path):
    (tmp_path / "claims.jsonl").write_text('{"document_id": "t1"}\n', encoding="utf-8")
    result = run(gold, "--part", "all", "--claims", tmp_path / "claims.jsonl")
    assert result.exit_code == 2
    assert "KeyError: 'type'" in result.output
    assert "docs/columns.md" in result.output


def test_check_counts_and_finds_no_fault(gold):
    result = run(gold, "--part", "all", "--check")
    assert result.exit_code == 0, result.output
    assert "1 documents (1 with text), 2 claims, 0 faults" in result.stdout
    assert "ASSAULT" in result.stdout


def test_check_names_faults_and_fails(tmp_path):
    gold = write(tmp_path / "g", [document_row()], [claim_row(mode="visit")])
    result = run(gold, "--part", "all", "--check")
    assert result.exit_code == 1
    assert "ASSAULT has no mode visit" in result.stdout


def test_missing_texts_are_named_and_fail(tmp_path):
    gold = write(tmp_path / "g", [document_row(), {**WITHOUT_TEXT, "doc": "t2"}], [claim_row()])
    result = run(gold, "--part", "all")
    assert result.exit_code == 1
    assert "1 texts are missing: no corpora were named (t2)" in result.output


def test_without_any_text_the_way_out_is_told(tmp_path):
    result = run(write(tmp_path / "g", [WITHOUT_TEXT], []), "--part", "all")
    assert result.exit_code == 2
    assert "Name the corpora: --corpora FOLDER" in result.output


def test_a_folder_without_annotations_is_a_clear_error(tmp_path):
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "documents.jsonl" in result.output
