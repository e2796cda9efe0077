"""Bytes to text: every belief in its order, and nothing that raises."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.text.charsets import charset_name, declared_in_html
from bede.text.decode import Decoded, decode, wide_charset
from bede.text.normalise import printable

ENGLISH = "The minister said on Monday that troops had crossed the border. He denied it. " * 4
QUOTED = ENGLISH + "“We won’t go,” he said – never."
RUSSIAN = "Министр сообщил, что войска пересекли границу. Источники отрицают. " * 4


@pytest.mark.parametrize(
    ("body", "declared", "expected"),
    [
        (b"", None, Decoded("", "utf-8", "utf-8")),
        (b"plain", None, Decoded("plain", "utf-8", "utf-8")),
        ("Zoë".encode(), "UTF-8", Decoded("Zoë", "utf-8", "declared")),
        ("Zoë".encode(), None, Decoded("Zoë", "utf-8", "utf-8")),
        ("\ufeffZoë".encode(), "latin-1", Decoded("Zoë", "utf-8", "bom")),
        ("Zoë".encode("utf-16"), None, Decoded("Zoë", "utf-16-le", "bom")),
        ("\ufeffZoë".encode("utf-16-be"), "utf-8", Decoded("Zoë", "utf-16-be", "bom")),
        ("\ufeffZoë".encode("utf-32-be"), None, Decoded("Zoë", "utf-32-be", "bom")),
        ("Zoë said no".encode("utf-16-le"), None, Decoded("Zoë said no", "utf-16-le", "detected")),
        ("Zoë said no".encode("utf-16-be"), None, Decoded("Zoë said no", "utf-16-be", "detected")),
        ("Zoë said no".encode("utf-32-le"), None, Decoded("Zoë said no", "utf-32-le", "detected")),
        ("Москва молчит".encode("utf-16-le"), None, Decoded("Москва молчит", "utf-16-le", "detected")),
        (b"it\x92s", "ISO-8859-1", Decoded("it’s", "cp1252", "declared")),
        ("Łódź".encode("iso-8859-2"), "iso-8859-2", Decoded("Łódź", "iso8859-2", "declared")),
        ("会談".encode("iso2022_jp"), "ISO-2022-JP", Decoded("会談", "iso2022_jp", "declared")),
    ],
)
def test_decode_knows_the_charset(body, declared, expected):
    assert decode(body, declared) == expected


def test_decode_overrules_a_wrong_declaration_by_valid_utf8():
    assert decode("“Zoë”".encode(), "windows-1251") == Decoded("“Zoë”", "utf-8", "utf-8")


def test_decode_goes_on_when_the_declared_charset_does_not_fit():
    read = decode(QUOTED.encode("cp1252"), "utf-8")
    assert (read.text, read.charset, read.how) == (QUOTED, "cp1252", "detected")


@pytest.mark.parametrize("label", ["utf-16", "punycode", "unicode_escape", "hex", "no-such", "\0", "é", "x" * 9000])
def test_decode_ignores_declarations_that_no_page_means(label):
    assert decode("Zoë \\n".encode(), label) == Decoded("Zoë \\n", "utf-8", "utf-8")


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1251">',
        "<META CHARSET=windows-1251>",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        '<?xml version="1.0" encoding="windows-1251"?><html>',
    ],
)
def test_decode_believes_the_html_declaration_only_in_html(head):
    body = (head + "<p>Мир</p>").encode("cp1251")
    assert decode(body, html=True) == Decoded(head + "<p>Мир</p>", "cp1251", "declared")
    assert declared_in_html(body) == "cp1251"
    assert decode(body).how != "declared"


def test_decode_prefers_the_carrier_to_the_html_declaration():
    body = b'<meta charset="windows-1251"><p>\xe9t\xe9</p>'
    assert decode(body, "latin-1", html=True).text.endswith("<p>été</p>")


def test_charset_name_reads_labels_as_browsers_do():
    labels = ["ISO-8859-1", "us-ascii", "GB2312", "Shift_JIS", " 'UTF8' ", None, ""]
    assert list(map(charset_name, labels)) == ["cp1252", "cp1252", "gb18030", "cp932", "utf-8", None, None]


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (QUOTED, "cp1252"),
        (ENGLISH + "café", "cp1252"),
        ("Le ministre a déclaré à Genève que l’armée était prête à négocier après l'été. " * 4, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (ENGLISH + "Владимир Путин", "cp1251"),
        ("قال الوزير يوم الاثنين إن القوات عبرت الحدود. " * 4, "cp1256"),
        ("部长周一表示，部队已经越过边境。" * 4, "gb18030"),
    ],
)
def test_decode_detects(text, charset):
    assert decode(text.encode(charset)) == Decoded(text, charset, "detected")


def test_decode_sees_bytes_far_from_the_start_and_is_quick():
    body = (ENGLISH * 10_000 + "Владимир Путин").encode("cp1251")
    began = time.process_time()
    read = decode(body)
    assert (read.charset, read.text[-14:]) == ("cp1251", "Владимир Путин")
    assert time.process_time() - began < 20  # of the processor


def test_decode_keeps_utf8_around_broken_bytes():
    body = "“Yes” and “no”, ".encode() + b"caf\xe9 \x93quoted\x94 " + "Zoë".encode() + "ë".encode()[:1]
    assert decode(body) == Decoded("“Yes” and “no”, café “quoted” Zoë\ufffd", "utf-8", "utf-8")
    assert decode(body, "utf-8").how == "declared"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("It â€™s his cafÃ©", "It ’s his café"),
        ("â€œWe go,â€\x9d he said", "“We go,” he said"),
        ("“curly” but itâ€™s odd", "“curly” but it’s odd"),
        ("He said itÃ¢â‚¬â„¢s over", "He said it’s over"),
        ("ÐŸÑƒÑ‚Ð¸Ð½ and Â£5", "Путин and £5"),
        ("it\x92s", "it’s"),
    ],
)
def test_decode_repairs_double_encoding(broken, whole):
    assert decode(broken.encode()) == Decoded(whole, "utf-8", "utf-8+repaired")


@pytest.mark.parametrize(
    "text",
    [
        "“Curly” ‘quotes’, don’t – and — … • ´ ` ″ «guillemets» „low“",
        "SÃO PAULO, ESPAÑA, CÂMARA; Â, Ã, â, ñ, Ð, À propos, TÂCHE",
        "ligatures ﬁ ﬂ, full width ＡＢＣ, fractions ½, entities &amp; &#8217; stay",
        "accents apart: e\u0301; no-break\u00a0space; soft\u00adhyphen; zero\u200bwidth",
        "Москва, Київ, Αθήνα, القدس, ירושלים, 北京, 東京, 서울",
        "\x1b[0m".replace("\x1b", "") + " ‘’“” line\nline\ttab",
    ],
)
def test_decode_alters_nothing_that_is_whole(text):
    assert decode(text.encode()) == Decoded(text, "utf-8", "utf-8")


def test_decode_alters_only_the_lines_that_are_broken():
    assert decode("“SÃO”, Â, ñ\ncafÃ©\nSÃO".encode()).text == "“SÃO”, Â, ñ\ncafé\nSÃO"


def test_decode_makes_newlines_one_and_drops_controls():
    assert decode(b"a\r\nb\rc\x00\x07d\x0ce").text == "a\nb\ncd\ne"


def test_wide_charset_is_not_seen_in_other_text():
    assert wide_charset("Plain “text”, Москва".encode()) is None
    assert wide_charset(b"\0" * 100) is None
    assert wide_charset(b"a\0b") is None


UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
LABELS = st.sampled_from([None, "utf-8", "latin-1", "utf-16", "gb2312", "shift_jis", "big5", "iso-2022-jp", "??"])


@given(st.binary(max_size=400), LABELS, st.booleans())
def test_decode_never_raises_and_yields_clean_text(body, label, html):
    read = decode(body, label, html=html)
    assert not UNFIT.search(read.text)
    assert read.text.encode().decode() == read.text


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="âÂÃÐÑïð\ufeff"), max_size=200))
def test_decode_round_trips_whole_utf8(text):
    assert decode(text.encode()).text == printable(text)
