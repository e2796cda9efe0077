"""What the commands print: the chronicle in the order of what happened, filters, exports, evidence."""

import csv
import io
import json
import re

import pyarrow.parquet
import pytest

NOT_IN_A_PIPE = {"event_id", "run_id", "uri"}
"""Fields of the claims export that ``bede code`` can't know: nothing is linked, stored, or read from a file."""


def rows(text):
    return [json.loads(line) for line in text.splitlines()]


def test_show_reads_like_a_chronicle(run, chronicle):
    text = run("show", chronicle).stdout
    order = [
        r"^2014$",
        r"^5 Mar 2014$",
        r"^    John Kerry.* Sergei Lavrov: met  \[CONSULT.* · occurred\]  Paris$",
        r"^        “U.S. Secretary of State John Kerry met",
        r"^        according to Harbour Gazette, in its own voice$",
        r"^        own reporting · 1 origin · Kerry and Lavrov meet in Paris, 6 Mar 2014 · e[0-9a-f]{8}$",
        r"^told 6 Mar 2014, no date of its own$",
        r"^    Sergei Lavrov → Ukraine: accused  \[ACCUSE.* · occurred\]$",
        r"^7 Mar 2014$",
        r"^    John Kerry.* Francois Hollande: meet  \[CONSULT.* · planned\]  Paris$",
        r"^        according to “a spokesman for the ministry”, in Harbour Gazette$",
        r"^2022$",
        r"^12 Mar 2022$",
        r"^    Russian .*: shelled  \[ASSAULT .* · occurred\]  Kharkiv$",
        r"^        according to “a Ukrainian official”, in Reuters$",
        r" · Russian shells hit market in Kharkiv, 13 Mar 2022 · ",
        r"^Undated$",
        r"^no date can be told$",
        r" · Envoys speak of grain, no date of publication · ",
        r"^\d+ events from 3 documents; \d+ without a date of their own\.",
    ]
    lines = iter(text.splitlines())
    for pattern in order:
        assert any(re.search(pattern, line) for line in lines), f"{pattern} is not in its place in\n{text}"


def test_show_prints_the_sentence_of_every_entry_as_it_stands(run, chronicle):
    text = " ".join(run("show", chronicle).stdout.split())
    for row in rows(run("claims", chronicle, "-f", "jsonl").stdout):
        assert " ".join(f"“{row['sentence']}”".split()) in text


def test_ids_that_show_prints_are_taken_by_why(run, chronicle):
    ids = re.findall(r" · (e[0-9a-f]{8})$", run("show", chronicle).stdout, re.M)
    assert len(ids) == len(rows(run("events", chronicle, "-f", "jsonl").stdout))
    assert run("why", chronicle, ids[0]).stdout.startswith(f"event {ids[0]}")


@pytest.mark.parametrize(
    ("options", "triggers"),
    [
        (["--type", "consult", "--status", "planned"], {"meet"}),
        (["--type", "ACCUSE", "--type", "ASSAULT"], {"accused", "condemned", "shelled"}),
        (["--actor", "Lavrov", "--recipient", "UKR"], {"accused"}),
        (["--speaker", "Ukrainian official"], {"shelled"}),
        (["--since", "2014-03-07", "--until", "2022-12-31"], {"meet", "shelled", "condemned"}),
        (["--country", "TUR", "--type", "SUPPORT"], {"signed"}),
        (["--publisher", "harbour", "--text", "BREACH"], {"accused"}),
        (["--limit", "1"], {"met"}),
        (["--limit", "0"], set()),
        (["--actor", "Nobody At All"], set()),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_filters(run, chronicle, options, triggers):
    found = rows(run("claims", chronicle, "-f", "jsonl", *options).stdout)
    assert {row["trigger"] for row in found} == triggers
    events = rows(run("events", chronicle, "-f", "jsonl", *options).stdout)
    assert {claim for event in events for claim in event["claims"]} == {row["claim_id"] for row in found}
    shown = run("show", chronicle, *options)
    assert shown.returncode == 0
    assert shown.stdout.splitlines()[-1].startswith(f"{len(events)} event")
    exported = rows(run("export", chronicle, *options).stdout)
    assert exported == found


def test_limit_counts_in_the_printed_order_and_the_footer_counts_what_is_shown(run, chronicle):
    whole = run("show", chronicle).stdout
    shown = run("show", chronicle, "--limit", "2").stdout
    assert shown.splitlines()[:-2] == whole.splitlines()[: len(shown.splitlines()) - 2]
    assert shown.rstrip().splitlines()[-1].startswith("2 events from ")


@pytest.mark.parametrize("table", ["claims", "events"])
def test_lists_have_one_line_a_row_in_a_pipe(run, chronicle, table):
    lines = run(table, chronicle).stdout.splitlines()
    found = rows(run(table, chronicle, "-f", "jsonl").stdout)
    assert lines[0].split()[:4] == ["when", "who", "→", "whom"]
    assert lines[-1] == f"{len(found)} rows"
    assert [line.rsplit(None, 1)[-1] for line in lines[1:-1]] == [
        row[f"{table.removesuffix('s')}_id"][:9] for row in found
    ]


def test_lists_tell_the_words_of_the_act_and_its_place(run, chronicle):
    for table in ("claims", "events"):
        met = next(line for line in run(table, chronicle).stdout.splitlines() if line.startswith("5 Mar 2014 "))
        assert [cell.strip() for cell in met.split("  ") if cell.strip()][3:6] == ["met", "Paris", "occurred"]


@pytest.mark.parametrize("table", ["claims", "events", "documents"])
def test_export_says_the_same_in_every_format(run, chronicle, tmp_path, table):
    as_lines = rows(run("export", chronicle, "-t", table).stdout)
    assert len(as_lines) >= 3
    assert rows(run("export", chronicle, "-t", table, "-f", "jsonl", "-o", "-").stdout) == as_lines

    done = run("export", chronicle, "-t", table, "-f", "parquet", "-o", "x.parquet")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"{len(as_lines)} {table} written to x.parquet\n"
    as_parquet = pyarrow.parquet.read_table(tmp_path / "x.parquet").to_pylist()
    assert json.loads(json.dumps(as_parquet, default=lambda day: day.isoformat())) == as_lines

    assert run("export", chronicle, "-t", table, "-f", "csv", "-o", "x.csv").returncode == 0
    text = (tmp_path / "x.csv").read_text(encoding="utf-8")
    assert run("export", chronicle, "-t", table, "-f", "csv").stdout == text
    as_csv = list(csv.DictReader(io.StringIO(text)))
    key = f"{table.removesuffix('s')}_id"
    assert [row[key] for row in as_csv] == [row[key] for row in as_lines]
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    fields = [field["name"] for field in package["resources"][0]["schema"]["fields"]]
    assert fields == list(as_csv[0])


def test_an_export_that_fails_leaves_nothing(run, chronicle, tmp_path):
    assert run("export", chronicle, "-o", tmp_path / "no" / "x.jsonl").returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_why_walks_down_to_the_bytes(run, chronicle, pages):
    (shelled,) = rows(run("claims", chronicle, "-f", "jsonl", "--type", "ASSAULT").stdout)
    text = " ".join(run("why", chronicle, shelled["event_id"]).stdout.split())
    for words in (
        f"event {shelled['event_id']}",
        f"claim {shelled['claim_id']}",
        "trigger",
        "“shelled”",
        "actor",
        "“Russian forces” = Russian military",
        "speaker",
        "“a Ukrainian official”",
        "cue",
        "“said”",
        "2022-03-12/2022-03-12 (day, relative)",
        "market in Kharkiv” = Kharkiv",
        "published 2022-03-13",
        (pages / "shelling.txt").as_uri(),
        "stored bytes: ok; file on disk: unchanged",
    ):
        assert words in text
    assert "NOT AT THIS OFFSET" not in text


def test_code_gives_the_rows_that_export_gives(run, tmp_path):
    record = {
        "id": "s1",
        "date": "2022-03-13",
        "title": "Russian shells hit market",
        "publisher": "Harbour Gazette",
        "text": "Russian forces shelled a market in Kharkiv on Saturday, killing 12 people, an official said. "
        "“It’s terrible 😀”, said Zelensky, who condemned Russia.",
    }
    line = json.dumps(record, ensure_ascii=False)
    (tmp_path / "one.jsonl").write_text(line + "\n", encoding="utf-8")
    assert run("build", "one.jsonl", "-o", "x.duckdb").returncode == 0
    exported = rows(run("export", "x.duckdb").stdout)
    done = run("code", given=line + "\n")
    assert (done.returncode, done.stderr) == (0, "")
    piped = sorted(rows(done.stdout), key=lambda row: row["claim_id"])
    assert {row.pop("id") for row in piped} == {"s1"}  # the article's own id, so that claims can be joined to it
    assert [list(row) for row in piped] == [list(row) for row in exported]
    assert len(piped) >= 2

    def known(row):
        return {name: value for name, value in row.items() if name not in NOT_IN_A_PIPE}

    assert [known(row) for row in piped] == [known(row) for row in sorted(exported, key=lambda row: row["claim_id"])]
    assert {row["event_id"] for row in piped} == {None}


def test_code_names_a_broken_line_and_goes_on(run):
    good = [json.dumps({"id": str(n), "text": f"Russia condemned Ukraine in letter {n}."}) for n in range(3)]
    lines = [good[0], '{"id": "x", "text": "Russia acc', good[1], '["no", "object"]', '{"id": "y"}', "", good[2]]
    done = run("code", given="\n".join(lines) + "\n")
    assert done.returncode == 1
    assert [row["sentence"][-2] for row in rows(done.stdout)] == ["0", "1", "2"]
    told = [line for line in done.stderr.splitlines() if line.startswith("rejected")]
    assert told == [
        "rejected (bad-json): stdin: line 2",
        "rejected (bad-json): stdin: line 4",
        "rejected (no-text): stdin: line 5",
    ]


def test_code_of_nothing_is_nothing(run):
    done = run("code", given="")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_build_reads_standard_input(run):
    line = json.dumps({"id": "1", "date": "2022-03-13", "text": "Russia condemned Ukraine."})
    assert run("build", "-", "-o", "x.duckdb", given=line).returncode == 0
    assert len(rows(run("claims", "x.duckdb", "-f", "jsonl").stdout)) == 1
