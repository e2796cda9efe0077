"""E-mail: newsletters, mbox files, attachments, and pages saved as MHTML."""

import gzip
import io
import json
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.model import Page, Reject
from bede.pages import read
from bede.settings import PagesOptions
from carriers import WORDS, pdf

OPTIONS = PagesOptions()


def letter(text=f"{WORDS} {WORDS} {WORDS}", html=None, subject="Envoys meet", **headers):
    message = EmailMessage(policy=SMTP)
    message["From"] = headers.pop("sender", '"The Gazette" <news@gazette.example>')
    message["Date"] = "Mon, 14 Mar 2022 23:10:00 -0500"
    message["Subject"] = subject
    message["Message-ID"] = "<7@gazette.example>"
    if text is not None:
        message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html") if text is not None else message.set_content(html, subtype="html")
    return message


def results(data, options=OPTIONS):
    return list(read(["-"], options, io.BytesIO(data)))


def record(data):
    (page,) = results(data)
    assert isinstance(page, Page), page
    return json.loads(page.body)


def test_a_letter_is_an_article():
    told = record(letter().as_bytes())
    assert WORDS in told["text"]
    assert (told["title"], told["publisher"], told["date"]) == (
        "Envoys meet", "The Gazette", "Mon, 14 Mar 2022 23:10:00 -0500",
    )  # fmt: skip
    assert record(gzip.compress(letter().as_bytes()))["title"] == "Envoys meet"


def test_the_html_of_a_letter_is_preferred_unless_it_is_a_picture():
    told = record(letter(text="Your program can't show this. See the HTML part.", html=f"<p>{WORDS}</p>").as_bytes())
    assert "text" not in told
    assert WORDS in told["html"]
    told = record(letter(html="<style>p {color: red}</style><img src='cid:1'>").as_bytes())
    assert "html" not in told
    assert WORDS in told["text"]


def test_the_sender_without_a_name_is_the_host():
    assert record(letter(sender="news@gazette.example").as_bytes())["publisher"] == "gazette.example"


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (b'text/plain; charset="iso-8859-1"', "Zoë reiste über Köln.".encode("latin-1"), "Zoë reiste über Köln."),
        (b'text/plain; charset="us-ascii"', "Zoë reiste über Köln.".encode(), "Zoë reiste über Köln."),
        (b'text/plain; charset="no-such-thing"', "Zoë reiste über Köln.".encode(), "Zoë reiste über Köln."),
        (b"text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable",
         b"Zo=C3=AB re=\nist nach K=C3=B6ln =\n=ZZ an. 100 =", "Zoë reist nach Köln =ZZ an. 100"),
        (b"text/plain; charset=utf-8\nContent-Transfer-Encoding: base64", b"Wm/DqyByZWlzdC4=!!", "Zoë reist."),
        (b"text/plain; charset=utf-8\nContent-Transfer-Encoding: x-unknown", b"Zo\xc3\xab reist.", "Zoë reist."),
    ],
)  # fmt: skip
def test_faults_of_charset_and_encoding(head, body, expected):
    data = (
        b"From: a@b.example\nSubject: =?utf-8?q?Zo=C3=AB?=\nMIME-Version: 1.0\nContent-Type: " + head + b"\n\n" + body
    )
    told = record(data)
    assert told["text"].strip() == expected
    assert told["title"] == "Zoë"


def test_attachments_are_pages_of_their_own_or_named():
    message = letter()
    message.add_attachment(
        b"<html><body><p>A page.</p></body></html>", maintype="text", subtype="html", filename="a.html"
    )
    message.add_attachment(
        pdf([[(72, 700, 12, WORDS)]]), maintype="application", subtype="octet-stream", filename="b.pdf"
    )
    message.add_attachment(letter(text="Forwarded: " + WORDS))
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="c.png")
    message.add_attachment(b"PK\x03\x04", maintype="application", subtype="zip", filename="d.zip")
    found = results(message.as_bytes())
    told = [(r.locator, r.reason if isinstance(r, Reject) else r.media_type) for r in found]
    assert told == [
        ("", "application/json"),
        ("attachment 1, a.html", "text/html"),
        ("attachment 2, b.pdf", "text/plain"),
        ("attachment 3", "application/json"),
        ("attachment 5, d.zip", "unsupported"),
    ]
    assert len({page.file_sha256 for page in found[:4]}) == 1


def test_messages_within_messages_end_somewhere():
    message = letter()
    for _ in range(5):
        outer = letter()
        outer.add_attachment(message)
        message = outer
    assert [r.reason for r in results(message.as_bytes()) if isinstance(r, Reject)] == ["nested"]


def test_a_letter_without_text_is_named():
    (reject,) = results(b"From: a@b.example\nMessage-ID: <7@b.example>\nSubject: Empty\n\n\n")
    assert reject.reason == "no-text"


def test_an_mbox_file():
    one, two = (
        letter(subject="One").as_bytes(),
        letter(text=f"From here on:\n\n>From the sea\n\n{WORDS}", subject="Two").as_bytes(),
    )
    line = b"From news@gazette.example Mon Mar 14 08:00:00 2022\n"
    found = results(line + one + b"\n\n" + line + two + b"\n")
    assert [(page.locator, json.loads(page.body)["title"]) for page in found] == [
        ("message 1", "One"),
        ("message 2", "Two"),
    ]
    assert "From the sea" in json.loads(found[1].body)["text"]
    small = PagesOptions(max_record_bytes=300)
    found = results(line + b"Subject: A\n\n" + b"word " * 400 + b"\n\n" + line + b"Subject: B\n\nShort text.\n", small)
    assert [(r.locator, getattr(r, "reason", "page")) for r in found] == [
        ("message 1", "too-large"),
        ("message 2", "page"),
    ]


def test_a_page_saved_as_mhtml():
    html = f"<html><head><title>A vote</title></head><body><p>{WORDS}</p></body></html>"
    data = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://gazette.example/7\r\nSubject: A vote\r\n"
        "Date: Mon, 14 Mar 2022 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b1"\r\n\r\n--b1\r\nContent-Type: text/html\r\n'
        f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://gazette.example/7\r\n\r\n{html}\r\n"
        "--b1\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/frame\r\n\r\n<p>Buy!</p>\r\n"
        "--b1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b1--\r\n"
    ).encode()
    (page,) = results(data)
    assert (page.uri, page.media_type, page.body.decode().strip()) == ("https://gazette.example/7", "text/html", html)
    older = data.replace(b"Snapshot-Content-Location: https://gazette.example/7\r\n", b"")
    (page,) = results(older)
    assert (page.uri, page.media_type, page.fetched) == ("https://gazette.example/7", "text/html", None)
    (page,) = results(data.replace(b"-0000", b"+0000"))
    assert page.fetched == datetime(2022, 3, 14, 8, 0, tzinfo=UTC)


def test_multiparts_without_end_are_bounded():
    data = b"MIME-Version: 1.0\nSubject: A\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000)
    )
    (reject,) = results(data)
    assert reject.reason in {"bad-mail", "no-text"}


@given(st.binary(max_size=400))
def test_nothing_is_raised(noise):
    for found in results(b"Message-ID: <7>\nMIME-Version: 1.0\nContent-Type: " + noise):
        assert isinstance(found, Page | Reject)
