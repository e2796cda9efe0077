"""From what runs changed to notices in the outbox, in one transaction with the note that these runs are told of.

Killed before it, the next round makes the same notices; killed after it, it makes none.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from bede.chronicle import Chronicle
from bede.chronicle.changes import Change
from bede.chronicle.compared import changed_by
from bede.chronicle.export.lines import to_json
from bede.chronicle.watching import noticed_rows, rows_of
from bede.model import Delivery, Notice, Relation, Stage
from bede.watch.news import EventNews, Fresh, find_news, in_words
from bede.watch.rules import Rule, wanted_by

WATCH = "watch"
"""What a run of the watcher names as its input."""

_START = ""  # stands in ``noticed_runs`` from the first round on
_PENDING = """SELECT run_id FROM runs WHERE run_id NOT IN (SELECT run_id FROM noticed_runs)
    ORDER BY started, run_id"""
_DOCUMENTS = """SELECT document_id, coalesce(publisher, uri) AS outlet FROM documents d JOIN runs r USING (run_id)
    WHERE list_contains(r.inputs, $watch) AND r.run_id IN (SELECT unnest($runs))"""
_FAMILIES = """SELECT family_id, document_id, relation FROM families
    WHERE document_id IN (SELECT unnest($documents)) ORDER BY family_id, ordinal"""
# A correction repeats most of the story as it was; what it puts right it tells in other words.
_REWORDED = """SELECT DISTINCT e.event_id, c.document_id FROM claims c JOIN event_claims e USING (claim_id)
    WHERE c.document_id IN (SELECT unnest($documents)) AND NOT EXISTS (
        SELECT 1 FROM claims o JOIN event_claims oe USING (claim_id)
        WHERE oe.event_id = e.event_id AND o.document_id <> c.document_id AND o.sentence = c.sentence)
    ORDER BY e.event_id, c.document_id"""
_STEPS = "SELECT ladder_id, event_id, stage FROM ladder_steps ORDER BY ladder_id, ordinal"
_SHOWN = """SELECT document_id, uri, title, publisher FROM documents
    WHERE document_id IN (SELECT unnest($documents))"""
_TELLINGS = """SELECT c.event_id, k.document_id, k.sentence
    FROM event_claims c JOIN claims k USING (claim_id)
    WHERE c.event_id IN (SELECT unnest($events)) ORDER BY c.event_id, c.ordinal"""


def begin(chronicle: Chronicle, now: datetime) -> None:
    """Take what stands in a chronicle when it is watched first as known: it is no news."""
    if next(chronicle.rows("SELECT 1 FROM noticed_runs LIMIT 1"), None) is None:
        runs = [str(row["run_id"]) for row in chronicle.rows("SELECT run_id FROM runs")]
        chronicle.put(noticed_rows([_START, *runs], now))


def make_notices(chronicle: Chronicle, rules: Sequence[Rule], channels: Sequence[str], now: datetime) -> list[Notice]:
    """Write the notices of all that was linked and not told of yet, one delivery for each channel; return them."""
    runs = [str(row["run_id"]) for row in chronicle.rows(_PENDING)]
    if not runs:
        return []
    outlets = {
        str(row["document_id"]): str(row["outlet"])
        for row in chronicle.rows(_DOCUMENTS, {"watch": WATCH, "runs": runs})
    }
    notices = list(_notices(chronicle, runs, outlets, rules, now)) if outlets else []
    deliveries = [Delivery(notice.notice_id, channel) for notice in notices for channel in channels]
    chronicle.put([*rows_of([*notices, *deliveries]), *noticed_rows(runs, now)])
    return notices


def _notices(
    chronicle: Chronicle, runs: Sequence[str], outlets: Mapping[str, str], rules: Sequence[Rule], now: datetime
) -> Iterator[Notice]:
    compared = changed_by(chronicle, runs)
    fresh = _fresh(chronicle, outlets, compared.changes)
    news = list(find_news(compared.changes, fresh, unknown_before=compared.anew is not None))
    sentences, documents = _tellings(chronicle, news), _documents(chronicle, news)
    start = int(next(chronicle.rows("SELECT count(*) AS n FROM notices"))["n"])
    for item in news:
        names = wanted_by(rules, item.event, item.kinds)
        if names or not rules:
            told = [documents[document] for document in item.documents]
            yield _notice(item, sentences[item.event["event_id"]], told, rules=names, now=now, ordinal=start)
            start += 1


def _fresh(chronicle: Chronicle, outlets: Mapping[str, str], changes: Sequence[Change]) -> Fresh:
    families: dict[str, tuple[str, ...]] = {}
    correcting: list[str] = []
    for row in chronicle.rows(_FAMILIES, {"documents": list(outlets)}):
        family, document = str(row["family_id"]), str(row["document_id"])
        families[family] = (*families.get(family, ()), document)
        correcting += [document] if row["relation"] == Relation.CORRECTION.value else []
    reworded = chronicle.rows(_REWORDED, {"documents": correcting})
    corrections = {str(row["event_id"]): f"corrected by {outlets[row['document_id']]}" for row in reworded}
    return Fresh(frozenset(outlets), families, corrections, dict(_stages(chronicle, _new_events(changes, outlets))))


def _new_events(changes: Sequence[Change], outlets: Mapping[str, str]) -> frozenset[str]:
    """Return the ids of the events that are new; all others that stand in ladders were told before."""
    return frozenset(
        event["event_id"]
        for change in changes
        for event in change.after
        if not change.before and not set(event["documents"]).isdisjoint(outlets)
    )


def _stages(chronicle: Chronicle, new: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the new events that bring a commitment that was told before to a stage that it had not reached."""
    steps: dict[str, list[tuple[str, str]]] = {}
    for row in chronicle.rows(_STEPS):
        steps.setdefault(row["ladder_id"], []).append((row["event_id"], row["stage"]))
    order = [stage.value for stage in Stage]
    for own in steps.values():
        told = [stage for event, stage in own if event not in new]
        reached = max(told, key=order.index, default=None)
        for event, stage in own:
            if event in new and reached is not None and order.index(stage) > order.index(reached):
                yield event, f"{reached}, now {stage}"


def _tellings(chronicle: Chronicle, news: Sequence[EventNews]) -> dict[str, list[str]]:
    """Return the sentences that tell each event; those of what came in first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in chronicle.rows(_TELLINGS, {"events": [item.event["event_id"] for item in news]}):
        found.setdefault(str(row["event_id"]), []).append((str(row["document_id"]), str(row["sentence"])))
    sentences = {}
    for item in news:
        own = sorted(found[item.event["event_id"]], key=lambda pair: pair[0] not in item.documents)
        new = [pair for pair in own if pair[0] in item.documents] or own
        sentences[item.event["event_id"]] = list(dict.fromkeys(sentence for _, sentence in new))
    return sentences


def _documents(chronicle: Chronicle, news: Sequence[EventNews]) -> dict[str, dict[str, Any]]:
    wanted = sorted({document for item in news for document in item.documents})
    rows = chronicle.rows(_SHOWN, {"documents": wanted})
    return {str(row["document_id"]): dict(row) for row in rows}


def _notice(
    news: EventNews,
    sentences: Sequence[str],
    documents: Sequence[Mapping[str, Any]],
    *,
    rules: Sequence[str],
    now: datetime,
    ordinal: int,
) -> Notice:
    text = in_words(news, sentences[0], [row["publisher"] or row["uri"] for row in documents])
    what = tuple(kind.value for kind in news.kinds)
    event_id = str(news.event["event_id"])
    key = json.dumps([event_id, what, sorted(news.documents)])
    notice_id = "n" + hashlib.sha256(key.encode()).hexdigest()[:15]
    body = {
        "notice_id": notice_id,
        "made": now.isoformat(timespec="seconds"),
        "what": what,
        "news": [{"what": kind.value, "text": words} for kind, words in news.what],
        "text": text,
        "rules": list(rules),
        "event": news.event,
        "documents": list(documents),
        "sentences": list(sentences),
    }
    return Notice(
        notice_id=notice_id,
        what=what,
        event_id=event_id,
        documents=news.documents,
        text=text,
        body=to_json(body),
        rules=tuple(rules),
        made=now,
        ordinal=ordinal,
    )
