"""What bytes are, told by their content: a file's name proves nothing (error pages get called .jpg)."""

import json
import re
from collections.abc import Callable

from bede.errors import RejectedInput
from bede.pages import signs
from bede.text.decode import wide_charset

HTML = "text/html"
PLAIN = "text/plain"
JSON = "application/json"
JSON_LINES = "application/x-ndjson"
WARC = "application/warc"
CDX = "application/x-cdx"
FEED = "application/feed"
SITEMAP = "application/sitemap"
MAIL = "message/rfc822"
MBOX = "application/mbox"
PDF = "application/pdf"
ZIP = "application/zip"
TAR = "application/x-tar"
NEXIS = "text/x-nexis"
FACTIVA = "text/x-factiva"
CSV = "text/csv"

SAMPLE = 64 * 1024
"""Bytes of the start that are looked at."""

_KNOWN: tuple[tuple[int, bytes, str], ...] = (  # (offset, bytes, what it is): never the start of a text
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"\x89PNG\r\n", "a PNG image"),
    (0, b"GIF87a", "a GIF image"),
    (0, b"GIF89a", "a GIF image"),
    (8, b"WEBPVP8", "a WebP image"),
    (0, b"II*\x00", "a TIFF image"),
    (0, b"MM\x00*", "a TIFF image"),
    (0, b"\x00\x00\x01\x00", "an icon"),
    (4, b"ftyp", "a video or HEIF image"),
    (8, b"AVI LIST", "a video"),
    (0, b"\x1a\x45\xdf\xa3", "a video"),
    (0, b"OggS\x00", "an audio file"),
    (0, b"ID3\x02", "an audio file"),
    (0, b"ID3\x03", "an audio file"),
    (0, b"ID3\x04", "an audio file"),
    (0, b"fLaC\x00", "an audio file"),
    (0, b"wOFF", "a font"),
    (0, b"wOF2", "a font"),
    (0, b"\x00\x01\x00\x00\x00", "a font"),
    (0, b"%!PS", "a PostScript document"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Office document"),
    (0, b"PK\x05\x06", "an empty zip archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"BZh91AY&SY", "a bzip2 archive"),
    (0, b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (0, b"\x1f\x8b", "gzip in gzip in gzip"),
    (8, b"DUCK", "a DuckDB database"),
    (0, b"SQLite format 3\x00", "a SQLite database"),
    (0, b"PAR1", "a Parquet table"),
    (0, b"ARROW1\x00", "an Arrow table"),
    (0, b"\x7fELF", "a program"),
    (0, b"\xca\xfe\xba\xbe", "a program"),
    (0, b"\xcf\xfa\xed\xfe", "a program"),
    (0, b"\x00asm", "a program"),
)
_CARRIERS: tuple[tuple[int, bytes, str], ...] = (  # (offset, bytes, kind): binary files that hold pages
    (0, b"%PDF-", PDF),
    (0, b"PK\x03\x04", ZIP),
    (257, b"ustar", TAR),
)
_IF_BINARY: tuple[tuple[bytes, str], ...] = (  # starts that a text may have too ("BMW said", "MZ")
    (b"BM", "a BMP image"),
    (b"MZ", "a program"),
    (b"OTTO", "a font"),
)
_BINARY_SHARE = 0.05  # of control characters; text has near none, random bytes have 0.11
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")  # but ESC, which terminals leave in captures
_BLANK = " \t\r\n\x0b\x0c\x00\ufeff\x1e"

_TAGS = (
    r"!doctype\s+html|html|head|body|title|meta|link|base|script|style|div|p|span|a|article|section|main|header|h[1-6]"
    r"|table|ul|ol|img|br|center|font|b|i|em|strong|blockquote|figure|pre|noscript|iframe|form|nav|time"
)
_HTML_START = re.compile(rf"{signs.PROLOGUE}<(?:{_TAGS})\b", re.IGNORECASE | re.DOTALL)
_HTML_INSIDE = re.compile(r"<(?:!doctype html|html|body)\b|</(?:p|div|h1)>.*?</(?:p|div|h1)>", re.I | re.S)
_JSON_START = re.compile(r'\{\s*(?:["}]|\Z)|\[\s*(?:[{\]]|\Z)')

_NOT_PAGES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(rf"(?!{signs.PROLOGUE}<(?:!doctype\s+)?html\b)<\?xml\b|<svg\b", re.I | re.S),
        "This is XML that is no web page. Give the pages as HTML, text or JSON Lines.",
    ),
)
_WARC_START = re.compile(r"WARC/\d")
_CDX_START = re.compile(
    r"(?:[!@#][^\n]*\n)*(?:CDX(?: [A-Za-z])+\s*\n"  # the header of CDX; of CDXJ a line, with or without its key
    r'|[^\s{]+ \d{4,17} \{(?=[^\n]*"filename")[^\n]*"offset"|\{(?=[^\n]*"urlkey")(?=[^\n]*"filename")[^\n]*"offset")'
)
_CODE_SHARE = 0.005  # of braces, and of semicolons: style sheets and scripts have 0.02 and more, news has none


def media_type(sample: bytes) -> str:
    """Return the kind, one of the constants above, for the start of a file.

    Raises RejectedInput ``empty``, ``not-text`` or ``unsupported``.
    """
    for offset, magic, what in _KNOWN:
        if sample.startswith(magic, offset):
            raise _not_text(what)
    for offset, magic, kind in _CARRIERS:
        if sample.startswith(magic, offset):
            return kind
    text = _readable(sample)
    early = next((kind for kind, is_so in _BEFORE_XML if is_so(text)), None)
    if early:
        return early
    for pattern, detail in _NOT_PAGES:
        if pattern.match(text):
            raise RejectedInput("unsupported", detail)
    return next(kind for kind, is_so in _KINDS if is_so(text))


def is_object(line: str) -> bool:
    """Tell whether a line that starts with a brace is a whole JSON object."""
    if not line.startswith("{"):
        return False
    try:
        return isinstance(json.loads(line, strict=False), dict)
    except (ValueError, RecursionError):
        return False


def _readable(sample: bytes) -> str:
    """Return the sample as characters good enough to look at, stripped; RejectedInput if it is no text."""
    charset, mark = wide_charset(sample) or ("latin-1", 3 if sample.startswith(b"\xef\xbb\xbf") else 0)
    text = sample[mark:].decode(charset, "replace").strip(_BLANK)
    if not text:
        raise RejectedInput("empty", "There is nothing in this file. Fetch it again.")
    if len(_CONTROLS.findall(text)) > _BINARY_SHARE * len(text):
        raise _not_text(next((what for magic, what in _IF_BINARY if sample.startswith(magic)), "binary data"))
    return text


def _not_text(what: str) -> RejectedInput:
    return RejectedInput(
        "not-text", f"By its content this is {what}, whatever its name. Give HTML, text or JSON Lines."
    )


def _is_json_lines(text: str) -> bool:
    """Tell JSON Lines from one JSON value over many lines, though some lines be broken."""
    lines = [line for line in text.split("\n") if line.strip()]
    if _JSON_START.match(text):
        starts = sum(1 for line in lines if line.startswith('{"'))
        return text.startswith("{") and (len(lines) == 1 or starts > 1 or any(map(is_object, lines)))
    return sum(map(is_object, lines)) * 2 >= len(lines)


def _is_plain(text: str) -> bool:
    """Tell text from the style sheets and scripts that browsers save with a page; RejectedInput then."""
    braces, ends = text.count("{") + text.count("}"), text.count(";")
    if braces >= 4 and ends >= 2 and min(braces, ends) > _CODE_SHARE * len(text):
        raise RejectedInput("unsupported", "This is a style sheet or script. Give the page itself.")
    return True


_BEFORE_XML: tuple[tuple[str, Callable[[str], bool]], ...] = (
    (FEED, signs.is_feed),
    (SITEMAP, signs.is_sitemap),
    (MBOX, signs.is_mbox),
    (MAIL, signs.is_mail),
)
"""Kinds that quote HTML and JSON, and XML that is read."""

_KINDS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    (WARC, lambda text: bool(_WARC_START.match(text))),
    (CDX, lambda text: bool(_CDX_START.match(text))),
    (HTML, lambda text: bool(_HTML_START.match(text))),
    (FEED, signs.is_json_feed),
    (JSON_LINES, _is_json_lines),
    (JSON, lambda text: bool(_JSON_START.match(text))),
    (CSV, lambda text: signs.table_delimiter(text) is not None),
    (HTML, lambda text: bool(_HTML_INSIDE.search(text))),  # after JSON and tables, which may hold pages
    (NEXIS, signs.is_nexis),
    (FACTIVA, signs.is_factiva),
    (PLAIN, _is_plain),
)
"""Kinds and their tests, in the order of trial; the last test holds or raises."""
