"""Annotations from the disk, joined with the texts that they point into.

Texts come from the corpora, unpacked (``DIR/newswire/...``) or as they are shipped (``DIR/newswire.tar.xz``). What is
missing is told by name and does not stop the rest.
"""

import hashlib
import json
import lzma
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bede.errors import GoldError
from bede.gold.decode import claim_of, document_of
from bede.gold.records import GoldClaim, GoldDocument, Reading
from bede.gold.sources import split_reference, text_of


@dataclass(frozen=True, slots=True)
class Missing:
    """A text that could not be joined, and why."""

    doc: str
    ref: str
    reason: str


@dataclass(frozen=True, slots=True)
class Gold:
    """Annotated documents. Those whose text is missing have ``text`` None; ``missing`` says why."""

    readings: tuple[Reading, ...]
    missing: tuple[Missing, ...]


def read_gold(folder: Path, corpora: Path | None = None, parts: Iterable[str] | None = None) -> Gold:
    """Return the annotations of a folder (``documents.jsonl``, ``claims.jsonl``), of some parts only if asked.

    Raises GoldError where the folder holds no annotations or a row can't be read.
    """
    if absent := [name for name in ("documents.jsonl", "claims.jsonl") if not (folder / name).is_file()]:
        raise GoldError(
            f"{folder}: no annotations here, {' and '.join(absent)} missing. Name a folder that holds both."
        )
    wanted = set(parts) if parts is not None else None
    claims: dict[str, list[GoldClaim]] = defaultdict(list)
    for row in json_lines(folder / "claims.jsonl"):
        claims[row.get("doc", "")].append(claim_of(row))
    found = [document_of(row) for row in json_lines(folder / "documents.jsonl")]
    known = {document.doc for document, _ in found}
    if strangers := sorted(set(claims) - known):
        raise GoldError(f"{folder / 'claims.jsonl'}: claims of documents that are not listed: {', '.join(strangers)}")
    readings = [
        Reading(document, parties, tuple(claims[document.doc]))
        for document, parties in found
        if wanted is None or document.part in wanted
    ]
    texts, missing = _texts([reading.document for reading in readings], corpora)
    joined = (
        replace(reading, document=replace(reading.document, text=texts.get(reading.document.doc)))
        for reading in readings
    )
    return Gold(tuple(joined), tuple(missing))


def json_lines(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file. Raises GoldError with file and line where one can't be read."""
    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _object(line, f"{file}, line {number}")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{file}: can't be read ({error}). Rows are JSON Lines in UTF-8.") from error


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise GoldError(f"{where}: no JSON ({error}).") from error
    if not isinstance(value, dict):
        raise GoldError(f"{where}: a JSON object is expected, not {type(value).__name__}.")
    return value


def _texts(documents: Iterable[GoldDocument], corpora: Path | None) -> tuple[dict[str, str], list[Missing]]:
    """Return the texts by document, checked by their hashes, and what is missing."""
    texts: dict[str, str] = {}
    missing: list[Missing] = []
    waiting: list[GoldDocument] = []
    for document in documents:
        if document.text is not None:
            texts[document.doc] = document.text
        else:
            waiting.append(document)
    bodies, broken = _bodies({split_reference(d.ref)[0] for d in waiting}, corpora) if corpora else ({}, {})
    for document in waiting:
        path = split_reference(document.ref)[0]
        reason = "no corpora were named" if corpora is None else "the file is not in the corpora"
        reason = broken.get(path.split("/")[0], reason)
        if path in bodies:
            text, reason = _text(document, bodies[path])
            if text is not None:
                texts[document.doc] = text
                continue
        missing.append(Missing(document.doc, document.ref, reason))
    return texts, missing


def _text(document: GoldDocument, body: bytes) -> tuple[str | None, str]:
    try:
        text = text_of(document.ref, body)
    except (KeyError, IndexError, ValueError, SyntaxError) as error:
        return None, f"the file can't be read as that corpus ({type(error).__name__}: {error})"
    if hashlib.sha256(text.encode()).hexdigest() != document.sha256:
        return None, "the text is not the one that was annotated (its hash differs)"
    return text, ""


def _bodies(paths: set[str], corpora: Path) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the bytes of files of the corpora, from an unpacked folder or else from its archive.

    Beside them, the names of archives that can't be read to their end, with the reason; what stands before the damage
    is returned.
    """
    found: dict[str, bytes] = {}
    packed: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        if (corpora / path).is_file():
            found[path] = (corpora / path).read_bytes()
        else:
            packed[path.split("/")[0]].add(path)
    broken: dict[str, str] = {}
    for name, members in packed.items():
        archive = corpora / f"{name}.tar.xz"
        try:
            found.update(_members(archive, members) if archive.is_file() else ())  # keeps what came before a damage
        except (tarfile.TarError, lzma.LZMAError, EOFError, OSError) as error:
            broken[name] = f"{archive.name} is damaged ({error}); fetch it anew"
    return found, broken


def _members(archive: Path, wanted: set[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the wanted members of an archive, read once from front to back."""
    with tarfile.open(archive, "r:*") as tar:
        for member in tar:
            name = member.name.removeprefix("./")
            if name in wanted and (file := tar.extractfile(member)) is not None:
                yield name, file.read()
