"""Digests as archives write them: ``sha1:`` and 32 letters of base 32, or hexadecimal."""

import base64
import binascii
import hashlib
from collections.abc import Mapping

from bede.errors import RejectedInput
from bede.pages.encodings import transferred, undone

_LENGTHS = {"md5": 16, "sha1": 20, "sha256": 32, "sha512": 64}


def fits(told: str, data: bytes) -> bool:
    """Tell whether bytes have the digest; one that can't be read or computed is no evidence against them."""
    name, expected = _read(told)
    return expected is None or hashlib.new(name, data, usedforsecurity=False).digest() == expected


def fits_payload(told: str, headers: Mapping[str, str], body: bytes, limit: int) -> bool:
    """Tell whether a body has the payload digest. Programs make it before or after the encodings are undone."""
    if fits(told, body):
        return True
    try:
        return any(fits(told, undo(body, headers, limit)) for undo in (transferred, undone))
    except RejectedInput:
        return False


def key(told: str) -> str:
    """Return the digest in a form that is the same however it was written."""
    name, value = _read(told)
    return f"{name}:{value.hex()}" if value is not None else told.strip()


def sha1(data: bytes) -> str:
    """Return the digest that archives use."""
    return f"sha1:{hashlib.sha1(data, usedforsecurity=False).hexdigest()}"


def _read(told: str) -> tuple[str, bytes | None]:
    """Return algorithm and bytes of a digest; None where it can't be read."""
    name, _, value = told.strip().partition(":")
    name, value = name.lower().replace("-", ""), value.strip()
    size = _LENGTHS.get(name)
    if size is None:
        return name, None
    try:
        read = bytes.fromhex(value) if len(value) == 2 * size else base64.b32decode(_padded(value), casefold=True)
    except (ValueError, binascii.Error):
        return name, b""  # of a known kind, but written wrong: it fits nothing
    return name, read


def _padded(value: str) -> str:
    bare = value.rstrip("=")
    return bare + "=" * (-len(bare) % 8)
