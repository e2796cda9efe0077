"""Signs by which carriers of articles that are text are told: feeds, mail, exports of press archives, tables."""

import csv
import re

PROLOGUE = r"(?:\s|(?><!--.*?-->)|(?><\?.*?>))*+"
"""What may stand before the first element of XML and HTML."""

ARTICLE_COLUMNS = frozenset(
    "text event_text body content article_body articlebody maintext fulltext html raw_html".split()
)
"""Names, in lower case, of columns of a table that hold an article."""

_OTHER_COLUMNS = frozenset(
    "title headline url uri link date pub_date published publish_date date_publish published_at publishedat "
    "publication_date datepublished id doc_id story_id stories_id uuid source publisher author authors".split()
)
_DELIMITERS = ",;\t|"
_LONGEST_HEAD = 10_000  # characters of a table's first line

_FEED = re.compile(rf"{PROLOGUE}(?:<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>\s*)?<(?:rss|feed|rdf:RDF)\b", re.I | re.S)
_SITEMAP = re.compile(rf"{PROLOGUE}<(?:\w+:)?(?:urlset|sitemapindex)\b", re.I | re.S)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org\\?/version')

MBOX_LINE = r"From \S+ [^\n]*\d{4}[^\n]*\n(?=[!-9;-~]{1,60}:)"
"""The line that divides the messages of an mbox file: an address and a date, then the first header."""

_MBOX = re.compile(MBOX_LINE)
_HEADER = re.compile(r"(?P<name>[!-9;-~]{1,60}):[^\n]*(?:\n|\Z)(?:[ \t][^\n]*(?:\n|\Z))*+")
_MAIL_ONLY = frozenset("mime-version message-id received return-path dkim-signature x-mailer delivered-to".split())
_MAIL_TOLD = frozenset("from date subject".split())

NEXIS_COUNT = r"^[^\S\n]*\d{1,6} of \d{1,6} DOCUMENTS?[^\S\n]*$"
NEXIS_END = r"^[^\S\n]*End of Document[^\S\n]*$"
_NEXIS = re.compile(NEXIS_COUNT, re.MULTILINE)
_NEXIS_BODY = re.compile(r"^[^\S\n]*Body[^\S\n]*$", re.MULTILINE)
_NEXIS_REST = re.compile(rf"{NEXIS_END}|^[^\S\n]*(?:Length:\s*\d+ words|Classification)[^\S\n]*$", re.MULTILINE)

FACTIVA_NUMBER = r"^[^\S\n]*Document [A-Za-z0-9]{4,20}20\d{6}[A-Za-z0-9]{4,20}[^\S\n]*$"
_FACTIVA = re.compile(FACTIVA_NUMBER, re.MULTILINE)
_FACTIVA_CODE = re.compile(r"^(HD|BY|WC|PD|SN|SC|LA|LP|TD|NS|RE|AN)(?:[^\S\n].*)?$", re.MULTILINE)
_CODES_ENOUGH = 4  # "HD" and "TD" alone stand in sports tables


def is_feed(text: str) -> bool:
    """Tell RSS and Atom."""
    return bool(_FEED.match(text))


def is_sitemap(text: str) -> bool:
    """Tell a sitemap or an index of sitemaps."""
    return bool(_SITEMAP.match(text))


def is_json_feed(text: str) -> bool:
    """Tell a JSON Feed."""
    return text.startswith("{") and bool(_JSON_FEED.search(text))


def is_mbox(text: str) -> bool:
    """Tell a file of e-mails in a row."""
    return bool(_MBOX.match(text))


def is_mail(text: str) -> bool:
    """Tell an e-mail or MHTML file by its head: a header that only mail has, or From, Date and Subject."""
    names = set[str]()
    at = 0
    while found := _HEADER.match(text, at):
        names.add(found["name"].lower())
        at = found.end()
    return len(names) >= 2 and (not _MAIL_ONLY.isdisjoint(names) or names >= _MAIL_TOLD)


def is_nexis(text: str) -> bool:
    """Tell a text export of LexisNexis: numbered documents, or the sections of Nexis Uni."""
    return bool(_NEXIS.search(text)) or bool(_NEXIS_BODY.search(text) and _NEXIS_REST.search(text))


def is_factiva(text: str) -> bool:
    """Tell a text export of Factiva: a document number in a line of its own, or field codes."""
    codes = set(_FACTIVA_CODE.findall(text))
    by_codes = "HD" in codes and not codes.isdisjoint(("LP", "TD")) and len(codes) >= _CODES_ENOUGH
    return by_codes or bool(_FACTIVA.search(text))


def table_delimiter(text: str) -> str | None:
    """Return what divides the cells of a table of articles, told by its first line, or None if it is no such table.

    One cell must be the name of a column for text, another of a title, address, date or the like.
    """
    line, newline, _ = text.partition("\n")
    for delimiter in _DELIMITERS if newline and len(line) < _LONGEST_HEAD else "":
        try:
            cells = next(csv.reader([line.strip("\r")], delimiter=delimiter), [])
        except csv.Error:
            continue
        names = {name.strip().lower() for name in cells}
        if names & ARTICLE_COLUMNS and names & _OTHER_COLUMNS:
            return delimiter
    return None
