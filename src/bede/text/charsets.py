"""The names of charsets: which we read, and what their labels mean in practice."""

import codecs
import re

READ: frozenset[str] = frozenset(
    (
        *("utf-8", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
        *(
            "cp437",
            "cp850",
            "cp866",
            "cp874",
            "cp932",
            "cp949",
            "koi8-r",
            "koi8-u",
            "mac-roman",
            "mac-cyrillic",
        ),
        *("iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8"),
        *("iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16"),
        *("big5hkscs", "gb18030", "euc_jp", "iso2022_jp", "euc_kr"),
    )
)
"""Python codecs that a page may declare. Python has more ("punycode" ...), which no page means."""

_MEANT: dict[str, str] = {
    "ascii": "cp1252",  # the WHATWG rule: browsers read these labels as the superset, so pages are written so
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
}
"""Codec of the label → codec that its pages are really written in (WHATWG Encoding Standard, 4.2)."""

DETECTABLE: tuple[str, ...] = (
    "cp1252",
    "cp1250",
    "cp1251",
    "koi8_r",
    "cp1253",
    "cp1255",
    "cp1256",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
    "cp874",
    "mac_roman",
)
"""Charsets that a detector may answer: those in which news was published. EBCDIC and the like are noise."""

_HEAD = 4096  # bytes; browsers look at 1024, but templates put long scripts first
_IN_HTML = re.compile(
    rb"""<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})|\A\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)


def charset_name(label: str | None) -> str | None:
    """Return the codec for a declared label (``"ISO-8859-1"`` → ``"cp1252"``); None if not one of ours."""
    try:
        name = codecs.lookup((label or "").strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(name, name)
    return name if name in READ else None


def declared_in_html(body: bytes) -> str | None:
    """Return the codec that a page declares at its start by a meta tag or XML declaration, else None."""
    match = _IN_HTML.search(body[:_HEAD])
    if match is None:
        return None
    return charset_name((match[1] or match[2]).decode("ascii", "replace"))
