"""The reference of commands, made from their signatures: ``python -m bede.cli.reference``."""

import inspect
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, get_args

from typer.models import ArgumentInfo

from bede.cli.app import COMMANDS

_HEAD = """# Commands

Every command with its arguments and options. This page is made from the program by
`python -m bede.cli.reference > docs/commands.md`; a test keeps it up to date.

Exit codes: 0 done; 1 done, but some inputs were rejected (each is named with its reason on standard error,
and nothing else is lost); 2 wrong use, or a chronicle that can't be used. What was asked for goes to
standard output, all else to standard error. `python -m bede` is the same as `bede`.
"""
_EXAMPLE = "Example:"
_VALUES = {int: "NUMBER", str: "TEXT"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument (no ``names``) or option. ``value``: what is written after its name; empty for a switch."""

    names: tuple[str, ...]
    value: str
    default: str
    help: str


def commands_markdown() -> str:
    """Return the whole page ``docs/commands.md``."""
    return "\n".join(_page())


def parameters(command: Callable[..., None]) -> tuple[Parameter, ...]:
    """Return the arguments and options of a command, in the order of its help."""
    return tuple(_parameter(own) for own in inspect.signature(command, eval_str=True).parameters.values())


def _page() -> Iterator[str]:
    yield _HEAD
    for name, command in COMMANDS.items():
        known = parameters(command)
        words = ["bede", name, *(p.value for p in known if not p.names)]
        yield f"## bede {name}\n"
        yield from _words(command)
        yield f"```\n{' '.join([*words, '[OPTIONS]'] if any(p.names for p in known) else words)}\n```\n"
        if known:
            yield "| argument or option | default | meaning |\n|---|---|---|"
            yield from (f"| {_written(p)} | {p.default} | {p.help} |" for p in known)
            yield ""


def _words(command: Callable[..., None]) -> Iterator[str]:
    """Yield the docstring, its example as code."""
    for paragraph in (inspect.getdoc(command) or "").split("\n\n"):
        if paragraph.startswith(_EXAMPLE):
            yield f"```sh\n{paragraph.removeprefix(_EXAMPLE).strip()}\n```\n"
        else:
            yield f"{paragraph}\n"


def _written(parameter: Parameter) -> str:
    names = ", ".join(f"`{name}`" for name in parameter.names)
    return " ".join(filter(None, (names, parameter.value if names else f"`{parameter.value}`")))


def _parameter(own: inspect.Parameter) -> Parameter:
    kind, info = get_args(own.annotation)
    if isinstance(info, ArgumentInfo):
        return Parameter((), str(info.metavar), "", str(info.help))
    # In Annotated, Typer keeps the first name of an option where a default would stand.
    names = tuple(name for name in (info.default, *(info.param_decls or ())) if isinstance(name, str))
    names = names or (f"--{own.name.replace('_', '-')}",)
    if kind is bool:
        names = (names[0], f"--no-{names[0].removeprefix('--')}")
    return Parameter(names, info.metavar or _value(kind), _default(own, names), str(info.help))


def _value(kind: Any) -> str:
    """Return what may be written for a type: its choices, or a word for it; nothing for a switch."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return " or ".join(f"`{choice.value}`" for choice in kind)
    return next((word for known, word in _VALUES.items() if kind is known or known in get_args(kind)), "")


def _default(own: inspect.Parameter, names: tuple[str, ...]) -> str:
    if own.default is inspect.Parameter.empty:
        return "must be given"
    if own.default is None:
        return ""
    if isinstance(own.default, bool):
        return f"`{names[0] if own.default else names[1]}`"
    return f"`{own.default.value if isinstance(own.default, StrEnum) else own.default}`"


if __name__ == "__main__":
    sys.stdout.write(commands_markdown())
