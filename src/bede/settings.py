"""One frozen tree of options. Every knob has one default and the reason for it; each run saves the tree.

A step is handed its own branch (``clean(page, settings.documents)``) and never the whole tree.
"""

import json
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class PagesOptions:
    """How bytes are read."""

    max_bytes: int = 256 * 1024 * 1024
    """Most bytes, after decompression, of a file that must be held whole (a JSON array); a larger one is a
    Reject ``too-large``. JSON Lines flow, so their file may be larger, but a compressed one may not unfold to
    more than both this and 100 times its size (news packs about 4 to 10 times; a bomb 1000 times). 256 MiB
    is 50,000 articles, and costs about 1 GiB of memory."""

    max_record_bytes: int = 10 * 1024 * 1024
    """Most bytes of one article: an HTML page, a plain text, one JSON record. No article is that long: saved
    pages have 0.05 to 3 MiB, mostly scripts; what is larger is a data dump or a broken file, which would
    take minutes to clean. The rest of a JSON Lines file is still read."""

    max_members: int = 200_000
    """Most files in a zip or tar file; their names are held in memory."""

    max_pdf_pages: int = 200
    """Most leaves of a PDF. Reports of news have 1 to 5; books and budgets are no article, and cost a second for each
    hundred."""


@dataclass(frozen=True, slots=True)
class DocumentsOptions:
    """How pages are cleaned."""

    max_wrap: int = 100
    """Columns; the widest at which a plain-text capture is taken for hard-wrapped and its paragraphs are joined.
    Mail and wire texts were wrapped at 65 to 80, browsers' text dumps at 80 to 100; a paragraph that stands on one
    line is mostly longer."""

    guess_dates: bool = True
    """Ask htmldate where an HTML page declares no date of its own. It is right for about nine such pages in
    ten, and the guess is marked by its method; without it those documents would have no date."""

    max_tags: int = 250_000
    """Most tags of a page; saved pages of news have 500 to 20,000. Taking apart a million takes minutes."""

    max_text: int = 1_000_000
    """Most code points of an article's text; the longest reports of news have 100,000. What is longer is a data dump,
    and would be read for minutes."""

    max_lines: int = 100_000
    """Most lines of a plain text; each is weighed against its neighbours, and lists and dumps have a million."""
    check_language: bool = True
    """Tell the language by the text, and believe what the page declares only where the text leaves it open: templates
    declare English over texts in any language, and most captures declare nothing."""


@dataclass(frozen=True, slots=True)
class ParsesOptions:
    """How text is read."""

    read_kinds: tuple[str, ...] = ("paragraph", "quotation")
    """Kinds of block that are read for claims. Headlines and standfirsts say again, in a grammar of their own
    (present tense for the past, no articles), what the first paragraphs say with more care."""

    max_sentence: int = 1500
    """Code points; a longer 'sentence' is a table or a broken page and is not read for claims."""

    model: str = ""
    """File of the model that reads, by the contract of ``docs/model.md``; empty: the one that is shipped."""

    threshold: float = 0.0
    """Probability from which a word is taken for a trigger; 0: what the model's training chose, where precision and
    recall weigh the same. Higher gives fewer and surer claims."""

    skim: bool = True
    """Whether sentences in which the model's first look finds no word that may begin a claim are left at that: their
    names are known, the rest is not read. False: all are read to the end, which finds a few claims more and takes
    longer (``docs/model.md``)."""

    batch: int = 16
    """Most sentences that are read at once; fewer where short ones would be filled up to long ones."""

    max_pieces: int = 256
    """Word pieces of a sentence that are read; what is behind is not. Longer ones are mostly lists."""

    threads: int = 2
    """Batches that are read side by side. Two are a laptop's share; more pay only where nothing else runs
    beside."""


@dataclass(frozen=True, slots=True)
class ResolutionsOptions:
    """How mentions are resolved."""

    lookahead_days: int = 1100
    """Days ahead of the document that a dating phrase may point to; news plans about three years ahead, and
    what points farther is nearly always a misreading (a room number, a model year)."""


@dataclass(frozen=True, slots=True)
class EventsOptions:
    """How claims are joined."""

    min_runs: int = 12
    """Fewest shared runs of three words that count as copying: one sentence of a report stays below it, mostly."""

    copy_share: float = 0.2
    """Share of one of two texts of different outlets that makes it a copy; where one word in four was changed a fifth
    to a half is left, and independent reports of one event share less than a tenth."""

    wire_share: float = 0.35
    """The same for two texts that credit one wire service, which repeats background in its reports."""

    version_share: float = 0.5
    """Share of one of two texts of the same outlet that makes it a version of the other; what an outlet repeats from
    its earlier reports as background stays below it."""

    version_days: int = 3
    """Days apart up to which a text of the same outlet is a version of a report, not the next one of the same make."""

    excerpt_runs: int = 25
    """Fewest shared runs, in two sentences running, that show an excerpt in a text that is otherwise its own; in a
    single sentence half as many more."""

    stock_texts: int = 4
    """Texts that tell a passage up to which it shows copying; what more of them tell is background or boilerplate."""

    widest_days: int = 31
    """Widest interval, in days, that is compared with all of other documents that overlap with it in time."""

    year_days: int = 366
    """Widest interval, in days, that is compared at all with other documents' dates: a year. What is wider than
    ``widest_days`` overlaps with too much, and is compared by finer keys only."""

    news_days: int = 3
    """Days before its publication on which an act without a date is compared with other documents' acts."""

    link_threshold: float = 0.57
    """Probability from which two claims are taken to speak of one happening."""

    link_average: float = 0.57
    """Mean probability of all pairs between two groups of claims from which the two become one event."""

    ladder_reach: int = 60
    """Sightings of commitments of one pair of parties that each is compared with, in the order of telling; it keeps
    the work near-linear where one pair is in the news every day."""

    story_gap: int = 14
    """Days without an event that end an episode: within two weeks news follows up on what it began."""

    story_longest: int = 92
    """Days, about a quarter; a longer episode is divided at its widest gaps, since a pair that is in the news every
    day would else be one story for years."""


@dataclass(frozen=True, slots=True)
class ChronicleOptions:
    """How the chronicle is kept."""

    keep_bytes: bool = True
    """Keep the compressed bytes of every capture, so that evidence survives the loss of the files."""


@dataclass(frozen=True, slots=True)
class EnginesOptions:
    """How work is shared among processes. Nothing here changes a row."""

    page_seconds: float = 300.0
    """Seconds after which a worker that is still at one page, or the few that it reads together, is ended, and the page
    rejected. The longest pages that are let in take some tens of seconds on a slow machine; what takes minutes takes
    for ever."""

    start_seconds: float = 120.0
    """Seconds in which a worker must have loaded its model. Two to five are usual; a busy disk takes longer."""

    ahead: int = 32
    """Pages that are read ahead for each worker, so that none waits while a batch is written or one page takes long."""

    ahead_bytes: int = 64 * 1024 * 1024
    """Bytes of pages that are read ahead at most, all workers together: pages may have 10 MiB each."""

    shard_files: int = 500
    """Most files of a shard. A shard is what is coded anew after a crash: about a minute's work of one worker."""

    shard_bytes: int = 32 * 1024 * 1024
    """Bytes of files from which a shard is full; the same minute's work, where files are large."""

    slice_bytes: int = 256 * 1024 * 1024
    """Bytes of each slice of a file that is larger. Whoever codes a slice must read the whole file to find it, so
    slices are few: a WARC of Common Crawl News, 1 GiB, is four, which costs some minutes more in an hour."""


@dataclass(frozen=True, slots=True)
class WatchOptions:
    """How feeds are watched. Times in seconds where the name says nothing else."""

    every: float = 900.0
    """Between two polls of a feed. Newsrooms publish a few articles an hour; a quarter of an hour misses none of a
    feed's usual 20 items, and a server hardly notices it."""

    contact: str = ""
    """Address or page that tells whoever runs a server who asks; it stands in the User-Agent."""

    connect_seconds: float = 10.0
    """Longest wait for a connection; a server that is there takes less than one."""

    read_seconds: float = 20.0
    """Longest wait for the next bytes of an answer."""

    deadline_seconds: float = 60.0
    """Longest time for a whole answer; a server that sends a byte now and then would hold us for hours."""

    max_bytes: int = 10 * 1024 * 1024
    """Most bytes of an answer as sent; the same bound as for one article (``PagesOptions.max_record_bytes``)."""

    redirects: int = 5
    """Redirects that are followed; news sites use one or two."""

    host_delay: float = 2.0
    """Pause between two requests to one host; robots.txt may ask for a longer one."""

    hosts_at_once: int = 8
    """Hosts that are asked side by side, so that one that hangs holds up only its own."""

    patience: float = 30.0
    """Longest pause that a host may ask for and is waited for within a round; a longer one puts the request off."""

    robots_hours: float = 12.0
    """Hours that a robots.txt is kept; RFC 9309 allows 24."""

    wait_first: float = 300.0
    """Wait after a first failure; it doubles with each further one."""

    wait_most: float = 86_400.0
    """Longest wait after failures: a feed that has been dead for weeks is asked once a day."""

    recheck_first: float = 1_800.0
    """How long after an article was fetched it is asked for again, to see edits; doubled each time. Most corrections
    come within hours, and a server that knows ETags answers with 304."""

    recheck_days: float = 3.0
    """Days after its first capture up to which an article is asked for again."""

    oldest_days: float = 7.0
    """Age up to which an item that is listed first is fetched: a feed is watched for news, and some list years."""

    silent_hours: float = 24.0
    """Hours without a new item before a feed can count as silent: most outlets rest at night."""

    silent_gaps: float = 8.0
    """Usual gaps between two items (the median) without a new one after which a feed counts as silent."""

    silent_days: float = 14.0
    """Days without a new item after which any feed counts as silent."""

    channel_seconds: float = 10.0
    """Longest time for a webhook or command to take one notice; the round waits for it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The whole tree."""

    pages: PagesOptions = field(default_factory=PagesOptions)
    documents: DocumentsOptions = field(default_factory=DocumentsOptions)
    parses: ParsesOptions = field(default_factory=ParsesOptions)
    resolutions: ResolutionsOptions = field(default_factory=ResolutionsOptions)
    events: EventsOptions = field(default_factory=EventsOptions)
    chronicle: ChronicleOptions = field(default_factory=ChronicleOptions)
    engines: EnginesOptions = field(default_factory=EnginesOptions)
    watch: WatchOptions = field(default_factory=WatchOptions)


def to_json(settings: Settings) -> str:
    """Return the tree as one line of JSON with sorted keys, as saved with a run."""
    return json.dumps(asdict(settings), sort_keys=True)
