"""What is watched: feeds, what they list, the articles behind it, their edits, and what people were told."""

from bede.chronicle.columns import Column, Table
from bede.model.codes import FeedState

FEEDS = Table(
    "feeds",
    "The feeds that are watched, and how each of them is.",
    ("uri",),
    (
        Column("uri", "VARCHAR", "Its address as it was given.", True),
        Column("title", "VARCHAR", "Its own name."),
        Column("kind", "VARCHAR", "`rss`, `atom`, `json`, `sitemap` or `sitemap-index`; NULL before the first answer."),
        Column("state", "VARCHAR", "How it is.", True, FeedState),
        Column("every", "DOUBLE", "Seconds between two polls.", True),
        Column("etag", "VARCHAR", "What the server calls this state of it, to ask whether it is still so."),
        Column("last_modified", "VARCHAR", "The same as a date, in the server's own words."),
        Column("given_by", "VARCHAR", "The sitemap index that lists it; NULL: a person named it."),
        Column("added", "TIMESTAMP", "When it was watched first (UTC).", True),
        Column("last_tried", "TIMESTAMP", "When it was asked last (UTC)."),
        Column("last_ok", "TIMESTAMP", "When it answered last (UTC)."),
        Column("last_new", "TIMESTAMP", "When it had a new item last (UTC)."),
        Column("failures", "INTEGER", "Failures in a row.", True),
        Column("fault", "VARCHAR", "What the last failure was; NULL: it answered."),
        Column("next_due", "TIMESTAMP", "When it is asked next (UTC); NULL: never again."),
    ),
    since=4,
)

FEED_ITEMS = Table(
    "feed_items",
    "One row per item that a feed listed.",
    ("feed", "item_id"),
    (
        Column("feed", "VARCHAR", "The feed.", True),
        Column("item_id", "VARCHAR", "The item's id in the feed.", True),
        Column("uri", "VARCHAR", "Address of its article; the feed's own with the item's id where it has none.", True),
        Column("title", "VARCHAR", "Its title as the feed gives it."),
        Column("published", "TIMESTAMP", "When it was published, as the feed says (UTC)."),
        Column("updated", "TIMESTAMP", "When it was changed, as the feed says (UTC)."),
        Column("first_seen", "TIMESTAMP", "When the feed listed it first (UTC).", True),
        Column("last_seen", "TIMESTAMP", "When it was listed last (UTC), to within six hours.", True),
    ),
    since=4,
)

ARTICLES = Table(
    "articles",
    "One row per article that feeds lead to, however many do: what is at hand, and when it is asked for next.",
    ("uri",),
    (
        Column("uri", "VARCHAR", "Its address.", True),
        Column("feed", "VARCHAR", "The feed that listed it first.", True),
        Column("page_id", "VARCHAR", "The last capture; NULL: none yet."),
        Column("document_id", "VARCHAR", "The document that was read last; NULL: none yet."),
        Column("words", "VARCHAR", "Hash of that article's own words; the same ones on another page are no edit."),
        Column("etag", "VARCHAR", "What the server calls this state of it."),
        Column("last_modified", "VARCHAR", "The same as a date, in the server's own words."),
        Column("added", "TIMESTAMP", "When a feed listed it first (UTC).", True),
        Column("last_fetched", "TIMESTAMP", "When it was asked for last, with success (UTC)."),
        Column("edits", "INTEGER", "How often its words changed since.", True),
        Column("unchanged", "INTEGER", "How often in a row it was asked for and its words were the same.", True),
        Column("failures", "INTEGER", "Failures in a row.", True),
        Column("fault", "VARCHAR", "What the last failure was; NULL: it was had."),
        Column("next_due", "TIMESTAMP", "When it is asked for next (UTC); NULL: never again."),
    ),
    since=4,
)

EDITS = Table(
    "edits",
    "One row for each time that the words of a watched article changed. Rows are never removed.",
    ("uri", "ordinal"),
    (
        Column("uri", "VARCHAR", "Address of the article.", True),
        Column("ordinal", "INTEGER", "Number of the edit, from 1.", True),
        Column("seen", "TIMESTAMP", "When it was seen (UTC).", True),
        Column("before", "VARCHAR", "The document before.", True),
        Column("after", "VARCHAR", "The document after.", True),
    ),
    since=4,
)

NOTICES = Table(
    "notices",
    "What people were to be told: one row per event and round in which something about it was new.",
    ("notice_id",),
    (
        Column("notice_id", "VARCHAR", "Id, the same however often it is sent.", True),
        Column(
            "what",
            "VARCHAR[]",
            "What was new, the weightiest first: `event`, `origin` ... (`docs/watch.md`).",
            True,
        ),
        Column("event_id", "VARCHAR", "The event, by its id at that time.", True),
        Column("documents", "VARCHAR[]", "The documents that brought it.", True),
        Column("text", "VARCHAR", "The notice in one line.", True),
        Column("body", "VARCHAR", "The notice as JSON, as it is sent.", True),
        Column("rules", "VARCHAR[]", "The rules that wanted it; empty where there are none.", True),
        Column("made", "TIMESTAMP", "When (UTC).", True),
        Column("ordinal", "INTEGER", "Its place among all notices, from 0.", True),
    ),
    since=4,
)

DELIVERIES = Table(
    "deliveries",
    "One row per notice and channel: whether it is sent. Rows without `sent` wait and are tried again.",
    ("notice_id", "channel"),
    (
        Column("notice_id", "VARCHAR", "The notice.", True),
        Column("channel", "VARCHAR", "Where it goes: `stdout`, the address of a webhook, or a command.", True),
        Column("sent", "TIMESTAMP", "When it was taken (UTC); NULL: not yet."),
        Column("tries", "INTEGER", "Tries so far.", True),
        Column("next_try", "TIMESTAMP", "Not before (UTC)."),
        Column("fault", "VARCHAR", "What the last failure was."),
    ),
    since=4,
)

NOTICED_RUNS = Table(
    "noticed_runs",
    "The runs whose changes people were told of, or need not be told of.",
    ("run_id",),
    (
        Column("run_id", "VARCHAR", "The run.", True),
        Column("noticed", "TIMESTAMP", "When its notices were made (UTC).", True),
    ),
    since=4,
)

WATCHING = (FEEDS, FEED_ITEMS, ARTICLES, EDITS, NOTICES, DELIVERIES, NOTICED_RUNS)
"""All tables of watching. None of them is derived: what they hold is known from nowhere else."""
