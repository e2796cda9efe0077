"""Rules of the house that hold for every file: sizes, docstrings, no loose ends, and docs that are current."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bede.cli.app import COMMANDS
from bede.cli.reference import commands_markdown, parameters

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "bede"
FILES = sorted(PACKAGE.rglob("*.py"))

MOST_LINES_OF_A_FUNCTION = 60
MOST_LINES_OF_A_FILE = 400
LOOSE_ENDS = re.compile(r"\b(?:TODO|FIXME|XXX|HACK|NotImplementedError)\b")
"""Words that say: not done. What is not done is not there."""

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def name_of(file: Path) -> str:
    return file.relative_to(PACKAGE.parent).as_posix()


def definitions(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, Definition]]:
    """All functions and classes under their full names, but those within functions."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, Definition):
            name = f"{prefix}{node.name}"
            yield name, node
            if isinstance(node, ast.ClassDef):
                yield from definitions(node, f"{name}.")


def is_public(name: str) -> bool:
    return not any(part.startswith("_") for part in name.split("."))


def too_long(tree: ast.AST) -> list[str]:
    return [
        f"{node.name} has {length} lines"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    ]


def undocumented(tree: ast.Module) -> list[str]:
    missing = [] if ast.get_docstring(tree) else ["the module"]
    return missing + [name for name, node in definitions(tree) if is_public(name) and not ast.get_docstring(node)]


def untyped(tree: ast.AST) -> list[str]:
    """Functions, private ones too, with an argument or a result that has no type."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            own = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            loose = [a.arg for a in own if a.annotation is None and a.arg not in {"self", "cls"}]
            if loose or node.returns is None:
                found.append(f"{node.name}: {', '.join(loose) or 'its result'}")
    return found


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_file_keeps_the_rules(file):
    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text)
    faults = too_long(tree)
    faults += [f"no docstring: {name}" for name in undocumented(tree)]
    faults += [f"no type: {name}" for name in untyped(tree)]
    lines = text.splitlines()
    if len(lines) > MOST_LINES_OF_A_FILE:
        faults.append(f"{len(lines)} lines, more than {MOST_LINES_OF_A_FILE}")
    faults += [f"line {n}: {line.strip()}" for n, line in enumerate(lines, 1) if LOOSE_ENDS.search(line)]
    assert not faults, f"\n{name_of(file)}\n" + "\n".join(faults)


def test_most_functions_are_short():
    lengths = sorted(
        (node.end_lineno or 0) - node.lineno + 1
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    )
    assert lengths[len(lengths) // 2] <= 12


def test_a_breach_of_the_rules_is_seen():
    body = "\n".join("    pass" for _ in range(60))
    tree = ast.parse(f"def long(a) -> None:\n{body}\n\nclass C:\n    def m(self): pass\n    def _p(self): pass")
    assert too_long(tree) == ["long has 61 lines"]
    assert undocumented(tree) == ["the module", "long", "C", "C.m"]
    assert untyped(tree) == ["long: a", "m: its result", "_p: its result"]
    assert [bool(LOOSE_ENDS.search(text)) for text in ("# TODO: x", "raise NotImplementedError", "todos")] == [
        True,
        True,
        False,
    ]


def test_page_of_commands_is_current():
    page = ROOT / "docs" / "commands.md"
    assert page.read_text(encoding="utf-8") == commands_markdown(), (
        "run: python -m bede.cli.reference > docs/commands.md"
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_command_is_documented(command):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert f"## bede {command}\n" in page
    assert re.search(rf"\bbede {command}\b", readme + page)
    chapter = page.partition(f"## bede {command}\n")[2].partition("\n## ")[0]
    for parameter in parameters(COMMANDS[command]):
        assert all(f"`{name}`" in chapter for name in parameter.names or (parameter.value,))
        assert parameter.help.endswith("."), f"{command} {parameter}: help is a sentence"


@pytest.mark.parametrize("page", ["README.md", *sorted(p.name for p in (ROOT / "docs").glob("*.md"))])
def test_docs_name_only_commands_and_options_that_exist(page):
    file = ROOT / page if (ROOT / page).is_file() else ROOT / "docs" / page
    text = file.read_text(encoding="utf-8")
    known = {name for c in COMMANDS.values() for p in parameters(c) for name in p.names}
    known |= {"--version", "--help"}
    for command, rest in re.findall(r"\bbede ([a-z]+)\b([^\n|`#;]*)", "\n".join(code_of(text))):
        assert command in COMMANDS, f"{page}: bede {command}"
        for option in re.findall(r"(?<!\S)--[a-z][a-z-]*", rest):
            assert option in known, f"{page}: bede {command} {option}"


def code_of(markdown: str) -> list[str]:
    """The blocks and spans of code."""
    return re.findall(r"^```\w*\n(.*?)^```", markdown, re.M | re.S) + re.findall(r"`([^`\n]+)`", markdown)
