"""The import law of the house, and a proof that a breach of it is seen."""

import ast
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "bede"
OWN = "bede"

LAYERS: tuple[tuple[str, ...], ...] = (
    ("model",),
    ("errors", "settings"),
    ("text",),
    ("knowledge",),
    ("pages", "documents", "parses", "resolutions", "claims", "events"),
    ("chronicle",),
    ("gold",),
    ("evaluate",),
    ("pipeline",),
    ("engines",),
    ("watch",),
    ("web",),
    ("cli",),
    ("__main__",),
)
"""From the ground up. A file may import from its own part and from all layers below; never sideways."""

DISK_AND_NETWORK = (
    "pages/",
    "chronicle/",
    "knowledge/resources.py",
    "gold/read.py",
    "parses/trained/model_file.py",
    "watch/feed_list.py",
    "web/",
)
"""Where files and addresses may be opened."""

DISK_CALLS = frozenset(
    "open read_text read_bytes write_text write_bytes mkdir unlink rename touch iterdir rglob".split()
)
"""Functions and methods that touch the disk, whatever they are called on ...

``glob`` is left out: ``bede why`` looks for the only chronicle in the current folder, and opens none."""

NO_DISK = frozenset({"Chronicle.open", "os.open"})
"""... but the door of the chronicle, and the null device after a broken pipe."""

DISK_MODULES = frozenset(
    "urllib.request http requests httpx socket shutil tempfile sqlite3 duckdb aiohttp urllib3".split()
)
"""Modules that nobody imports but for disk or network."""


class Import(NamedTuple):
    """An import: the line it stands on, the module, and whether it hides in a function or a block."""

    line: int
    module: str
    hidden: bool


def python_files(package: Path) -> list[Path]:
    return sorted(package.rglob("*.py"))


def part_of(package: Path, file: Path) -> str:
    """``src/bede/text/decode.py`` -> ``text``; the package itself -> ``bede``."""
    first = file.relative_to(package).parts[0].removesuffix(".py")
    return OWN if first == "__init__" else first


def imports_of(package: Path, file: Path) -> Iterator[Import]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    top = {id(node) for node in tree.body}
    folder = (OWN, *file.relative_to(package).parent.parts)
    for node in ast.walk(tree):
        hidden = id(node) not in top
        if isinstance(node, ast.Import):
            for name in node.names:
                yield Import(node.lineno, name.name, hidden)
        elif isinstance(node, ast.ImportFrom):
            base = folder[: len(folder) - node.level + 1] if node.level else ()
            module = ".".join((*base, *(node.module or "").split("."))).rstrip(".")
            # `from bede import pipeline` imports the part, not only the package.
            for name in node.names:
                yield Import(node.lineno, f"{module}.{name.name}" if module == OWN else module, hidden)


def own_imports(package: Path, file: Path) -> Iterator[Import]:
    for found in imports_of(package, file):
        if found.module.split(".")[0] == OWN:
            yield found


def layer_of(part: str) -> int:
    return next((number for number, parts in enumerate(LAYERS) if part in parts), -1)


def breaches(package: Path) -> list[str]:
    """One line for every import of our own that looks upwards, sideways, or hides."""
    found = []
    for file in python_files(package):
        part = part_of(package, file)
        where = file.relative_to(package.parent).as_posix()
        if part != OWN and layer_of(part) < 0:
            found.append(f"{where}: {part} stands in no layer; give it one in LAYERS")
        for line, module, hidden in own_imports(package, file):
            other = [*module.split("."), OWN][1]
            edge = f"{where}:{line} imports {module}"
            if hidden:
                found.append(f"{edge} (imports of our own stand at the top of the file)")
            if OWN in (part, other) or is_name_of_package(package, other) or part == other:
                continue
            if layer_of(other) >= layer_of(part):
                found.append(f"{edge} (layer {part} may not see layer {other})")
    return found


def is_name_of_package(package: Path, name: str) -> bool:
    """``from bede import __version__`` names no part."""
    return not (package / name).is_dir() and not (package / f"{name}.py").is_file()


def disk_and_network(package: Path) -> list[str]:
    """One line for every call or import that touches disk or network outside the places that may."""
    found = []
    for file in python_files(package):
        name = file.relative_to(package).as_posix()
        if name.startswith(DISK_AND_NETWORK):
            continue
        where = file.relative_to(package.parent).as_posix()
        for line, module, _ in imports_of(package, file):
            if any(module == other or module.startswith(f"{other}.") for other in DISK_MODULES):
                found.append(f"{where}:{line} imports {module} (only {', '.join(DISK_AND_NETWORK)} may)")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            if called not in NO_DISK and called.rsplit(".", 1)[-1] in DISK_CALLS:
                found.append(f"{where}:{node.lineno} calls {called} (only {', '.join(DISK_AND_NETWORK)} may)")
    return found


def test_imports_go_only_downwards_and_never_hide():
    found = breaches(PACKAGE)
    assert not found, "\n" + "\n".join(found)


def test_only_some_parts_touch_disk_or_network():
    found = disk_and_network(PACKAGE)
    assert not found, "\n" + "\n".join(found)


def test_layers_have_all_parts():
    parts = {part_of(PACKAGE, file) for file in python_files(PACKAGE)} - {OWN}
    assert parts <= {part for layer in LAYERS for part in layer}
    below = set(takewhile(lambda layer: "chronicle" not in layer, LAYERS))
    assert {part for layer in below for part in layer} >= {"errors", "settings", "model", "text", "knowledge"}


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("text/a.py", "from bede.knowledge import world", "bede/text/a.py:1 imports bede.knowledge (layer text"),
        ("pages/a.py", "import bede.documents.html", "(layer pages may not see layer documents)"),
        ("pages/a.py", "from ..documents import clean", "imports bede.documents (layer pages may not see"),
        ("errors.py", "from bede.text import tokens", "(layer errors may not see layer text)"),
        ("model/a.py", "from bede.errors import BedeError", "(layer model may not see layer errors)"),
        ("chronicle/a.py", "\nfrom bede import pipeline", "bede/chronicle/a.py:2 imports bede.pipeline (layer"),
        ("pipeline.py", "def f():\n    from bede.model import Page", "stand at the top of the file"),
        ("pipeline.py", "if TYPE_CHECKING:\n    from bede.model import Page", "stand at the top of the file"),
        ("novelty/a.py", "", "novelty stands in no layer"),
    ],
)
def test_a_breach_is_seen(tmp_path, name, code, told):
    package = fake_package(tmp_path, name, code)
    (line,) = breaches(package)
    assert told in line


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("cli/a.py", "from bede import __version__\nfrom bede.pipeline import build"),
        ("documents/a.py", "from bede.documents.b import c\nfrom .b import c\nfrom bede.model import Page"),
        ("errors.py", "from bede.model import Page"),
        ("text/a.py", "def f():\n    import ftfy"),
    ],
)
def test_what_is_lawful_is_not_blamed(tmp_path, name, code):
    assert breaches(fake_package(tmp_path, name, code)) == []


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("text/a.py", "open('x')", "bede/text/a.py:1 calls open ("),
        ("cli/a.py", "path.read_bytes()", "calls path.read_bytes ("),
        ("knowledge/words.py", "resources.files('x').joinpath('y').read_text()", "read_text ("),
        ("documents/a.py", "def f():\n    import requests", "bede/documents/a.py:2 imports requests ("),
        ("events/a.py", "from urllib.request import urlopen", "imports urllib.request ("),
    ],
)
def test_a_touch_of_disk_or_network_is_seen(tmp_path, name, code, told):
    (line,) = disk_and_network(fake_package(tmp_path, name, code))
    assert told in line


@pytest.mark.parametrize("name", ["pages/a.py", "chronicle/export/a.py", "knowledge/resources.py"])
def test_who_may_touch_the_disk_is_not_blamed(tmp_path, name):
    assert disk_and_network(fake_package(tmp_path, name, "import shutil\nopen('x').read_text()")) == []


def fake_package(folder: Path, name: str, code: str) -> Path:
    package = folder / OWN
    for part in ("model", "text", "knowledge", "documents", "pages"):
        (package / part).mkdir(parents=True)
        (package / part / "__init__.py").touch()
    file = package / name
    file.parent.mkdir(parents=True, exist_ok=True)
    for other in ("pipeline.py", "errors.py"):
        (package / other).touch()
    file.write_text(code, encoding="utf-8")
    return package
