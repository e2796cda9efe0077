"""How each corpus' files become text: small files by hand."""

import pytest

from bede.gold.sources import text_of

TIMEML = b"""<?xml version="1.0"?><TimeML><TITLE>Title</TITLE><TEXT>
Norland <EVENT eid="e1">struck</EVENT> Tarn &amp; Lorn.
</TEXT></TimeML>"""

MUC = b"""DEV-MUC3-0001 (X)

   LIMA, 1 JAN 90 -- [TEXT] ONE LINE
AND ANOTHER.  NEXT.

   SECOND PARAGRAPH.
DEV-MUC3-0002 (X)

   OTHER.
"""

CONLLU = b"""# newdoc id = d
# newpar
# text = First one.
1\tFirst

# text = Same paragraph.

# newpar = p2
# text = New paragraph.
"""

XML = b"<articles><article><text>One.</text></article><article><text> Two. </text></article></articles>"

HTML = b"""<html><head><title>T</title><style>x</style></head><body><nav><a>Home</a> <a>World</a></nav>
<p>Norland <b>struck</b>
Tarn.<br>Next</p><script>x()</script><!-- c --><div>Foot</div></body></html>"""


@pytest.mark.parametrize(
    ("ref", "body", "text"),
    [
        ("newswire/TE3-Silver/a.tml", TIMEML, "\nNorland struck Tarn & Lorn.\n"),
        ("names/en-worldwide-newswire/a.txt", b"https://x.org/a\r\n\r\nOne.\r\n\r\nTwo. \r\n", "One.\n\nTwo. "),
        ("attribution/PolNeAR/a.txt", "“One.”\n".encode(), "“One.”\n"),
        (
            "events/MUC34/f#DEV-MUC3-0001",
            MUC,
            "LIMA, 1 JAN 90 -- [TEXT] ONE LINE AND ANOTHER. NEXT.\n\nSECOND PARAGRAPH.",
        ),
        ("events/MUC34/f#DEV-MUC3-0002", MUC, "OTHER."),
        ("parsing/UD_English-GUM/a.conllu", CONLLU, "First one. Same paragraph.\n\nNew paragraph."),
        ("places/geo_corpora/f.xml#1", XML, "Two."),
        ("extraction/trafilatura-eval-en/html/a.html", HTML, "Home World\nNorland struck Tarn.\nNext\nFoot"),
    ],
)
def test_text_of_each_corpus(ref, body, text):
    assert text_of(ref, body) == text


@pytest.mark.parametrize("ref", ["nowhere/a.txt", "events/MUC34/f#DEV-MUC3-0003"])
def test_what_is_not_there_is_a_key_error(ref):
    with pytest.raises(KeyError):
        text_of(ref, MUC)
