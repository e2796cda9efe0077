"""The README shows what the program prints: every stretch of its blocks stands in the real output."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bede.cli.app import app

ROOT = Path(__file__).resolve().parents[1]
GAP = "..."


def blocks(opening: str) -> list[str]:
    """Return the stretches between the gaps of the README's block that begins with these words."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    found = next(block for block in re.findall(r"```\n(.*?)```", text, re.DOTALL) if block.startswith(opening))
    lines = found.split("\n")
    stretches: list[list[str]] = [[]]
    for line in lines:
        if line == GAP:
            stretches.append([])
        elif not line.startswith("$ "):
            stretches[-1].append(line)
    return ["\n".join(stretch).strip("\n") for stretch in stretches if any(stretch)]


@pytest.fixture(scope="module")
def printed(tmp_path_factory) -> dict[str, str]:
    """What build, show, why and events print for the examples."""
    chronicle = tmp_path_factory.mktemp("readme") / "demo.duckdb"

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(app, list(arguments))
        assert result.exit_code == 0, result.output
        return result.stdout.replace(str(chronicle), "build/demo.duckdb")

    built = run("build", str(ROOT / "examples" / "crisis"), "-o", str(chronicle))
    event = re.search(r"\$ bede why build/demo.duckdb (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert event is not None
    why = re.sub(r"file:///\S*/examples/", "file:///.../examples/", run("why", str(chronicle), event[1]))
    events = run("events", str(chronicle), "-f", "jsonl")
    return {"show": built + run("show", str(chronicle)), "why": why, "events": events}


@pytest.mark.parametrize(("opening", "command"), [("15 pages read", "show"), ("$ bede why", "why")])
def test_readme_shows_the_real_output(printed, opening, command):
    stretches = blocks(opening)
    assert len(stretches) >= 1
    for stretch in stretches:
        assert stretch in printed[command]


def test_an_act_told_to_lie_before_a_day_has_a_date_of_its_own(printed):
    events = [json.loads(line) for line in printed["events"].splitlines()]
    assert any(event["earliest"] is None and event["time_basis"] != "none" for event in events)
    undated = sum(event["time_basis"] == "none" for event in events)
    assert f"{len(events)} events from 15 documents; {undated} without a date of their own." in printed["show"]
