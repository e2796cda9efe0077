"""What int8 costs: every measure of the reader on development parts, float beside int8.

    python -m bench.float_against_int8 CORPORA FLOAT.onnx [--model INT8.onnx]

FLOAT.onnx comes from ``training.export --float``. Exits with 1 where int8 loses more than half a point.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bede.parses.trained import TrainedReader
from bede.settings import ParsesOptions
from bench import teachers

MOST_LOST = 0.5
FIELDS = (
    "trigger", "trigger + type", "type", "mode", "status", "stance", "certainty", "actors exact", "actors head",
    "recipients exact", "recipients head", "speakers exact", "speakers head", "time words", "place words",
)  # fmt: skip


def claim_figures(corpora: Path, model: str) -> Iterator[tuple[str, float]]:
    """Yield name and value of what ``bede evaluate`` measures on the dev part."""
    command = [sys.executable, "-m", "bede", "evaluate", "gold", "--corpora", str(corpora), "--by", "nothing"]
    command += ["--format", "json", *(["--model", model] if model else [])]
    scores = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["all"]
    yield from ((f"claims, {name}", scores["fields"][name]["f1"]) for name in FIELDS)
    yield "claims, status macro-F1", scores["macro_f1"]["status"]


def all_figures(corpora: Path, model: str) -> dict[str, float]:
    """Return every figure by name."""
    reader = TrainedReader(ParsesOptions(model=model, skim=False))
    others = {name: value for name, _, value in teachers.figures(reader, corpora)}
    return {**dict(claim_figures(corpora, model)), **others}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("float")
    parser.add_argument("--model", default="")
    options = parser.parse_args()
    exact, small = (all_figures(options.corpora, model) for model in (options.float, options.model))
    print("| | float | int8 | lost, points |\n|---|---|---|---|")
    lost = {name: 100 * (exact[name] - small[name]) for name in exact}
    for name, points in lost.items():
        print(f"| {name} | {exact[name]:.3f} | {small[name]:.3f} | {points:.1f} |")
    if worse := [name for name, points in lost.items() if points > MOST_LOST]:
        sys.exit(f"int8 loses more than {MOST_LOST} points on {', '.join(worse)}")


if __name__ == "__main__":
    main()
