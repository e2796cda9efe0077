"""The description of the JSON: made from the rows of the pages, with the sentence that explains each field."""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from pydantic import ConfigDict
from typing_extensions import get_original_bases, is_typeddict

from bede.chronicle.pages import (
    about,
    actor,
    claims,
    commitments,
    compare,
    document,
    dyad,
    event,
    families,
    histogram,
    judgements,
    listing,
    network,
    places,
    positions,
    rows,
    stories,
)
from bede.web import answers, judging, twins

_MODULES: tuple[ModuleType, ...] = (
    *(about, actor, claims, commitments, compare, document, dyad, event),
    *(families, histogram, judgements, listing, network, places, positions, rows, stories),
    *(answers, judging, twins),
)


def row_kinds() -> dict[str, Any]:
    """Return all kinds of rows by name."""
    found = (thing for module in _MODULES for thing in vars(module).values() if is_typeddict(thing))
    return {kind.__name__: kind for kind in found}


def close_rows() -> None:
    """Have the description promise that rows have no other fields than those it names."""
    for kind in row_kinds().values():
        kind.__pydantic_config__ = ConfigDict(extra="forbid")


def explain(description: dict[str, Any]) -> None:
    """Write into the description what each field means, in the words that stand below it in the code."""
    schemas = description["components"]["schemas"]
    for name, kind in row_kinds().items():
        if name in schemas:
            for field, told in field_docs(kind).items():
                schemas[name]["properties"][field]["description"] = told


def field_docs(kind: Any) -> dict[str, str]:
    """Return the sentence that explains each field of a kind of rows, those of its bases too."""
    return dict(_docs(kind))


def _docs(kind: Any) -> Iterator[tuple[str, str]]:
    yield from (pair for base in get_original_bases(kind) if is_typeddict(base) for pair in _docs(base))
    (defined,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    if not isinstance(defined, ast.ClassDef):
        return
    for field, told in zip(defined.body, defined.body[1:], strict=False):
        match field, told:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, " ".join(text.split())
            case _:
                pass
