"""Languages: how many English documents would be passed over as another language, which must be none.

    python -m bench.languages CORPORA          (CORPORA: the unpacked archives)

Newswire: Reuters-21578 and TE3-Silver, all of them, price tables and results included. Gold: the texts of the claim
corpus, of which only the language is looked at. Pages: saved web pages, cleaned, with what they declare of themselves.
That other languages are told is held by ``tests/documents/test_language.py`` on paragraphs in 28 of them.
"""

import argparse
import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from bede.documents import clean
from bede.documents.language import identify
from bede.errors import RejectedInput
from bede.gold.read import read_gold
from bede.model import Page
from bede.settings import DocumentsOptions

PAGES = ("extraction/trafilatura-eval-en/html", "time/htmldate_default_en/html")
_STORY = re.compile(r"<TEXT\b.*?</TEXT>", re.DOTALL)
_BODY = re.compile(r"<BODY>(.*?)</BODY>", re.DOTALL)
_SILVER = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def reuters(corpora: Path) -> Iterator[str]:
    """Yield the stories of Reuters-21578: the body, else what there is."""
    for file in sorted(corpora.glob("newswire/Reuters-21578/*.sgm")):
        for story in _STORY.finditer(file.read_text(encoding="latin-1")):
            body = _BODY.search(story[0])
            yield html.unescape(_TAG.sub(" ", body[1] if body else story[0]))


def silver(corpora: Path) -> Iterator[str]:
    """Yield the texts of TE3-Silver."""
    for file in sorted(corpora.glob("newswire/TE3-Silver/*/*.tml")):
        markup = file.read_text(encoding="utf-8", errors="replace")
        found = _SILVER.search(markup)
        yield html.unescape(_TAG.sub("", found[1] if found else markup))


def gold(corpora: Path) -> Iterator[str]:
    """Yield the texts of the claim corpus."""
    yield from (text for reading in read_gold(Path("gold"), corpora).readings if (text := reading.document.text))


def report(name: str, texts: Iterable[str]) -> None:
    """Print how many texts are told as what, and those that would be passed over."""
    counts, lost, seconds = Counter[str](), list[str](), 0.0
    for text in texts:
        began = perf_counter()
        told = identify(re.split(r"\n\s*\n", text)) or "open"
        seconds += perf_counter() - began
        counts[told] += 1
        if told not in {"en", "open"}:
            lost.append(f"    {told}: {' '.join(text.split())[:100]}")
    total = counts.total()
    print(
        f"{name}: {total} texts, passed over {len(lost)}, told as English {counts['en']}, open {counts['open']},"
        f" {1000 * seconds / max(1, total):.2f} ms each"
    )
    print("\n".join(lost[:20]), end="\n" if lost else "")


def report_pages(folder: Path) -> None:
    """Print what saved pages declare against what their text shows."""
    pairs = Counter[tuple[str, str]]()
    for file in sorted(folder.iterdir()):
        body = file.read_bytes()
        page = Page(sha256(body).hexdigest(), file.as_uri(), "", body, "text/html", "")
        try:
            declared = clean(page, DocumentsOptions(check_language=False)).language
            pairs[declared, clean(page, DocumentsOptions()).language] += 1
        except RejectedInput:
            pairs["rejected", "rejected"] += 1
    told = ", ".join(f"{declared} -> {shown}: {count}" for (declared, shown), count in sorted(pairs.items()))
    print(f"pages, {folder.parent.name}, declared -> stored: {told}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description="Languages of documents.")
    parser.add_argument("corpora", type=Path, help="folder of the unpacked corpora")
    corpora = parser.parse_args(arguments).corpora.resolve()
    report("newswire, Reuters-21578", reuters(corpora))
    report("newswire, TE3-Silver", silver(corpora))
    report("gold", gold(corpora))
    for folder in PAGES:
        report_pages(corpora / folder)


if __name__ == "__main__":
    main()
