"""What the chronicle was made from: runs, counts, outlets, days, and what could not be used."""

from datetime import date
from typing import Any, cast

from typing_extensions import TypedDict

from bede.chronicle.write import Chronicle


class RunRow(TypedDict):
    """A run of the pipeline."""

    id: str
    """Id of the run."""
    version: str
    """Version of bede."""
    reader: str
    """The reader, its version and the hash of its model."""
    knowledge: str
    """Hash of the tables of knowledge."""
    settings: str
    """The whole tree of options, as JSON."""
    started: str
    """When it began (UTC)."""
    finished: str | None
    """When it ended (UTC); null: it was cut short."""
    pages: int
    """Pages read."""
    documents: int
    """Documents that were new."""
    known: int
    """Pages that had been coded before."""
    claims: int
    """Claims that were new."""
    events: int
    """Events after linking."""
    rejects: int
    """Inputs that could not be used."""


class Counts(TypedDict):
    """Rows of the record."""

    captures: int
    """Places and states in which pages were seen."""
    documents: int
    """Documents."""
    undated_documents: int
    """Documents of which the day of publication is not known."""
    claims: int
    """Claims."""
    events: int
    """Events."""
    undated_events: int
    """Events without a date of their own."""
    families: int
    """Families of documents that copy one another, with two members or more."""
    entities: int
    """Parties and speakers."""
    places: int
    """Places."""
    judgements: int
    """Judgements of people that stand."""


class PublisherRow(TypedDict):
    """An outlet."""

    publisher: str | None
    """Its name; null: the page does not tell."""
    documents: int
    """Documents."""
    claims: int
    """Claims."""
    first: date | None
    """Day of the first document."""
    last: date | None
    """Day of the last one."""


class CoverageBin(TypedDict):
    """Documents of a day or month. No report is not no event."""

    start: date
    """The day, or the first day of the month."""
    documents: int
    """Documents published then."""


class Coverage(TypedDict):
    """Documents over time."""

    unit: str
    """``day`` or, where they span more than two years, ``month``."""
    bins: list[CoverageBin]
    """In order; days without documents are left out."""


class LanguageRow(TypedDict):
    """A language."""

    language: str | None
    """ISO 639-1 code."""
    documents: int
    """Documents; those in another language than English are kept without claims."""


class RejectRow(TypedDict):
    """Inputs that could not be used, by reason."""

    reason: str
    """A short fixed word."""
    count: int
    """Inputs."""
    examples: list[str]
    """What happened to some of them, and what to do about it."""


class AsKnown(TypedDict):
    """A look back: what had been published by the end of a day, linked anew."""

    day: date
    """The day."""
    later: int
    """Documents that were published after, and are left out."""
    undated: int
    """Documents of which it can't be told, and that are left out."""


class AboutPage(TypedDict):
    """What the chronicle was made from."""

    name: str
    """Name of the file."""
    runs: list[RunRow]
    """The latest first, at most 100."""
    counts: Counts
    """Rows of the record."""
    publishers: list[PublisherRow]
    """Outlets, the most frequent first, at most 500."""
    coverage: Coverage
    """Documents over time."""
    languages: list[LanguageRow]
    """Languages of the documents."""
    rejects: list[RejectRow]
    """What could not be used."""
    as_known: AsKnown | None
    """Set where the chronicle is shown as it was known on a day."""


_LISTED = 100
_TIME = "strftime({column}, '%Y-%m-%dT%H:%M:%SZ') AS {column}"
_RUNS = f"""SELECT run_id AS id, version, reader, knowledge, settings, {_TIME.format(column="started")},
    {_TIME.format(column="finished")}, pages, documents, known, claims, events, rejects
FROM runs ORDER BY runs.started DESC, run_id DESC"""
_COUNTS = """SELECT (SELECT count(*) FROM captures) AS captures, (SELECT count(*) FROM documents) AS documents,
    (SELECT count(*) FROM documents WHERE published IS NULL) AS undated_documents,
    (SELECT count(*) FROM claims) AS claims, (SELECT count(*) FROM events) AS events,
    (SELECT count(*) FROM events WHERE time_basis = 'none') AS undated_events,
    (SELECT count(*) FROM (SELECT family_id FROM families GROUP BY family_id HAVING count(*) > 1)) AS families,
    (SELECT count(*) FROM entities) AS entities, (SELECT count(*) FROM places) AS places,
    (SELECT count(*) FROM judgements WHERE withdrawn IS NULL) AS judgements"""
_PUBLISHERS = """SELECT d.publisher, count(*) AS documents, coalesce(sum(c.claims), 0)::BIGINT AS claims,
    min(d.published) AS first, max(d.published) AS last
FROM documents d LEFT JOIN (SELECT document_id, count(*) AS claims FROM claims GROUP BY document_id) c
    ON c.document_id = d.document_id
GROUP BY d.publisher ORDER BY documents DESC, d.publisher NULLS LAST LIMIT 500"""
_COVERAGE = """SELECT date_trunc('{unit}', published)::DATE AS start, count(*) AS documents FROM documents
WHERE published IS NOT NULL GROUP BY 1 ORDER BY 1"""
_SPAN = "SELECT coalesce(max(published) - min(published), 0)::INTEGER AS days FROM documents"
_LANGUAGES = "SELECT language, count(*) AS documents FROM documents GROUP BY 1 ORDER BY documents DESC, 1 NULLS LAST"
_REJECTS = """SELECT reason, count(*) AS count, list(DISTINCT detail ORDER BY detail)[1:3] AS examples FROM rejects
GROUP BY reason ORDER BY count DESC, reason"""


def run_rows(chronicle: Chronicle) -> list[RunRow]:
    """Return all runs, the latest first."""
    found: Any = [dict(row) for row in chronicle.rows(_RUNS)]
    return cast("list[RunRow]", found)


def about_page(chronicle: Chronicle, name: str, as_known: AsKnown | None = None) -> AboutPage:
    """Return what the chronicle was made from; ``name`` is that of its file."""

    def rows(sql: str) -> Any:
        return [dict(row) for row in chronicle.rows(sql)]

    unit = "month" if rows(_SPAN)[0]["days"] > 730 else "day"
    return {
        "name": name,
        "runs": run_rows(chronicle)[:_LISTED],
        "counts": rows(_COUNTS)[0],
        "publishers": rows(_PUBLISHERS),
        "coverage": {"unit": unit, "bins": rows(_COVERAGE.format(unit=unit))},
        "languages": rows(_LANGUAGES),
        "rejects": rows(_REJECTS),
        "as_known": as_known,
    }
