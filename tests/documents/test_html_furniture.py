"""What is furniture of a page and what its article, on the layouts that news sites have."""

import pytest

from bede.documents.draft import Draft
from bede.documents.html import take_apart
from bede.model import BlockKind
from bede.settings import DocumentsOptions

STORY = (
    "ADEN, March 14 (Reuters) - Foreign ministers of both countries met in Aden on Monday to discuss a truce,"
    " two officials said, a week after talks in Muscat had broken down.",
    "The envoy said that neither side had asked for time, and that a second round would follow on Friday.",
    "Rebels in the north rejected the plan within the hour and accused the army of shelling two villages.",
    "No one was hurt.",
    "The president of the council condemned the shelling and ordered an inquiry, his office said in a statement.",
    "Aid groups asked both armies to let their lorries pass before the feast, but the road stayed closed.",
    "The port has been shut since January, when the navy seized a tanker off the coast.",
)
TOLD = (BlockKind.PARAGRAPH, BlockKind.QUOTATION)


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def apart(body: str, title: str = "Ministers meet in Aden | The Ledger") -> Draft:
    head = f"<html><head><title>{title}</title></head><body>"
    return take_apart(f"{head}{body}</body></html>", "page.html", DocumentsOptions())


def story(inside: str) -> Draft:
    """Return the draft of a page whose body has something between its paragraphs."""
    told = f"{paragraphs(*STORY[:2])}{inside}{paragraphs(*STORY[2:])}"
    return apart(f"<h1>Ministers meet in Aden</h1><div class='c'>{told}</div>")


def told(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks if block.kind in TOLD]


def kinds(draft: Draft, words: str) -> set[BlockKind]:
    return {block.kind for block in draft.blocks if words in block.text}


H1 = "<h1>Ministers meet in Aden</h1>"
LAYOUTS = {
    "one frame": f"{H1}<div>{paragraphs(*STORY)}</div>",
    "a box for every paragraph": H1 + "".join(f"<div class='par'><p>{text}</p></div>" for text in STORY),
    "paragraphs that are boxes": f"{H1}<div>{''.join(f'<div>{text}</div>' for text in STORY)}</div>",
    "two frames": f"{H1}<div class='a'>{paragraphs(*STORY[:5])}</div><div class='b'>{paragraphs(*STORY[5:])}</div>",
    "two frames and an advert": f"{H1}<div class='a'>{paragraphs(*STORY[:5])}</div>"
    f"<div class='ad'><p>Buy fish.</p></div><div class='b'>{paragraphs(*STORY[5:])}</div>",
    "a lead apart": f"{H1}<div class='lead'><p>{STORY[0]}</p></div><div>{paragraphs(*STORY[1:])}</div>",
    "sections with headings": f"{H1}<article><section>{paragraphs(*STORY[:3])}</section>"
    f"<section><h2>Aid</h2>{paragraphs(*STORY[3:])}</section></article>",
    "a page that is a form": f"<form id='f'>{H1}<div class='subscriber-content'>{paragraphs(*STORY)}</div></form>",
    "names that mislead": H1 + "".join(f"<p class='subscriber-only hidden'>{text}</p>" for text in STORY),
    "line breaks": f"{H1}<div>{'<br><br>'.join(STORY)}</div>",
    "rows of a table": f"{H1}<table>{''.join(f'<tr><td>{text}</td></tr>' for text in STORY)}</table>",
    "a button in every box": H1
    + "".join(f"<div class='post'><p>{text}</p><button>Share</button></div>" for text in STORY),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_paragraph_is_lost(layout: str):
    assert told(apart(LAYOUTS[layout])) == list(STORY)


@pytest.mark.parametrize(
    "furniture",
    [
        "<p><a href='/x'>Rebels seize airport near the border</a></p>",
        "<p><strong>Related:</strong> <a href='/x'>Rebels seize airport near the border</a></p>",
        "<p><a href='/x'>Rebels seize airport near the border</a> <span>9 March 2022</span></p>",
        "<div><span>More here</span><a href='/x'>Rebels seize airport near the border</a><p>Locals say so</p></div>",
        "<div><h4>Don't miss</h4><p>Gunmen storm a bank in the capital and take hostages.</p></div>",
        "<aside><p>Gunmen storm a bank in the capital and take hostages.</p></aside>",
        "<div class='relatedStories'><p>Gunmen storm a bank in the capital and take hostages.</p></div>",
        "<div class='ad-slot'><p>Invade your pantry! The grocer attacks all prices on canned fish.</p></div>",
        "<section aria-label='Newsletter'><p>We met and agreed what you must read before the day begins.</p></section>",
        "<div><p>We attack spam: one mail a day and no more.</p><input><button>Join</button></div>",
        "<p>ALSO READ: Rebels burn embassy in the capital</p>",
        "<p><em>This story was updated at 21:40 with a new toll of the strike.</em></p>",
        "<p><img src='x.jpg'><br><em>Troops block a road near Aden. Picture: J. Roe</em></p>",
        "<figure><img src='x.jpg'><p>Troops who attacked a bus block a road near Aden.</p></figure>",
        "<div class='pic'><img src='x.jpg'><div>Troops who attacked a bus block a road near Aden.</div></div>",
        "<h3>Live updates</h3><ul><li>10:05 Troops open fire on a bus</li><li>10:15 Army takes port</li></ul>",
    ],
)
def test_furniture_among_the_paragraphs_is_none(furniture: str):
    assert told(story(furniture)) == list(STORY)


def test_boilerplate_that_is_kept_says_why():
    draft = story("<p>ALSO READ: Rebels burn embassy in the capital</p>")
    (block,) = [block for block in draft.blocks if "burn embassy" in block.text]
    assert (block.kind, block.reason) == (BlockKind.RELATED, "related: pointer to another story")


def test_comments_outweigh_a_short_item_and_are_no_article():
    comments = "".join(
        f"<div><b>joe</b><p>{text}</p></div>"
        for text in (
            "The army attacked its own people and everybody knows it, since the rebels have no guns at all.",
            "They said the same last year and then the navy bombed the port anyway, so do not believe them.",
        )
    )
    draft = apart(f"<div>{H1}{paragraphs(*STORY[:2])}</div><div><h3>2 comments</h3>{comments}</div>")
    assert told(draft) == list(STORY[:2])
    assert kinds(draft, "bombed the port") <= {BlockKind.COMMENTS}


def test_a_link_to_the_comments_above_the_article_ends_nothing():
    points = "<ul><li>The army shelled two villages in the north.</li><li>The port of Aden stays shut.</li></ul>"
    bar = "<div><a href='/c'>1.2k View comments</a></div>"
    draft = apart(f"{H1}<div>{points}</div>{bar}<div class='c'>{paragraphs(*STORY)}</div>")
    assert [text for text in told(draft) if text in STORY] == list(STORY)


def test_the_cells_beside_the_article_of_a_layout_table_are_none():
    side = "<td>“The ferry company threatened us with fines” <a href='/l'>read all letters</a></td>"
    draft = apart(f"<table><tr><td>{H1}{paragraphs(*STORY)}</td>{side}</tr></table>")
    assert told(draft) == list(STORY)


def test_what_stands_above_the_headline_is_none_of_the_article():
    push = "<div><p>Sanctions blocked our page abroad. Read us elsewhere, we refuse to be silent.</p></div>"
    assert told(apart(f"{push}{H1}<div>{paragraphs(*STORY)}</div>")) == list(STORY)


def test_a_note_on_the_author_closes_the_article():
    draft = apart(f"{H1}<div>{paragraphs(*STORY, 'Jane Roe is a correspondent who covers the Gulf for us.')}</div>")
    assert kinds(draft, "covers the Gulf") == {BlockKind.BYLINE}


def test_the_title_loses_the_site_that_the_page_shows_apart():
    draft = apart(f"<div>The Ledger</div><div>Ministers meet in Aden</div><div>{paragraphs(*STORY)}</div>")
    assert (draft.title, draft.publisher) == ("Ministers meet in Aden", "The Ledger")


def test_a_section_that_the_menu_shows_is_no_headline():
    title = "Opinion | Norland has to leave the union"
    assert apart(f"<div>Opinion</div><div>{paragraphs(*STORY)}</div>", title).title == title


def test_a_headline_without_blanks_loses_the_site_too():
    page = f"<div>外长周一在亚丁会晤讨论停火</div><div>{paragraphs(*STORY)}</div>"
    assert apart(page, "外长周一在亚丁会晤讨论停火 - The Daily Ledger").title == "外长周一在亚丁会晤讨论停火"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<div>Published 7 August 2024 · 09:15</div>", "2024-08-07"),
        ("<span>By Jane Roe</span><br><span>Posted: Wednesday, March 19, 2014 6:05 am</span>", "2014-03-19"),
        ("<p>Updated: 9 May 2014</p><p>First published: 8 May 2014</p>", "2014-05-08"),
    ],
)
def test_a_shown_date_is_read_below_the_headline_only(line: str, day: str):
    masthead = "<div>Saturday, October 25, 2014</div>"
    other = "<div class='related'><a href='/x'>Envoys to meet</a> <span>1 May 2013</span></div>"
    draft = apart(f"{masthead}{H1}{line}{other}<div>{paragraphs(*STORY)}</div>")
    assert draft.published.value is not None
    assert (str(draft.published.value.earliest), draft.published.method[:5]) == (day, "text.")
