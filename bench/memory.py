"""Peak memory of reading and coding, for few and for many documents: it must hang on the batch, not on the number.

Each size is a `bede build --no-link` in a process of its own over invented reports of three or four sentences. Linking
holds all claims and is another matter (bench/link_scale.py). 20,000 documents take a quarter of an hour on two cores.

Usage: python -m bench.memory [--sizes 2000 20000] [--workers 1] [--folder build/memory]
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

_COUNTRIES = "Norway Sweden Finland Poland Turkey Egypt Kenya Ghana Peru Chile Japan India Nepal Iraq Jordan".split()
_TOWNS = "Oslo Malmo Turku Gdansk Izmir Luxor Mombasa Kumasi Cusco Arica Osaka Pune Pokhara Shiraz Basra Aqaba".split()
_ACTS = (
    "{a} troops shelled a depot near {t} on {d} March 2022, killing {n} people, officials in {c} said.",
    "The president of {a} met the foreign minister of {b} in {t} on {d} March 2022 to discuss item {n}.",
    "{a} pledged {n} million dollars in aid to {b}, a spokesman for the ministry said on {d} March 2022.",
    "{a} accused {b} of {n} violations of the truce and threatened to close the border at {t}.",
    "About {n} people protested in {t} against the government of {a}, police said.",
    "{a} and {b} signed an agreement on grain in {t}, and {c} welcomed it.",
)


def report(number: int) -> str:
    """Return an invented report; each number has its own."""
    draw = random.Random(number)
    a, b, c = draw.sample(_COUNTRIES, 3)
    said = {"a": a, "b": b, "c": c, "t": draw.choice(_TOWNS), "d": number % 27 + 1, "n": number + 2}
    sentences = [act.format(**said) for act in draw.sample(_ACTS, draw.choice([3, 4]))]
    return f"Report {number} from {said['t']}\n\n{said['d']} March 2022\n\n" + " ".join(sentences) + "\n"


def write_reports(folder: Path, number: int) -> None:
    """Write the reports as files, a thousand in a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    for at in range(number):
        file = folder / f"{at // 1000:04}" / f"{at % 1000:03}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(report(at), encoding="utf-8")


def peak(command: list[str]) -> tuple[float, float]:
    """Run a command; return the largest resident memory, in MiB, of its process, and the seconds it took."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return used.ru_maxrss / 1024, time.perf_counter() - start


def main() -> None:
    """Print the peak for each size, and the ratio of the last to the first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2000, 20_000])
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=Path("build/memory"))
    options = parser.parse_args()
    peaks = []
    for size in options.sizes:
        pages, file = options.folder / "pages", options.folder / "memory.duckdb"
        write_reports(pages, size)
        file.unlink(missing_ok=True)
        build = [sys.executable, "-m", "bede", "build", str(pages), "-o", str(file), "--no-link"]
        mib, seconds = peak([*build, "--workers", str(options.workers)])
        peaks.append(mib)
        print(f"{size} documents: peak {mib:.0f} MiB, {seconds:.0f} s, {size / seconds:.1f} documents/s", flush=True)
    print(f"ratio {peaks[-1] / peaks[0]:.2f}; load average {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
