"""Captures in the manner of many outlets, each line with the kind that it must get; all texts are invented.

A capture is written as ``kind | line``; blank lines stand as in the capture, and ``+`` carries a hard-wrapped
paragraph on.
"""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bede.documents.captures import take_apart
from bede.model import BlockKind
from bede.settings import DocumentsOptions

OPTIONS = DocumentsOptions()

BRITISH_DAILY = """
navigation | Skip to main content
navigation | Home > World > Europe

legal | We use cookies and similar technologies to make our site work and to show adverts. You can change your mind at any time.
form | Accept all

headline | Freedonia recalls its ambassador from Sylvania as border row deepens

standfirst | Prime minister says he 'has run out of patience' after second night of shelling

byline | By Ada Quill, Diplomatic Correspondent and Tom Marrow in Castra
date_line | Published: 08:15 BST, 3 June 2019 | Updated: 12:20 BST, 3 June 2019
navigation | 214 shares
navigation | Share this article

caption | Soldiers carry a wounded comrade near Castra on Sunday (AP Photo/Jan Novak)

paragraph | Freedonia recalled its ambassador from Sylvania on Monday after shells hit a village on its side of the river for the second night.

paragraph | No one was hurt.

paragraph | “We have run out of patience,” the prime minister, Rufus Teal, told parliament.

form | Sign up to our newsletter and get the day's top stories straight to your inbox

paragraph | Sylvania denied that its forces had fired first and accused its neighbour of looking for a pretext.

related | Read more: What is behind the row over the river?

quotation | “We want peace, and we want it now.”

navigation | Advertisement

heading | A long quarrel

paragraph | The two countries have argued over the islands in the river since 1921, when a commission gave them to both.

related | Most read
related | Actor says he never liked the sea
related | Five ways to cook an aubergine
legal | © 2019 Evening Herald Ltd. All rights reserved.
legal | Terms of use
"""

HARD_WRAPPED_WIRE = """
headline | Rebels free twelve hostages in Sylvania
byline | By MARY HOLT

paragraph | CASTRA, Sylvania (AP) -- Rebels in the hills of eastern Sylvania freed
+ twelve hostages on Tuesday after talks led by a bishop, the government
+ said, ending a stand-off that had lasted for nine days.

paragraph | The hostages, most of them teachers, were taken to a hospital in the
+ capital. "They are tired, but they are well," said Dr. Ines Amaro, who
+ examined them.

paragraph | The rebels had asked for the release of their leader. The government
+ refused, but let the Red Cross visit him in prison.
"""

AMERICAN_NETWORK = """
headline | Senate rejects bid to end arms sales to Freedonia
navigation | Watch Live
byline | By Carla Stone and Lee Ward, Evening News Network
date_line | 5:53 AM EDT, Tue April 26, 2022
navigation | 3 min read
caption | [1/3] Senator Joan Birch speaks to reporters outside the chamber. REUTERS/Max Muster
navigation | Listen to this article
paragraph | The Senate on Monday rejected a resolution that would have stopped the sale of air defense missiles to Freedonia, a rebuke to a group of lawmakers who had pushed for it for months.
paragraph | Senator Joan Birch, who wrote the resolution, said she would try again.
related | RELATED: How the missiles became an issue
paragraph | "This is not over," Birch told reporters. "We will bring it back in the fall."
related | House leaders weigh their own bill
paragraph | The White House welcomed the vote.
credit | Reporting by Carla Stone; Editing by Hugo Lane
legal | Our Standards: The Evening News Network Code of Conduct.
comments | 2 Comments
comments | PatriotJoe
comments | I said it before and I will say it again, these missiles should never have been sold and everyone in that chamber knows it full well.
comments | Reply
"""

GULF_BROADCASTER = """
headline | Talks on the river islands resume in Geneva

standfirst | Freedonia and Sylvania meet for the first time since the shelling, with UN envoy as go-between.

date_line | Published on 3 Feb 2023
navigation | Facebook
navigation | Twitter
navigation | Whatsapp

paragraph | Delegations from Freedonia and Sylvania have met in Geneva for the first time since last year's shelling along their border river.

paragraph | The talks, led by United Nations envoy Lena Frey, are to last for three days. They follow months of messages sent through Swiss diplomats.

related | Keep reading
navigation | list of 3 items
related | The islands that nobody wanted are at the heart of a quarrel.
related | Farmers on both banks count the cost of the shelling.
navigation | end of list

paragraph | Frey said the mood was good.

navigation | Topics in this article
related | Featured on Al Jazeera
related | Fishermen in the south say the ban has ruined them, while the big fleets sail on.
related | Who will pay for the dam? The government does not say.
form | join our mailing list
"""

INDIAN_PORTAL = """
navigation | Home | World | Asia
headline | Freedonia bans export of wheat, minister says step is 'temporary'
credit | Edited by Ravi Anand
date_line | Updated: Mar 14, 2022 17:13 IST
navigation | Follow us on Google News
paragraph | Freedonia on Monday banned the export of wheat with immediate effect, a day after Sylvania stopped its own sales of grain.
related | Also Read: Why bread is getting dearer
paragraph | The ban is temporary, farm minister Otto Brand said in a statement.
paragraph | The government will allow:
paragraph | • exports under letters of credit already issued
paragraph | • exports to neighbours who ask for help
paragraph | The ban comes at a time of drought.
credit | (With inputs from agencies)
navigation | Tags: wheat, Freedonia, exports
related | You may also like
related | Gold rate today: check the price in your city
legal | Disclaimer: The views expressed in this article are those of the author.
"""

READER_FUNDED = """
headline | Charity's appeal for Sylvania breaks its own record
byline | Nora Pell
date_line | 9 May 2021
paragraph | A campaign to raise donations for flood victims in Sylvania broke its own record on Sunday, when supporters gave two million crowns in a day.
paragraph | "Please donate what you can," the charity's head, Paul Reeve, told viewers. "Subscribe to our channel, support us, and we will tell the story."
paragraph | The charity said it needed the money to keep its reporters and doctors on the ground.
plea | We have a small favour to ask. Millions of readers like you turn to our journalism every month, and it is free to read because some of them support us.
plea | Your gift of any size helps us to keep reporting.
plea | Donate now
paragraph | The government of Sylvania, which uses cookies of dry bread as rations, thanked the donors for their support.
byline | Nora Pell is a freelance journalist based in Castra.
comments | Leave a comment
"""

LEFT_BROADSHEET = """
headline | Is Freedonia about to leave the customs union?
standfirst | The vote on Thursday could end thirty years of free trade with its neighbours
byline | Jane Doe in Castra
date_line | First published on Wed 5 Mar 2014 19.16 GMT
date_line | Last modified on Thu 6 Mar 2014 07.02 GMT
navigation | View image in fullscreen
caption | Lorries wait at the border. Photograph: Ilse Brandt/Getty Images
paragraph | Freedonia's parliament votes on Thursday on whether to leave the customs union that it helped to found.
heading | What is the vote about?
paragraph | The motion, tabled by the nationalist opposition, would bind the government to give notice within a week.
paragraph | Will it pass? Nobody knows.
navigation | Explore more on these topics
navigation | Freedonia
navigation | Europe
"""

STATE_AGENCY = """
headline | Sylvania's defence ministry reports drill in the south
paragraph | CASTRA, March 5. /TASS/. Sylvania's defence ministry reported on Wednesday that a tank regiment had begun a planned drill in the south of the country.
paragraph | The drill will last until Friday, according to the ministry.
navigation | Share
"""

CHRONOLOGY = """
headline | Timeline: the quarrel over the river islands
date_line | 9 May 2021
paragraph | Freedonia and Sylvania have quarrelled over the islands for a hundred years. These are the main dates of the last seven.
heading | 5 March 2014
paragraph | Sylvania lands soldiers on the northern island.
heading | 7 April 2016
paragraph | A court in The Hague says it has no say in the matter.
related | Elsewhere on the site
related | Ten islands to visit before they sink
"""

ONE_PARAGRAPH = """
headline | Sylvania asks for a ceasefire on the river

paragraph | Sylvania on Monday asked for a ceasefire on the river, its foreign ministry said, after a night of shelling in which no one was hurt.

date_line | Publish : 2022-03-14 17:13:00

related | Related articles
related | The mayor of Castra, who had promised to mend the old bridge, has opened a new one instead this week.
"""

BARE = """
paragraph | The president flew home early.
paragraph | He had been expected to stay in Castra until Friday for talks with the Freedonian prime minister, but left after the first round, officials said.
paragraph | His office gave no reason
+  for it.
"""

CAPTURES = {
    "british daily": BRITISH_DAILY,
    "hard-wrapped wire": HARD_WRAPPED_WIRE,
    "american network": AMERICAN_NETWORK,
    "gulf broadcaster": GULF_BROADCASTER,
    "indian portal": INDIAN_PORTAL,
    "reader-funded": READER_FUNDED,
    "left broadsheet": LEFT_BROADSHEET,
    "state agency": STATE_AGENCY,
    "chronology": CHRONOLOGY,
    "one paragraph": ONE_PARAGRAPH,
}


def parse(capture):
    """Return the capture's text and the expected blocks as (kind, text)."""
    lines, expected = [], []
    for row in capture.strip("\n").split("\n"):
        kind, _, line = row.partition(" | ")
        if row.startswith("+ "):
            lines.append(row[2:])
            expected[-1] = (expected[-1][0], f"{expected[-1][1]} {row[2:].strip()}")
        elif row:
            lines.append(line)
            expected.append((kind, line))
        else:
            lines.append("")
    return "\n".join(lines), expected


def draft_of(capture, uri="file:///capture.txt"):
    return take_apart(parse(capture)[0], uri, OPTIONS)


@pytest.mark.parametrize("name", CAPTURES)
def test_every_block_gets_its_kind(name):
    text, expected = parse(CAPTURES[name])
    draft = take_apart(text, "file:///capture.txt", OPTIONS)
    assert [(str(block.kind), block.text) for block in draft.blocks] == expected


@pytest.mark.parametrize("name", [name for name in CAPTURES if name not in ("hard-wrapped wire", "gulf broadcaster")])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_blank_lines_do_not_matter(name, between):
    text, expected = parse(CAPTURES[name])
    draft = take_apart(between.join(line for line in text.split("\n") if line), "file:///capture.txt", OPTIONS)
    assert [(str(block.kind), block.text) for block in draft.blocks] == expected


def test_every_block_has_a_reason_that_begins_with_its_kind():
    for capture in CAPTURES.values():
        assert all(block.reason.startswith(f"{block.kind}: ") for block in draft_of(capture).blocks)


def test_what_a_british_daily_tells_of_itself():
    draft = draft_of(BRITISH_DAILY)
    assert draft.title == "Freedonia recalls its ambassador from Sylvania as border row deepens"
    assert draft.byline == "Ada Quill and Tom Marrow"
    assert draft.published.value.instant == datetime(2019, 6, 3, 8, 15, tzinfo=timezone(timedelta(hours=1)))
    assert [when.instant.hour for when in draft.published.rivals] == [12]
    assert (draft.publisher, draft.credit, draft.dateline, draft.language) == (None, None, None, None)


def test_what_a_wire_report_tells_of_itself():
    draft = draft_of(HARD_WRAPPED_WIRE)
    assert (draft.credit, draft.dateline, draft.byline) == (
        "Associated Press",
        "CASTRA, Sylvania",
        "MARY HOLT",
    )
    assert (draft.published.value, draft.published.method) == (None, "none")


def test_the_year_of_the_address_dates_what_says_nothing():
    published = draft_of(STATE_AGENCY, "https://example.org/news/2014/03/05/drill.html").published
    assert (published.value.earliest, published.method) == (date(2014, 3, 5), "uri.path")
    assert draft_of(STATE_AGENCY).published.value is None
    assert draft_of(STATE_AGENCY).credit == "TASS"


def test_a_heading_of_a_chronology_is_no_date_of_publication():
    published = draft_of(CHRONOLOGY).published
    assert (published.value.earliest, published.rivals) == (date(2021, 5, 9), ())


def test_published_goes_before_modified():
    draft = draft_of(LEFT_BROADSHEET)
    assert draft.published.text == "Wed 5 Mar 2014 19.16 GMT"
    assert draft.byline == "Jane Doe"


def test_a_capture_without_headline_has_none():
    text = "\n".join(line for _, line in parse(BARE)[1])
    draft = take_apart(text, "file:///x.txt", OPTIONS)
    assert draft.title is None
    assert [block.kind for block in draft.blocks][:2] == [BlockKind.PARAGRAPH] * 2


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Stay up to date with notifications from The Independent", "The Independent"),
        ("Featured on Al Jazeera", "Al Jazeera"),
        ("© 2022 Guardian News & Media Limited", "The Guardian"),
        ("The Independent has contacted the ministry, the BBC and Al Jazeera for comment.", None),
        ("Lorries wait at the border. Photograph: Ilse Brandt/AFP", None),
    ],
)
def test_only_furniture_tells_the_publisher(line, publisher):
    text = f"{parse(STATE_AGENCY)[0]}\n\n{line}"
    assert take_apart(text, "file:///x.txt", OPTIONS).publisher == publisher


def test_the_host_tells_the_publisher():
    assert draft_of(STATE_AGENCY, "https://www.bbc.co.uk/news/1").publisher == "BBC News"


def test_the_site_behind_the_headline_is_cut_off():
    text = parse(STATE_AGENCY)[0].replace("in the south\n", "in the south | The Moscow Times\n", 1)
    draft = take_apart(text, "file:///x.txt", OPTIONS)
    assert draft.title == "Sylvania's defence ministry reports drill in the south"
    assert draft.publisher == "The Moscow Times"


TRAPS = [
    "Your support for Ukraine is not a favour, the minister told the envoy, who said that donations had fallen.",
    "France fined the company for its use of cookies, saying that this was done without asking.",
    "The party told its followers: “Sign up to our newsletter, donate, and support our journalism.”",
    "Comments by the minister that the islands were not worth a war caused an outcry in Castra.",
    "Read aloud in parliament, the letter asked for weapons and for a ban on flights over the river.",
    "Reporting by the newspaper has shown that the army fired on civilians near the river.",
    "More from the north arrived on Tuesday, and officials said that the camps were full.",
    "Follow-up talks are to be held in Geneva.",
    "Reuters was unable to verify the report.",
    "They fled.",
    "He said the picture, taken by Getty Images, was false.",
    "Subscribers of the state telephone company could not call abroad on Sunday, users said.",
    "The two sides agreed on the following points, according to a copy seen by reporters:",
    "Watch officers on the ship saw the boats at dawn and fired flares, the navy said.",
    "“We will not leave this land,",
    "Home, sport and world affairs ministers met in Castra.",
    "This report was updated by the commission in May, and now counts 212 dead.",
    "Ad blockers were banned in Sylvania last year.",
    "The soldiers’ newsletter, sent every morning, had told them what to sign up for.",
    "Sponsored by the army, the film shows you what the war did to the islands.",
]


@pytest.mark.parametrize("trap", TRAPS)
def test_a_paragraph_that_sounds_like_furniture_stays_a_paragraph(trap):
    lines = [line for _, line in parse(BRITISH_DAILY)[1]]
    at = lines.index("No one was hurt.")
    draft = take_apart("\n\n".join([*lines[:at], trap, *lines[at:]]), "file:///x.txt", OPTIONS)
    kind = next(block.kind for block in draft.blocks if block.text == trap)
    assert kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION)


FURNITURE = [
    ("navigation", "wide-browser-and-larger"),
    ("navigation", "0 : 0"),
    ("navigation", "Story continues below advertisement"),
    ("navigation", "#Castra #Freedonia"),
    ("plea", "Support our journalism today"),
    ("plea", "Our reporters risk their lives to send you the facts. Please consider a subscription: your support keeps our newsroom alive."),
    ("form", "Enter your email address"),
    ("form", "Thank you for registering"),
    ("comments", "View 14 comments"),
    ("comments", "Give Your Comments"),
    ("caption", "A boat on the river. © Ilse Brandt/AP"),
    ("caption", "Photo: Government of Sylvania"),
    ("related", "Watch: The bridge falls into the river"),
    ("legal", "This site uses cookies to give you the best experience."),
    ("credit", "This article was originally published on The Conversation."),
    ("credit", "This story was corrected on Tuesday to give the right name of the village."),
    ("credit", "tb/rs (AFP, dpa)"),
    ("navigation", "News Politics Business Sport Arts & Culture"),
    ("plea", "It looks like you are using an ad blocker. Adverts pay for what you read here."),
    ("form", "Every weekday morning, our editors pick the stories that matter to you. Sign up here, and unsubscribe when you like."),
    ("caption", "Villagers look at the bridge. (Ilse Brandt/Evening Herald)"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "line"), FURNITURE)
def test_furniture_inside_the_article_is_no_paragraph(kind, line):
    lines = [text for _, text in parse(BRITISH_DAILY)[1]]
    at = lines.index("No one was hurt.")
    draft = take_apart("\n\n".join([*lines[:at], line, *lines[at:]]), "file:///x.txt", OPTIONS)
    assert next(str(block.kind) for block in draft.blocks if block.text == line) == kind
    kept = {block.text for block in draft.blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION)}
    assert kept == {t for k, t in parse(BRITISH_DAILY)[1] if k in ("paragraph", "quotation")}


MENU = "Home News World Weather Puzzles Shop"
NOTICE = "Please turn off your ad blocker. We live on adverts, and without them nobody would pay our reporters."


def test_neither_a_menu_nor_a_notice_above_it_takes_the_headlines_place():
    draft = take_apart(
        f"River Gazette\n{MENU}\n{NOTICE}\n\nWorld\n\n{parse(BRITISH_DAILY)[0]}", "file:///x.txt", OPTIONS
    )
    assert draft.title == "Freedonia recalls its ambassador from Sylvania as border row deepens"
    kinds = {block.text: block.kind for block in draft.blocks}
    assert (kinds[MENU], kinds[NOTICE]) == (BlockKind.NAVIGATION, BlockKind.PLEA)


PLEA = [
    "Your support makes our work possible",
    "We send reporters where others refuse to go. Readers have promised us a few crowns a month. Will you join them?",
    "Support now",
]


def test_what_stands_between_the_heading_of_a_plea_and_its_button_is_of_it():
    lines = [text for _, text in parse(BRITISH_DAILY)[1]]
    at = lines.index("No one was hurt.")
    draft = take_apart("\n\n".join([*lines[:at], *PLEA, *lines[at:]]), "file:///x.txt", OPTIONS)
    assert [str(block.kind) for block in draft.blocks if block.text in PLEA] == ["plea"] * 3


def test_a_question_below_read_more_is_another_story_unless_a_paragraph_follows():
    question, lines = "Who controls the river?", [text for _, text in parse(BRITISH_DAILY)[1]]
    at = lines.index("No one was hurt.")
    kinds = []
    for below in (
        "Farmers on both banks count the cost of the row",
        "Both sides claim all of it, and neither holds the northern bank.",
    ):
        text = "\n\n".join([*lines[:at], "Read more", question, below, *lines[at:]])
        blocks = take_apart(text, "file:///x.txt", OPTIONS).blocks
        kinds.append([str(block.kind) for block in blocks if block.text in (question, below)])
    assert kinds == [["related", "related"], ["heading", "paragraph"]]


@pytest.mark.parametrize(
    ("masthead", "furniture", "publisher"),
    [
        ("River Gazette", "Subscribe to the Gazette", "River Gazette"),
        ("RIVER GAZETTE", "© 2019 River Gazette", "River Gazette"),
        ("Rheinwelle", "© 2019 Rheinwelle", "Rheinwelle"),
        ("River Gazette", "Subscribe now", None),
        ("Castra", "Sign up for our newsletter on Castra", None),
        ("World News", "© 2019 World News", None),
        ("Log in", "Log in to comment", None),
    ],
)
def test_a_masthead_names_the_publisher_where_the_page_speaks_of_itself_by_it(masthead, furniture, publisher):
    text = f"{masthead}\n\n{parse(LEFT_BROADSHEET)[0]}\n\n{furniture}"
    assert take_apart(text, "file:///x.txt", OPTIONS).publisher == publisher


def test_an_agency_that_no_table_knows_is_credited_by_its_fuller_name():
    story = parse(STATE_AGENCY)[0].replace("CASTRA, March 5. /TASS/.", "CASTRA, March 5 (Meridian) -")
    assert take_apart(story, "file:///x.txt", OPTIONS).credit == "Meridian"
    assert take_apart(f"{story}\n\n(c) Meridian Newswire 2014", "file:///x.txt", OPTIONS).credit == "Meridian Newswire"


LINES = st.one_of(
    st.text(max_size=80),
    st.sampled_from([line for capture in CAPTURES.values() for _, line in parse(capture)[1]]),
)


@settings(deadline=None)
@given(st.lists(LINES, max_size=30), st.sampled_from(["\n", "\n\n", " \n"]))
def test_nothing_is_lost_and_nothing_raises(lines, between):
    text = between.join(lines)
    draft = take_apart(text, "file:///x.txt", OPTIONS)
    assert "".join("".join(block.text.split()) for block in draft.blocks) == "".join(text.split())
    assert all(block.text == block.text.strip() != "" for block in draft.blocks)


def test_an_empty_text_has_no_blocks():
    draft = take_apart(" \n\n ", "", OPTIONS)
    assert (draft.blocks, draft.title, draft.published.value) == ((), None, None)


SEEDS = {
    "000": (
        "The Independent",
        "Jon Sharman",
        None,
        None,
        datetime(2018, 11, 28, 0, 15, tzinfo=UTC),
        17,
        5,
    ),
    "001": ("Al Jazeera", None, None, None, datetime(2014, 3, 5, 19, 16), 22, 0),
    "002": (None, None, None, None, datetime(2022, 3, 14, 17, 13), 28, 0),
    "003": (None, None, None, "KYIV", None, 11, 0),
    "004": (None, None, "Reuters", "LONDON", datetime(2014, 3, 14, 8, 16), 17, 0),
}


@pytest.mark.shared
@pytest.mark.parametrize("number", SEEDS)
def test_the_seed_captures(shared, number):
    path = next((shared / "seeds").glob(f"{number}_*.txt"))
    draft = take_apart(path.read_text(encoding="utf-8"), path.as_uri(), OPTIONS)
    publisher, byline, credit, dateline, instant, paragraphs, pleas = SEEDS[number]
    assert (draft.publisher, draft.byline, draft.credit, draft.dateline) == (
        publisher,
        byline,
        credit,
        dateline,
    )
    assert (draft.published.value.instant if draft.published.value else None) == instant
    kinds = [block.kind for block in draft.blocks]
    assert sum(kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION) for kind in kinds) == paragraphs
    assert kinds.count(BlockKind.PLEA) == pleas


def test_turns_in_capitals_are_paragraphs_and_no_headlines_of_other_stories():
    lines = (
        "ORTH, 9 MAY 89 (RADIO ORTH) -- [INTERVIEW] [LEO VELT BY ADA STONE] [TEXT] [STONE] REBELS FIRED ON A CONVOY.",
        "[VELT] THEY BURNED THE SCHOOL. THE ARMY ARRIVED AT DAWN.",
        "[STONE] DID THE ARMY FIRE ON ANYBODY THERE?",
        "[VELT] THE ARMY FIRED INTO THE AIR.",
    )
    draft = take_apart("\n\n".join(lines), "file:///orth.txt", OPTIONS)
    assert [block.kind for block in draft.blocks] == [BlockKind.PARAGRAPH] * 4
