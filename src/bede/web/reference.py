"""The reference of the JSON, made from its description: ``python -m bede.web.reference``."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bede.chronicle.pages.whole import Detail, Whole
from bede.web.app import describe
from bede.web.parameters import Filter, LookBack
from bede.web.schema import field_docs

_HEAD = """# The JSON of the pages
`bede serve FILE` answers every page twice: at `/events` for people, at `/events.json` with the same parameters for
programs (or at `/events` for who sends `Accept: application/json`). `/openapi.json` says the same as this page, for
machines. This page is made by `python -m bede.web.reference > docs/api.md`; a test keeps it up to date.

- What is not told is `null`; days are ISO 8601; offsets are half-open and count Unicode code points, not UTF-16 units.
- A parameter that may be repeated is written `type=AID&type=AGREE`. One that does not exist is an error.
- An error has one shape, with the status 404, 422, 403, 503 or 500: `{"error": {"code": "not-found", "message":
  "There is no document d1.", "fields": []}}`. `fields` names what was wrong in the call, each with `name` and
  `message`.
- Answers have an ETag: send it back as `If-None-Match`, and what did not change is not sent again. `X-Bede-State`
  differs for every state of the chronicle; `/state.json` tells the present one.
- What is shown is a copy of the file, renewed within seconds when its writer is done, so that pages and builds never
  lock each other out. Only `POST /judgements` opens the file itself, for a moment, and answers 503 while another
  process writes.
- Judgements want the token of `bede serve` in the header `X-Bede-Token`. Browsers do not send it along from pages of
  other sites, and a server on this machine is asked for by its own names only.

```
$ curl -s 'http://127.0.0.1:8731/events.json?dyad=RUS,UKR&since=2018-11-01&until=2018-11-30&counts=false&limit=1'
{"total": 4, "offset": 0, "limit": 1, "rows": [{"id": "ece8c5ea4c27bb40", "lead": "c710bf27f8ab782e", ...
$ curl -s -X POST http://127.0.0.1:8731/judgements -H 'X-Bede-Token: ...' -H 'Content-Type: application/json' \\
    -d '{"person": "Ada", "verdict": "corrected", "left": "c3bb8fae45e752f4", "field": "recipients", "value": "UKR"}'
{"judgements": [{"id": "j40c07bb1c...", ...}], "events": {"c3bb8fae45e752f4": "ee94a6b7a11139c0"}, "state": "..."}
```
"""

_MAILED = """## The mailed file
`bede export FILE --format html -o OUT.html` puts all data into the page as one object of JSON, in
`<script type="application/json" id="bede-data">`, in which no `<`, `>` or `&` stands. It has these fields, and `format`
(1), `name` of the chronicle, `made` (UTC) and `version` of bede. What the list, its facets, groups and histogram show
is computed from `events` in the browser; positions are read off `claims`, dyads off `events`. Of uris of files only the
name is in it. `pages` holds `/about`, `/map`, `/commitments`, `/stories`, `/network`, `/network?unit=country` and
`/actors/{id}` of all parties and countries, all over the events of the file.
"""


def api_markdown() -> str:
    """Return the whole page ``docs/api.md``."""
    return "\n".join(_page(describe()))


def _page(description: Mapping[str, Any]) -> Iterator[str]:
    yield _HEAD
    yield "## Parameters\n\nThe filter, which most pages take; all that is set must hold. Case never matters.\n"
    filtered = description["paths"]["/map.json"]["get"]["parameters"]
    yield from _parameters(filtered)
    yield "## Addresses\n"
    for path, calls in description["paths"].items():
        for method, call in calls.items():
            yield from _address(path, method.upper(), call)
    yield _MAILED
    for kind in (Whole, Detail):
        yield from _table(kind.__name__, kind.__doc__ or "", field_docs(kind).items())
    yield "## Rows\n"
    schemas = description["components"]["schemas"]
    for name, schema in sorted(schemas.items()):
        if "properties" in schema:
            rows = ((f"{field}` | `{_type(value)}", value["description"]) for field, value in _fields(schema))
            yield from _table(name, schema["description"], rows, "field | type")


def _address(path: str, method: str, call: Mapping[str, Any]) -> Iterator[str]:
    found = call["responses"]["200"]["content"]["application/json"]["schema"]
    sent = call.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    takes = f" Takes `{_type(sent)}`." if sent else ""
    yield f"### {method} {path}\n\n{call['description']}{takes} Answers `{_type(found)}`.\n"
    parameters = [item for item in call.get("parameters", []) if item["in"] == "query"]
    names = {item["name"] for item in parameters}
    shared = Filter.model_fields if names >= set(Filter.model_fields) else LookBack.model_fields
    if names >= set(shared):
        told = "the parameters of the filter" if shared is Filter.model_fields else "`as_of`"
        yield f"With {told} (see Parameters).\n"
        parameters = [item for item in parameters if item["name"] not in shared]
    yield from _parameters(parameters)


def _parameters(parameters: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    if parameters:
        yield "| parameter | type | meaning |\n|---|---|---|"
        yield from (
            f"| `{item['name']}` | `{_type(item['schema'])}` | {_flat(item['description'])} |" for item in parameters
        )
        yield ""


def _table(name: str, told: str, rows: Any, heading: str = "field") -> Iterator[str]:
    yield f"### {name}\n\n{_flat(told)}\n\n| {heading} | meaning |\n|{'---|' * (heading.count('|') + 2)}"
    yield from (f"| `{field}` | {_flat(meaning)} |" for field, meaning in rows)
    yield ""


def _fields(schema: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for field, value in schema["properties"].items():
        yield field, {"description": "", **value}


def _flat(text: str) -> str:
    return " ".join(text.replace("``", "`").replace("|", "\\|").split())


def _type(schema: Mapping[str, Any]) -> str:
    """Return a type in short: ``text``, ``EventRow[]``, ``day?``."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        own = [item for item in schema["anyOf"] if item.get("type") != "null"]
        return " or ".join(map(_type, own)) + ("?" if len(own) < len(schema["anyOf"]) else "")
    if schema.get("type") == "array":
        return f"{_type(schema['items'])}[]"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"{{key: {_type(schema['additionalProperties'])}}}"
    if schema.get("format") == "date":
        return "day"
    return {"string": "text", "integer": "int", "number": "number", "boolean": "yes/no"}.get(
        schema.get("type", ""), "any"
    )


if __name__ == "__main__":
    sys.stdout.write(api_markdown())
