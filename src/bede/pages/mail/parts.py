"""The parts of an e-mail, read as tolerantly as mail programs do."""

import re
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default

from bede.errors import RejectedInput
from bede.text.charsets import charset_name
from bede.text.decode import decode
from bede.text.normalise import printable, squeeze

MAX_PARTS = 500
"""Parts of a message that are looked at; newsletters have up to 30, mostly pictures."""

_FAULTS = (ValueError, LookupError, AttributeError, IndexError, TypeError, KeyError, RecursionError)
"""What the standard library's parser raises on headers that nobody foresaw."""

_ADDRESS = re.compile(r"\s*<[^<>]*>\s*$")


def parse(body: bytes) -> EmailMessage:
    """Return the message in the bytes; RejectedInput ``bad-mail`` where it is built to break its readers."""
    try:
        return message_from_bytes(body, policy=default)
    except _FAULTS as error:
        detail = f"This e-mail can't be taken apart ({type(error).__name__}). Save it as HTML or text."
        raise RejectedInput("bad-mail", detail) from None


def header(message: Message, name: str) -> str | None:
    """Return a header as one line, its encoded words read, or None."""
    try:
        told = message.get(name)
    except _FAULTS:
        told = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), None)
    return squeeze(printable(str(told))) or None if told is not None else None


def sender(message: Message) -> str | None:
    """Return the name of who sent it, else the host of the address."""
    told = header(message, "From") or ""
    name = _ADDRESS.sub("", told).strip(" \"'")
    return name if name and "@" not in name else told.strip("<> ").rpartition("@")[2] or None


def leaves(message: Message) -> list[Message]:
    """Return the parts that hold something, in order; a message within the message is one of them, unopened."""
    found: list[Message] = []
    stack = [message]
    while stack and len(found) < MAX_PARTS:
        part = stack.pop()
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            stack += [child for child in reversed(payload) if isinstance(child, Message)]
        else:
            found.append(part)
    return found


def content(part: Message) -> bytes:
    """Return what a part holds, with base64 and quoted-printable undone as far as they are sound."""
    try:
        data = part.get_payload(decode=True)
    except _FAULTS:
        return b""
    return data if isinstance(data, bytes) else b""


def message_in(part: Message) -> Message | None:
    """Return the message that a part of type ``message/rfc822`` holds, or None."""
    payload = part.get_payload()
    first = payload[0] if isinstance(payload, list) and payload else None
    return first if isinstance(first, Message) else None


def charset(part: Message) -> str | None:
    """Return the charset that a part declares, if it is one."""
    try:
        told = part.get_content_charset()
    except _FAULTS:
        return None
    return told if told and charset_name(told) else None


def text_of(part: Message) -> str:
    """Return a part as text, by the order of belief of ``text/decode.py``."""
    return decode(content(part), charset(part), html=part.get_content_type() == "text/html").text


def filename(part: Message) -> str | None:
    """Return the file name of an attachment as one line, or None."""
    try:
        told = part.get_filename()
    except _FAULTS:
        return None
    return squeeze(printable(told)) or None if told else None


def is_attached(part: Message) -> bool:
    """Tell whether a part is an attachment, not what the message itself says."""
    try:
        disposition = part.get_content_disposition()
    except _FAULTS:
        disposition = None
    return disposition == "attachment" or part.get_content_type() == "message/rfc822"
