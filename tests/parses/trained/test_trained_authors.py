"""Who speaks throughout: issuers of communiqués, authors of columns; a reporter is none."""

import re
from dataclasses import replace

import pytest

from bede.documents import clean
from bede.model import Block, BlockKind, Page, Span, SpeakerKind
from bede.parses.trained.authors import author_of
from bede.settings import DocumentsOptions
from factories import make_document

STORY = "Norland shelled the port of Halm.\n\nNobody said a word about it."


def document_of(text, **more):
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(paragraph)), "test"))
        at += len(paragraph) + 2
    return replace(make_document(text), blocks=tuple(blocks), **more)


def author(text, **more):
    found = author_of(document_of(text, **more))
    if found is None:
        return None
    speaker = found.voice.speaker
    return (text[speaker.span.start : speaker.span.end] if speaker else "", found.voice.kind)


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        ("[COMMUNIQUE] [NORTHERN FRONT (NF) GENERAL COMMAND] [TEXT]", "NORTHERN FRONT", SpeakerKind.DOCUMENT),
        ("[STATEMENT] [ NORTHERN FRONT ] [TEXT]", "NORTHERN FRONT", SpeakerKind.DOCUMENT),
        ("[SPEECH] [PRESIDENT LEO VELT] [EXCERPTS]", "PRESIDENT LEO VELT", SpeakerKind.NAMED_PERSON),
        ("[Editorial by Ada Stone] [Text]", "Ada Stone", SpeakerKind.NAMED_PERSON),
        ("[NEWS CONFERENCE WITH LEO VELT, ARMY CHIEF, BY REPORTERS] [TEXT]", "LEO VELT", SpeakerKind.NAMED_PERSON),
    ],
)
def test_the_head_of_a_monitored_text_names_its_issuer(head, name, kind):
    text = f"ORTH, 3 MAY 89 (RADIO ORTH) -- {head} THE ARMY FIRED ON A CONVOY."
    assert author(text) == (name, kind)
    assert author_of(document_of(text)).start == text.index(" THE ARMY")


@pytest.mark.parametrize("head", ["[TEXT]", "[REPORT] [ADA STONE] [TEXT]", "[EDITORIAL] [TEXT]"])
def test_a_report_and_what_nobody_signs_is_the_outlets(head):
    assert author(f"ORTH (RADIO ORTH) -- {head} THE ARMY [NORLAND ARMED FORCES] FIRED.") is None


@pytest.mark.parametrize(
    "more",
    [
        {"section": "Opinion"},
        {"section": "op-ed"},
        {"title": "Opinion | Nobody said a word"},
    ],
)
def test_a_signed_opinion_is_its_authors(more):
    assert author(STORY, byline="Mara Velt", **more) == ("", SpeakerKind.NAMED_PERSON)


@pytest.mark.parametrize(
    "line",
    [
        "The views expressed here are the author's own.",
        "Opinions expressed in this article do not necessarily reflect those of the Courier; they are the author's.",
        "The writer is a former ambassador to Norland.",
    ],
)
def test_the_outlet_may_say_below_that_views_are_the_authors(line):
    text = f"By Mara Velt\n\n{STORY}\n\n{line}"
    assert author(text, byline="Mara Velt") == ("Mara Velt", SpeakerKind.NAMED_PERSON)


@pytest.mark.parametrize(
    "line",
    [
        "Comments express the views of readers and not of the writer.",
        "A spokesman said that the views of General Velt are his own.",
    ],
)
def test_not_all_views_are_an_authors(line):
    assert author(f"{STORY}\n\n{line}", byline="Mara Velt") is None


@pytest.mark.parametrize(
    "note",
    [
        "Mara Velt is a lecturer in law at the College of Orth.",
        "Mara Velt, a lawyer, is director of the Halm Institute.",
    ],
)
def test_a_last_line_may_tell_who_the_author_is(note):
    assert author(f"{STORY}\n\n{note}") == ("Mara Velt", SpeakerKind.NAMED_PERSON)


def test_a_line_known_to_be_about_the_author_tells_it_too():
    text = f"{STORY}\n\nMara Velt is a lecturer at the College of Orth."
    document = document_of(text, byline="Mara Velt")
    *story, note = document.blocks
    known = replace(document, blocks=(*story, replace(note, kind=BlockKind.BYLINE, reason="html.about-author")))
    assert author_of(known) is not None


@pytest.mark.parametrize(
    ("text", "more"),
    [
        (STORY, {"byline": "Mara Velt"}),
        (STORY, {"section": "Opinion"}),
        (STORY, {"section": "Opinion", "byline": "Reuters"}),
        (STORY, {"section": "World", "byline": "Mara Velt"}),
        (f"{STORY}\n\nMara Velt is a reporter for the Courier in Halm.", {}),
        (f"{STORY}\n\nLeo Velt was an author and lecturer at Halm.", {}),
        (f"{STORY}\n\nLeo Velt, who led the raid, is a lecturer at Halm.", {}),
        (f"{STORY}\n\nLeo Velt is a teacher who came back to Halm.", {}),
        (f"{STORY}\n\nMara Velt is a lecturer at Halm.", {"credit": "Reuters"}),
        (f"Mara Velt was hurt.\n\n{STORY}\n\nMara Velt is a lecturer in Halm.", {}),
        (f"{STORY}\n\nMara Velt is a lecturer in Halm.\n\nShe left on Monday.", {}),
        (f"{STORY}\n\nThe European Union is a member of the group.", {}),
    ],
    ids=[
        "a reporter",
        "unsigned",
        "a wire",
        "news",
        "a reporter's note",
        "a dead man",
        "a rebel",
        "a man who",
        "of a wire",
        "of the story",
        "goes on",
        "a body",
    ],
)
def test_else_the_outlet_speaks(text, more):
    assert author(text, **more) is None


PAGE = """<html><head><meta property="article:published_time" content="2024-03-14T08:00:00Z"></head><body><article>
<h1>Nobody said a word</h1><p>Norland shelled the port of Halm on Monday and killed nine people there.</p>
<p>Its neighbours looked on, and hardly any government said a word about it.</p>
<p><em>Mara Velt is a lecturer in law at the College of Orth.</em></p></article></body></html>"""


@pytest.mark.parametrize(
    ("body", "media_type"),
    [(PAGE, "text/html"), (re.sub(r"<[^>]+>", "", PAGE).strip().replace("\n", "\n\n"), "text/plain")],
)
def test_the_line_about_the_author_is_known_in_pages_as_they_are_cleaned(body, media_type):
    page = Page("p1", "file:///saved/column", "", body.encode(), media_type, "p1")
    found = author_of(clean(page, DocumentsOptions()))
    assert found is not None
    assert found.voice.kind is SpeakerKind.NAMED_PERSON
