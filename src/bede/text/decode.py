"""From the bytes of a page to its text, whatever its maker said or forgot to say about the charset.

The order of belief: byte order mark, the pattern of UTF-16 and UTF-32, valid UTF-8 (no other charset
yields it by chance, so it overrules a wrong declaration), UTF-8 with a few broken bytes, the declared
charset, detection on a sample, and at last windows-1252. Nothing here raises: text is evidence, and a page
with one bad byte is still read.
"""

import codecs
import re
from dataclasses import dataclass

from bede.text.charsets import DETECTABLE, charset_name, declared_in_html
from bede.text.normalise import printable

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16 LE, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_SAMPLE = 8192  # bytes that show whether text is UTF-16 or UTF-32
_SMALL = bytes(range(7))
_SAMPLE = 64 * 1024  # bytes given to the detector
_BEFORE, _AFTER = 300, 100  # bytes of context; with less, the detector takes Cyrillic names for Czech
_NON_ASCII = re.compile(rb"[\x80-\xff]+")

# What double encoding leaves behind: UTF-8 read as windows-1252 ("â€™", "Ã©", "Ð¼"), or C1 controls. These
# are signs only, ftfy judges; a newline is often meant by U+0085, so that alone is no sign.
_HIGH_1252 = "\xa0-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = re.compile(f"[\x80-\x84\x86-\x9f]|â[€‚„†]|[ÂÃ][ {_HIGH_1252}]|[ÐÑ][{_HIGH_1252}]|ï»¿|ðŸ")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text that holds no control characters, the charset it was read in, and how that was known.

    ``how`` is ``bom``, ``declared``, ``utf-8``, ``detected`` or ``fallback``, with ``+repaired`` where
    double encoding was undone. ``charset`` is the name of the Python codec.
    """

    text: str
    charset: str
    how: str


def decode(body: bytes, declared: str | None = None, *, html: bool = False) -> Decoded:
    """Return the text of ``body``.

    ``declared`` is the charset of the carrier (HTTP header); with ``html`` the declaration within the
    page (meta tag or XML declaration) is believed after it. Newlines are made one line feed.
    """
    text, charset, how = _read(body, declared, html)
    repaired = _repair(text)
    if repaired != text:
        text, how = repaired, f"{how}+repaired"
    return Decoded(printable(text), charset, how)


def wide_charset(body: bytes) -> tuple[str, int] | None:
    """Return the codec of UTF-16 or UTF-32 text and the length of its byte order mark (0: none), else None.

    Without a mark it is told by the bytes' places: in UTF-16 every second byte is the number of the
    script's block, a small one (0 for Latin, 4 for Cyrillic, 6 for Arabic).
    """
    for mark, charset in _BOMS[1:]:
        if body.startswith(mark):
            return charset, len(mark)
    sample = body[:_WIDE_SAMPLE]
    small = [_small_share(sample[place::4]) for place in range(4)] if len(sample) >= 8 else [0.0] * 4
    pattern = "".join("s" if share > 0.6 else "." if share < 0.2 else "?" for share in small)
    found = {".s.s": "utf-16-le", "s.s.": "utf-16-be", ".sss": "utf-32-le", "sss.": "utf-32-be"}.get(pattern)
    return (found, 0) if found else None


def _small_share(sample: bytes) -> float:
    """Return the share of bytes that could be the high half of a letter: 0 to 6."""
    return (len(sample) - len(sample.translate(None, _SMALL))) / max(1, len(sample))


def _read(body: bytes, declared: str | None, html: bool) -> tuple[str, str, str]:
    """Return (text, charset, how) by the order of belief given at the top of this file."""
    if body.startswith(codecs.BOM_UTF8):
        return body[3:].decode("utf-8", _MIXED), "utf-8", "bom"
    wide = wide_charset(body)
    if wide:
        charset, mark = wide
        return body[mark:].decode(charset, "replace"), charset, "bom" if mark else "detected"
    names = [charset_name(declared), declared_in_html(body) if html else None]
    return (
        _as_utf8(body, "utf-8" in names, names == [None, None])
        or _as_broken_utf8(body, "utf-8" in names)
        or _as_declared(body, [name for name in names if name])
        or _as_detected(body)
    )


def _as_utf8(body: bytes, declared: bool, undeclared: bool) -> tuple[str, str, str] | None:
    """Read as UTF-8. ASCII proves nothing, and is left to a declaration (ISO-2022-JP is ASCII to the eye)."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if declared or undeclared or not text.isascii():
        return text, "utf-8", "declared" if declared else "utf-8"
    return None


def _as_declared(body: bytes, names: list[str]) -> tuple[str, str, str] | None:
    """Read as the first declared charset that fits; windows-1252 always does, as in browsers."""
    for name in names:
        if name == "utf-8":
            continue
        try:
            return body.decode(name, "replace" if name == "cp1252" else "strict"), name, "declared"
        except UnicodeError:
            continue
    return None


def _as_broken_utf8(body: bytes, declared: bool) -> tuple[str, str, str] | None:
    """Read as UTF-8 with stray bytes, if the sequences that are whole outnumber them.

    In other charsets hardly one pair of bytes in eight looks like UTF-8.
    """
    whole = sum(1 for char in body.decode("utf-8", "ignore") if char > "\x7f")
    if not whole:
        return None
    broken = body.decode("utf-8", "replace").count("\ufffd") - body.count("\ufffd".encode())
    if whole <= broken:
        return None
    return body.decode("utf-8", _MIXED), "utf-8", "declared" if declared else "utf-8"


def _as_detected(body: bytes) -> tuple[str, str, str]:
    """Read as the charset that a detector finds on a sample, else as windows-1252."""
    from charset_normalizer import from_bytes  # slow to import, and few pages need it  # noqa: PLC0415

    matches = from_bytes(_sample(body), cp_isolation=list(DETECTABLE))
    best = matches.best()
    if best is None:
        return body.decode("cp1252", "replace"), "cp1252", "fallback"
    rivals = {match.encoding for match in matches if match.chaos == best.chaos and match.coherence == best.coherence}
    # The detector takes the first of equals by name; among equals the charset of Western Europe is likelier.
    western = "cp1252" in {*best.could_be_from_charset, *rivals}
    charset = "cp1252" if western else best.encoding
    return body.decode(charset, "replace"), charset, "detected"


def _sample(body: bytes) -> bytes:
    """Return the stretches around bytes that are not ASCII, the only ones that tell charsets apart.

    The detector itself looks at a few short pieces only, and would miss one foreign name in a long page.
    """
    taken = bytearray()
    end = 0
    for match in _NON_ASCII.finditer(body):
        start, end = max(end, match.start() - _BEFORE), max(end, match.end() + _AFTER)
        taken += body[start:end]
        if len(taken) >= _SAMPLE:
            break
    return bytes(taken[:_SAMPLE])


def _repair(text: str) -> str:
    """Undo double encoding, line by line and only on lines that show it. Nothing else is touched."""
    if text.isascii() or not _MOJIBAKE.search(text):
        return text
    from ftfy import fix_encoding  # slow to import, and few pages need it  # noqa: PLC0415

    lines = text.split("\n")
    return "\n".join(fix_encoding(line) if _MOJIBAKE.search(line) else line for line in lines)


def _mixed(error: UnicodeError) -> tuple[str, int]:
    """Read a byte that is stray in UTF-8 as windows-1252, and a sequence cut short as U+FFFD.

    Templates that paste an old text into a UTF-8 page leave such bytes.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    at_end = error.end == len(error.object)
    if len(stray) == 1 and not at_end:
        return stray.decode("cp1252", "replace"), error.end
    return "\ufffd", error.end


_MIXED = "bede-mixed"
codecs.register_error(_MIXED, _mixed)
