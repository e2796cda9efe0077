import csv
import json
from dataclasses import replace

import pytest
from helpers_chronicle import make_claim, make_coded, make_document, make_event, make_page, make_run
from pyarrow import parquet

from bede.chronicle import Chronicle, CodedPage
from bede.chronicle.export import FORMATS, export
from bede.chronicle.filters import ClaimFilter
from bede.chronicle.query import claims, documents, events
from bede.errors import ChronicleError, UsageError

QUERIES = {"claims": claims, "events": events, "documents": documents}


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory):
    page = make_page(b"odd", "odd.html")
    document = replace(make_document(page), title='A "quoted", title\nin two lines\u2028or three')
    coded = make_coded(claims=2)
    with Chronicle.open(tmp_path_factory.mktemp("export") / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        odd = make_claim(document, place=None, voices=(), amounts=())
        chronicle.write_batch([coded, CodedPage(page, document, (odd,))])
        chronicle.replace_events([make_event(*coded.claims, publishers=("A", "B"))], [])
        yield chronicle


@pytest.mark.parametrize("table", QUERIES)
def test_jsonl_has_the_rows_of_the_query(chronicle, tmp_path, table):
    out = tmp_path / "x.jsonl"
    rows = list(QUERIES[table](chronicle))
    assert export(chronicle, table, "jsonl", out) == len(rows)
    lines = out.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == rows


def test_jsonl_is_plain_utf8(chronicle, tmp_path):
    export(chronicle, "documents", "jsonl", tmp_path / "x.jsonl")
    assert "insha’Allah 😀" in (tmp_path / "x.jsonl").read_text(encoding="utf-8")


def test_csv_reads_back(chronicle, tmp_path):
    assert export(chronicle, "claims", "csv", tmp_path / "claims.csv") == 3
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    nested = list(claims(chronicle))
    for row, full in zip(rows, nested, strict=True):
        assert row["claim_id"] == full["claim_id"]
        assert row["actors"] == "Norland"
        assert json.loads(row["actors_json"]) == full["actors"]
        assert json.loads(row["voices_json"]) == full["voices"]
        assert row["place_name"] == (full["place"]["name"] if full["place"] else "")
        assert row["mode"] == ""
        assert float(row["score"]) == full["score"]
        assert row["earliest"] == full["earliest"]


def test_csv_keeps_newlines_and_quotes_within_a_cell(chronicle, tmp_path):
    export(chronicle, "documents", "csv", tmp_path / "documents.csv")
    with (tmp_path / "documents.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["uri"]: row for row in csv.DictReader(file)}
    assert rows["odd.html"]["title"] == 'A "quoted", title\nin two lines\u2028or three'
    assert rows["odd.html"]["text"] == next(documents(chronicle))["text"]


def test_descriptor_describes_the_columns_of_each_csv(chronicle, tmp_path):
    for table in ("events", "claims", "claims"):
        export(chronicle, table, "csv", tmp_path / f"{table}.csv")
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["path"] for resource in package["resources"]] == ["claims.csv", "events.csv"]
    for resource in package["resources"]:
        with (tmp_path / resource["path"]).open(encoding="utf-8", newline="") as file:
            names = next(csv.reader(file))
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == names
        assert all(field["description"] for field in fields)
    stance = next(field for field in package["resources"][0]["schema"]["fields"] if field["name"] == "stance")
    assert stance["constraints"]["enum"] == ["asserts", "denies", "disclaims", "declines", "questions"]
    assert package["resources"][0]["schema"]["primaryKey"] == ["claim_id"]


def test_a_descriptor_of_somebody_else_is_not_overwritten(chronicle, tmp_path):
    (tmp_path / "datapackage.json").write_text("mine", encoding="utf-8")
    with pytest.raises(ChronicleError, match="no Frictionless descriptor"):
        export(chronicle, "claims", "csv", tmp_path / "claims.csv")
    assert (tmp_path / "datapackage.json").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("table", QUERIES)
def test_parquet_has_nested_rows_and_days(chronicle, tmp_path, table):
    out = tmp_path / "x.parquet"
    rows = list(QUERIES[table](chronicle))
    assert export(chronicle, table, "parquet", out) == len(rows)
    read = parquet.read_table(out)
    back = json.loads(json.dumps(read.to_pylist(), default=str))
    assert back == rows
    assert all(field.metadata[b"description"] for field in read.schema)


def test_parquet_types(chronicle, tmp_path):
    export(chronicle, "claims", "parquet", tmp_path / "x.parquet")
    schema = parquet.read_schema(tmp_path / "x.parquet")
    assert str(schema.field("earliest").type) == "date32[day]"
    assert str(schema.field("sentence").type) == "string"
    assert schema.field("actors").type.value_type.get_field_index("entity") >= 0


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("table", QUERIES)
def test_same_content_gives_the_same_bytes(chronicle, tmp_path, table, format):
    for name in ("a", "b"):
        export(chronicle, table, format, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_selection_is_a_valid_file(chronicle, tmp_path, format):
    nobody = ClaimFilter(actor="nobody at all")
    assert export(chronicle, "claims", format, tmp_path / "x", nobody) == 0
    content = (tmp_path / "x").read_bytes()
    if format == "jsonl":
        assert content == b""
    if format == "csv":
        assert content.startswith(b"claim_id,document_id,uri,")
    if format == "parquet":
        assert parquet.read_table(tmp_path / "x").num_rows == 0


def test_dash_is_standard_output(chronicle, tmp_path, capfdbinary, monkeypatch):
    monkeypatch.chdir(tmp_path)
    export(chronicle, "claims", "jsonl", "-", ClaimFilter(limit=1))
    export(chronicle, "claims", "csv", "-", ClaimFilter(limit=1))
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert json.loads(lines[0])["trigger"] == "send"
    assert lines[1].startswith("claim_id,")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UsageError, match="Name a file"):
        export(chronicle, "claims", "parquet", "-")


def test_wrong_names_are_refused_with_the_right_ones(chronicle, tmp_path):
    with pytest.raises(UsageError, match="claims, events, documents"):
        export(chronicle, "people", "csv", tmp_path / "x")
    with pytest.raises(UsageError, match="jsonl, csv, parquet"):
        export(chronicle, "claims", "xlsx", tmp_path / "x")


def test_a_file_that_can_not_be_written_leaves_nothing_behind(chronicle, tmp_path):
    with pytest.raises(ChronicleError, match="could not be written"):
        export(chronicle, "claims", "csv", tmp_path / "nowhere" / "x.csv")
    (tmp_path / "folder").mkdir()
    with pytest.raises(ChronicleError, match="could not be written"):
        export(chronicle, "claims", "jsonl", tmp_path / "folder")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_an_older_export_stays_until_the_new_one_is_complete(chronicle, tmp_path, monkeypatch):
    out = tmp_path / "x.jsonl"
    out.write_text("old", encoding="utf-8")

    def broken(rows, shape, file):
        file.write(next(rows)["sentence"].encode())
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(FORMATS, "jsonl", broken)
    with pytest.raises(ChronicleError, match="No space left"):
        export(chronicle, "claims", "jsonl", out)
    assert out.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["x.jsonl"]
