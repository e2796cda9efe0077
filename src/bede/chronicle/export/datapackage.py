"""The Frictionless descriptor (``datapackage.json``, Table Schema) that lies beside a CSV file."""

import json
from pathlib import Path
from typing import IO, Any

from bede.chronicle.columns import Column
from bede.chronicle.export.flat import flat_columns
from bede.chronicle.shapes import Shape
from bede.errors import ChronicleError

_TYPES = {
    "VARCHAR": "string",
    "VARCHAR[]": "string",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
}


def write_descriptor(csv: Path, shape: Shape, file: IO[bytes]) -> None:
    """Write the descriptor for a CSV file; what it says of other files in the folder is kept."""
    others = [resource for resource in _present(csv.parent) if resource.get("path") != csv.name]
    resources = sorted([*others, _resource(csv.name, shape)], key=lambda resource: str(resource.get("path")))
    package = {"name": "bede-export", "profile": "tabular-data-package", "resources": resources}
    file.write(json.dumps(package, ensure_ascii=False, indent=2).encode() + b"\n")


def _present(folder: Path) -> list[dict[str, Any]]:
    path = folder / "datapackage.json"
    if not path.exists():
        return []
    try:
        resources = json.loads(path.read_text(encoding="utf-8"))["resources"]
    except (ValueError, KeyError, TypeError) as error:
        raise ChronicleError(
            f"{path} is there, but is no Frictionless descriptor. The CSV file was written; to have it "
            "described too, move that file away and export again."
        ) from error
    return [resource for resource in resources if isinstance(resource, dict)]


def _resource(name: str, shape: Shape) -> dict[str, Any]:
    return {
        "name": shape.table.name,
        "path": name,
        "profile": "tabular-data-resource",
        "description": shape.table.doc,
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "header": True},
        "schema": {
            "fields": [_field(column) for column in flat_columns(shape)],
            "primaryKey": [shape.id_name],
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.doc,
    }
    constraints: dict[str, Any] = {}
    if column.required and column.type != "VARCHAR":
        constraints["required"] = True  # an empty text is written as nothing, so text is never "required"
    if column.vocabulary is not None:
        constraints["enum"] = [code.value for code in column.vocabulary]
    if constraints:
        field["constraints"] = constraints
    return field
