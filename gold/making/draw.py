"""Draw the documents to be annotated: seeded, stratified, never by taste.

    python gold/making/draw.py .cache/corpora ../shared/claims/documents.jsonl -o .cache/gold/drawn.jsonl

Each source gets a fixed number of documents. Within a source three strata are drawn apart, so that what is rare in
news is not rare in the corpus: documents with words of a stance other than asserting (``stance``), documents with
words of rare types and statuses (``rare``), and all others, of which most must hold political words (``rich``) and
some must not (``other``). What a document holds is judged by the word patterns below, never by reading it; within a
stratum the order is that of a seeded hash.
"""

import argparse
import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from bede.gold.sources import split_reference, text_of
from bede.model import Span
from bede.parses.sentences import sentence_spans

SEED = "bede-gold-2"

STANCE = re.compile(
    r"(?i)\b(?:declin\w+ to (?:comment|say|confirm|answer|discuss|elaborate|give)|refus\w+ to (?:comment|confirm|say)"
    r"|no comment|would not (?:comment|confirm|say)|(?:could|can) ?not (?:be )?(?:independently )?(?:confirm|verif)\w*"
    r"|neither confirm|not (?:aware|informed) of|unaware|no knowledge|no information|(?:did|do|does) n[o']t know"
    r"|never heard|question(?:s|ed|ing)? (?:whether|why|how|if|the)|doubt(?:s|ed)? (?:that|whether|if)"
    r"|wonder\w* (?:why|if)|cast doubt|sceptic\w+|skeptic\w+|disput(?:e|es|ed) )"
)
DENIAL = re.compile(
    r"(?i)\b(?:den(?:y|ies|ied|ial|ying)|dismiss(?:es|ed)? (?:the|as|reports|claims)|refut\w+|rumou?rs?)\b"
)
RARE = re.compile(
    r"(?i)\b(?:threat\w*|warn(?:s|ed|ing)?|pledg\w+|promis\w+|vow\w*|cease-?fire|truce|pardon\w*|apolog\w+|amnest\w+"
    r"|concession\w*|lift(?:s|ed|ing)? (?:the|sanctions|a|curfew)|withdr\w+|releas\w+|disarm\w*|embargo\w*|sanction\w*"
    r"|blockad\w*|mobili[sz]\w+|deploy\w*|joint exercise\w*|extradit\w+|cancel\w*|postpon\w*"
    r"|would not|failed to|strike)\b"
)
POLITICAL = re.compile(
    r"(?i)\b(?:president|minister|government|parliament|army|troops|police|rebels?|militants?|party|opposition|court"
    r"|ambassador|embassy|foreign|united nations|U\.N\.|UN|NATO|EU|treaty|summit|talks|election|protest\w*|attack\w*"
    r"|kill\w*|war|military|senator|congress|senate|leader|union|activists?|guerrillas?)\b"
)

DOUBT = re.compile(
    r"(?i)\b(?:neither confirm\w*|(?:declin|refus)\w+ to (?:comment|say|confirm) (?:on|whether|if|about|that|who)"
    r"|no comment on|(?:had|has|have) no (?:knowledge|information|evidence|record) (?:of|on|about|that|regarding)"
    r"|(?:not|un)(?: been)? (?:aware|informed) of|could not (?:independently )?(?:confirm|verify)|not confirmed"
    r"|question(?:s|ed|ing) (?:whether|if)|doubt(?:s|ed|ful)? (?:that|whether|if)|scepti\w+ (?:that|about|of)"
    r"|skepti\w+ (?:that|about|of)|cast(?:s|ing)? doubts? on|wonder\w* (?:whether|if))"
)
"""Words that mostly carry one of the three rarest stances; the first draw's patterns found too few of these."""

EXTRA = {"silver": 12, "worldwide": 6, "muc": 6}
"""Source → further documents with ``DOUBT`` in them, drawn after all others (stratum ``doubt``)."""

THREAT = re.compile(
    r"(?i)\b(?:threat(?:en(?:s|ed|ing)?|s)? (?:to|of|by|that)|threatening to|(?:will|would) retaliate|ultimatum"
    r"|warn(?:s|ed|ing)? (?:that )?(?:it|he|they|she|we) (?:would|will)|retaliat\w+ (?:if|against)"
    r"|or face (?:sanctions|action|war)|vow(?:s|ed)? to (?:strike|punish|avenge|retaliate|fight|attack|kill|destroy))\b"
)
"""Words of threats whose content is told; the status *threatened* was too rare without more of them."""

FEWEST_THREATS = 2

THREATS = {"silver": 14, "muc": 6}
"""Source → further documents with two ``THREAT`` words, drawn last (stratum ``threat``)."""

QUOTAS: dict[str, tuple[int, tuple[int, int]]] = {
    "silver": (106, (4, 24)),
    "worldwide": (83, (4, 30)),
    "polnear": (87, (5, 26)),
    "muc": (86, (3, 24)),
    "gum": (39, (3, 200)),
    "geovirus": (90, (2, 30)),
    "capture": (20, (20, 220)),
}
"""Source → how many documents, and the fewest and most sentences that a document may have. With the 369 documents of
the first batch this makes 880: newswire 34 %, worldwide 24 %, PolNeAR 15 %, MUC 10 %, GUM and GeoVirus 15 %, and 20
captures with boilerplate. Longer documents are left out so that a source does not become a few long articles."""

SHARES = (("stance", 0.30), ("rare", 0.30), ("rich", 0.30))
"""Stratum → share of a source's quota; the rest is ``other``. A stratum that runs dry is filled up from the next."""


@dataclass(frozen=True)
class Candidate:
    """A document that may be drawn."""

    source: str
    genre: str
    ref: str
    published: str | None
    title: str | None
    text: str
    sentences: list[tuple[int, int]]

    @property
    def stratum(self) -> str:
        """Return which stratum the words put it in."""
        enough = max(1, len(self.sentences) // 6)
        if STANCE.search(self.text):
            return "stance"
        if DENIAL.search(self.text) or len(RARE.findall(self.text)) >= enough:
            return "rare"
        return "rich" if 2 * len(POLITICAL.findall(self.text)) >= len(self.sentences) else "other"


def paragraphs_of(text: str) -> Iterator[Span]:
    """Yield the stretches of text between line breaks."""
    for match in re.finditer(r"[^\n]+", text):
        if match.group().strip():
            yield Span(match.start(), match.end())


def split(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a text whose paragraphs stand on lines of their own."""
    return [(s.start, s.end) for within in paragraphs_of(text) for s in sentence_spans(text, within)]


def split_capitals(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a text in capitals, where the case of a letter can't tell an abbreviation."""
    found = []
    for within in paragraphs_of(text):
        start = within.start
        for match in re.finditer(
            r"(?<![ .][A-Z])(?<!\bDR)(?<!\bMR)(?<!\bMRS)(?<!\bGEN)(?<!\bCOL)(?<!\bNO)(?<!\bMAJ)(?<!\bST)"
            r"(?<!\bLT)(?<!\bCAPT)[.?!][\"')\]]*(?= )",
            text[within.start : within.end],
        ):
            end = within.start + match.end()
            found.append((start, end))
            start = end + 1
        if text[start : within.end].strip():
            found.append((start, within.end))
    return found


def split_conllu(body: bytes, text: str) -> list[tuple[int, int]]:
    """Return the sentences that a treebank gives."""
    found, at = [], 0
    for line in body.decode("utf-8").splitlines():
        if line.startswith("# text = "):
            sentence = line.removeprefix("# text = ").strip()
            at = text.index(sentence, at)
            found.append((at, at + len(sentence)))
            at += len(sentence)
    return found


def candidates(root: Path, source: str) -> Iterator[Candidate]:
    """Yield all documents of a source."""
    for ref, genre, published, title in REFERENCES[source](root):
        body = (root / split_reference(ref)[0]).read_bytes()
        text = text_of(ref, body)
        if source == "gum":
            sentences = split_conllu(body, text)
        else:
            sentences = split_capitals(text) if source == "muc" else split(text)
        yield Candidate(source, genre, ref, published, title, text, sentences)


Reference = tuple[str, str, str | None, str | None]


def _silver(root: Path) -> Iterator[Reference]:
    for file in sorted(root.glob("newswire/TE3-Silver/*/*.tml")):
        tree = ElementTree.parse(file)
        created = next(t for t in tree.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME")
        yield file.relative_to(root).as_posix(), "newswire", (created.get("value") or "")[:10], tree.findtext("TITLE")


def date_in_address(address: str) -> str | None:
    """Return the day that a page's address holds (2022/07/25, 20220725), if there is one."""
    match = re.search(r"(?<!\d)(20[12]\d)([/-]?)([01]\d)\2([0-3]\d)(?!\d{3,})", address)
    if match and 1 <= int(match[3]) <= 12 and 1 <= int(match[4]) <= 31:
        return f"{match[1]}-{match[3]}-{match[4]}"
    return None


def _worldwide(root: Path) -> Iterator[Reference]:
    for file in sorted(root.glob("names/en-worldwide-newswire/original_articles/*.txt")):
        address = file.read_text(encoding="utf-8").partition("\n")[0]
        yield file.relative_to(root).as_posix(), "worldwide", date_in_address(address), None


def _polnear(root: Path) -> Iterator[Reference]:
    for file in sorted(root.glob("attribution/PolNeAR/data/train/text/*.txt")):
        yield file.relative_to(root).as_posix(), "us_politics", file.name.split("_")[1], None


MONTHS = {m: n for n, m in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), 1)}


def _muc(root: Path) -> Iterator[Reference]:
    for file in sorted(root.glob("events/MUC34/full/muc34/TASK/CORPORA/dev/dev-muc3-*")):
        for name, head in re.findall(r"^(DEV-MUC3-\d{4})[^\n]*\n(.{0,400})", file.read_text("latin-1"), re.M | re.S):
            date = re.search(r"\b(\d{1,2}) ([A-Z]{3})[A-Z]* (8\d|9\d)\b", head)
            day = f"19{date[3]}-{MONTHS[date[2]]:02}-{int(date[1]):02}" if date and date[2] in MONTHS else None
            yield f"{file.relative_to(root).as_posix()}#{name}", "muc", day, None


def _gum(root: Path) -> Iterator[Reference]:
    for file in sorted(root.glob("parsing/UD_English-GUM/not-to-release/sources/GUM_*.conllu")):
        kind = file.name.split("_")[1]
        if kind in ("news", "interview"):
            meta = dict(re.findall(r"^# meta::(\w+) = (.*)$", file.read_text(encoding="utf-8"), re.M))
            yield file.relative_to(root).as_posix(), f"wiki_{kind}", meta.get("dateCreated"), meta.get("title")


def _geovirus(root: Path) -> Iterator[Reference]:
    file = "places/geo_corpora/Corpora/GeoVirus.xml"
    for number, article in enumerate(ElementTree.parse(root / file).findall("article")):
        yield f"{file}#{number}", "wiki_news", None, (article.findtext("source") or "").rpartition("/")[2]


def _capture(root: Path) -> Iterator[Reference]:
    for file in sorted(root.glob("extraction/trafilatura-eval-en/html/*.html")):
        yield file.relative_to(root).as_posix(), "capture", None, None


REFERENCES = {
    "silver": _silver, "worldwide": _worldwide, "polnear": _polnear, "muc": _muc, "gum": _gum,
    "geovirus": _geovirus, "capture": _capture,
}  # fmt: skip


def in_order(pool: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates in the order of a seeded hash of their references."""
    return sorted(pool, key=lambda c: hashlib.sha256(f"{SEED}:{c.ref}".encode()).hexdigest())


def row_of(stratum: str, c: Candidate) -> dict[str, Any]:
    """Return the row of a drawn document."""
    digest = hashlib.sha256(c.text.encode()).hexdigest()
    return {"source": c.source, "genre": c.genre, "stratum": stratum, "ref": c.ref, "published": c.published,
            "title": c.title, "sha256": digest, "text": c.text, "sentences": c.sentences}  # fmt: skip


def draw(pool: list[Candidate], quota: int) -> list[tuple[str, Candidate]]:
    """Return ``quota`` candidates with the stratum that each was drawn from."""
    pool = in_order(pool)
    strata = {name: [c for c in pool if c.stratum == name] for name in ("stance", "rare", "rich", "other")}
    wanted = {name: round(quota * share) for name, share in SHARES}
    wanted["other"] = quota - sum(wanted.values())
    taken: list[tuple[str, Candidate]] = []
    owed = 0
    for name in ("stance", "rare", "rich", "other"):
        part = strata[name][: wanted[name] + owed]
        owed = wanted[name] + owed - len(part)
        taken += [(name, c) for c in part]
    left = [c for c in pool if all(c is not other for _, other in taken)]
    return taken + [(c.stratum, c) for c in left[:owed]]


def main() -> None:
    """Draw, number and write the documents; print what was drawn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("first_batch", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    known = [json.loads(line) for line in options.first_batch.read_text(encoding="utf-8").splitlines()]
    refs = {row["ref"] for row in known}
    openings = {row["text"].strip()[:80] for row in known}
    rows: list[dict[str, Any]] = []
    further: list[dict[str, Any]] = []
    last: list[dict[str, Any]] = []
    for source, (quota, (fewest, most)) in QUOTAS.items():
        pool = []
        for found in candidates(options.corpora, source):
            opening = found.text.strip()[:80]
            if found.ref in refs or opening in openings or not fewest <= len(found.sentences) <= most:
                continue
            if source == "capture" and len(POLITICAL.findall(found.text)) < 6:
                continue
            openings.add(opening)
            pool.append(found)
        drawn = draw(pool, quota)
        rows += [row_of(stratum, c) for stratum, c in drawn]
        taken = {c.ref for _, c in drawn}
        doubting = [c for c in in_order(pool) if c.ref not in taken and DOUBT.search(c.text)]
        doubting = doubting[: EXTRA.get(source, 0)]
        further += [row_of("doubt", c) for c in doubting]
        taken |= {c.ref for c in doubting}
        fierce = [c for c in in_order(pool) if c.ref not in taken and len(THREAT.findall(c.text)) >= FEWEST_THREATS]
        last += [row_of("threat", c) for c in fierce[: THREATS.get(source, 0)]]
        print(
            source,
            len(pool),
            Counter(r["stratum"] for r in rows if r["source"] == source),
            sum(len(r["sentences"]) for r in rows if r["source"] == source),
            "sentences",
        )
    random.Random(SEED).shuffle(rows)
    rows += further + last
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with options.out.open("w", encoding="utf-8") as out:
        for number, row in enumerate(rows, 1):
            out.write(json.dumps({"doc": f"b{number:03}", **row}, ensure_ascii=False) + "\n")
    print(len(rows), "documents,", sum(len(r["sentences"]) for r in rows), "sentences")


if __name__ == "__main__":
    main()
