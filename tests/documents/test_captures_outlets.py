"""Nine captures of crowded pages, each line with its kind: consent walls, pleas in prose, teasers, comment threads.

All outlets and texts are invented. ``kind | line`` as in ``test_captures``; blank lines stand as in the capture. They
were written before the rules that they test. Among the kinds of furniture, which is never read, the table's order decides
("Join our Community" is a form).
"""

import pytest

from bede.documents.captures import take_apart
from bede.model import BlockKind
from bede.settings import DocumentsOptions

OPTIONS = DocumentsOptions()

CONSENT_WALL = """
legal | Your privacy matters to us
legal | We and our 143 partners store and access information on your device, such as unique identifiers in cookies, to process personal data. You may accept or manage your choices by clicking below, including your right to object where legitimate interest is used.
legal | Some vendors may process your personal data on the basis of legitimate interest, which does not need consent. Preferences apply to this website only.
legal | Use precise geolocation data. Actively scan device characteristics for identification. Personalised advertising and content, advertising and content measurement, audience research and services development.
form | Accept all
form | Reject all
form | Manage options
navigation | Skip to main navigation
navigation | Rheinwelle
navigation | Latest videos Latest audio
navigation | In focus
navigation | War in Sylvania
navigation | Climate
navigation | Politics
navigation | Sylvania
headline | Sylvania: Parliament backs emergency rule after barracks attack
byline | Lena Hartwig in Castra
date_line | 11/04/2021 November 4, 2021
paragraph | Lawmakers have handed sweeping powers to the president, two days after gunmen killed at least 14 soldiers in the north of the country.
navigation | https://p.rheinwelle.example/3xyz
caption | President Emil Drago took office only in May. Image: Jonas Falk/dpa/picture alliance
navigation | Advertisement
paragraph | Sylvania's parliament voted on Thursday to approve a state of emergency for three months, giving the army the right to search homes without a warrant.
paragraph | The vote came two days after gunmen stormed a barracks near the town of Orlo and killed at least 14 soldiers.
heading | What does the decree say?
paragraph | Under the decree, the president may ban gatherings, close newspapers and detain suspects for up to 30 days.
paragraph | "This is not a blank check," Interior Minister Petra Vogt told lawmakers before the vote. "We will answer for every step that we take."
navigation | Sylvania's forgotten north
form | To view this video please enable JavaScript, and consider upgrading to a web browser that supports HTML5 video
heading | Opposition warns of abuse
paragraph | Opposition leader Ana Brook accused the government of exploiting grief. Her party walked out of the chamber before the vote.
paragraph | The European Union called on Castra to lift the measures as soon as possible.
credit | lh/rs (AFP, Reuters)
form | While you're here: Every Tuesday, Rheinwelle editors round up what is happening in Sylvanian politics and society. You can sign up here for the weekly email newsletter, Castra Briefing.
navigation | Send us your feedback
related | Explore more
related | Gunmen kill soldiers in Sylvania
related | The attack on a barracks near Orlo is the deadliest in a decade. No group has claimed it.
related | Conflicts
related | 11/02/2021
related | Sylvania's president promises an iron fist
related | Emil Drago won the election by a wide margin. Critics fear for the courts.
related | Politics
related | 05/17/2021
legal | © 2021 Rheinwelle
legal | Legal notice
navigation | Data protection
"""

EXILED_OUTLET = """
navigation | The Castra Post
navigation | INDEPENDENT NEWS FROM SYLVANIA
navigation | News
navigation | Regions
navigation | Business
navigation | Opinion
navigation | Arts and Life

plea | Support The Castra Post!
plea | Contribute today

headline | Sylvania Jails Three Anti-War Teachers for 'False Reports'

byline | By Irina Kolt

date_line | Updated: Oct. 12, 2022

caption | The defendants in court. Courtesy of Memoria

paragraph | A court in the northern Sylvanian city of Orlo sentenced three schoolteachers to up to seven years in prison on Wednesday for spreading what prosecutors called false reports about the army.

paragraph | The teachers had told pupils that Sylvanian troops had shelled a hospital across the border. All three pleaded not guilty.

paragraph | “I said what I saw,” Vera Lind, one of the three, told the court.

paragraph | Freedonia's foreign ministry condemned the verdict and summoned the Sylvanian ambassador.

plea | A Message from The Castra Post:

plea | Dear readers,

plea | We are facing unprecedented challenges. Sylvania's Prosecutor General's Office has designated The Castra Post as an "undesirable" organization, criminalizing our work and putting our staff at risk of prosecution. This follows our earlier unjust labeling as a "foreign agent."

plea | These actions are direct attempts to silence independent journalism in Sylvania. The authorities claim our work "discredits the decisions of the leadership." We see things differently: we strive to provide accurate, unbiased reporting on our country.

plea | We, the journalists of The Castra Post, refuse to be silenced. But to continue our work, we need your help.

plea | Your support, no matter how small, makes a world of difference. If you can, please support us monthly starting from just $2. It's quick to set up, and every contribution makes a significant impact.

plea | By supporting The Castra Post, you're defending open, independent journalism in the face of repression. Thank you for standing with us.

plea | Once
plea | Monthly
plea | Annual
plea | Continue
plea | Not ready to support today?
form | Remind me later.

related | Read more about: Courts , Teachers , Army

related | Read more

related | ‘They Came at Dawn’: How Sylvania Silences Its Schools
related | Since the invasion began, more than 200 teachers have lost their jobs.
navigation | 4 Min read

related | Orlo Mayor Arrested on Bribery Charges
related | The mayor has long been at odds with the regional governor.
navigation | 1 Min read
"""

AFRICAN_DAILY = """
navigation | HOME
navigation | GENDER
navigation | ELECTIONS
navigation | INVESTIGATIONS
navigation | Promoted
navigation | ADVERTISEMENT
headline | Gunmen abduct 23 farmers in northern Zamunda — Official
standfirst | The attackers also burnt two trucks loaded with millet, according to the chairman of the local council.
byline | by Musa Adeyo
date_line | September 3, 2023
navigation | Reading Time: 2 mins read
navigation | 0
navigation | Map of Bandara State
paragraph | Gunmen on Saturday abducted 23 farmers in Kuru, a farming community in Bandara State, north-west Zamunda, the chairman of the council, Sani Bello, has said.
navigation | ADVERTISEMENT
paragraph | Mr Bello told PEOPLE'S TRUTH on Sunday that the bandits came on motorcycles at about 2 p.m. and shot into the air.
paragraph | “They asked the women to go home and marched the men into the forest,” he said.
related | READ ALSO: Army rescues 11 hostages in Bandara
paragraph | The police spokesperson in the state, Aisha Garba, confirmed the incident but said 17 persons were taken.
paragraph | Ms Garba said the police and the army had deployed men to the area and that no ransom had been demanded.
navigation | Article Page with Financial Support Promotion
plea | Zamundans need credible journalism. Help us report it.
plea | PEOPLE'S TRUTH delivers fact-based journalism for Zamundans, by Zamundans — and our community of supporters, the readers who donate, make our work possible. Help us bring you and millions of others in-depth, meticulously researched news and information.
plea | It's essential to acknowledge that news production incurs expenses, and we take pride in never placing our stories behind a prohibitive paywall.
plea | Will you support our newsroom with a modest donation to help maintain our commitment to free, accessible news?
plea | Make Contribution
paragraph | Kuru has been attacked four times this year. In June, bandits killed nine vigilantes there and rustled hundreds of cows.
plea | Support PEOPLE'S TRUTH's journalism of integrity and credibility
plea | At PEOPLE'S TRUTH, we firmly believe in the importance of high-quality journalism. Recognizing that not everyone can afford costly news subscriptions, we are dedicated to delivering meticulously researched, fact-checked news that remains freely accessible to all.
plea | Whether you turn to PEOPLE'S TRUTH for daily updates, in-depth investigations into pressing national issues, or entertaining trending stories, we value your readership.
plea | Would you consider contributing a modest amount to support our noble mission?
plea | DONATE NOW
navigation | TEXT AD: Call Willie - +234 555 0100
navigation | Share this:
navigation | Facebook
navigation | X
navigation | Tags: abduction, Bandara, bandits
navigation | Previous Post
navigation | Senate President mourns former minister
navigation | Next Post
navigation | Fuel scarcity: Depots sell above official price, marketers lament
related | More News
related | Court remands man for stealing generator
comments | Discussion about this post
comments | Comments 2
comments | Okon says:
comments | The government has failed us again, they only know how to collect tax while bandits are killing our people every day.
comments | Reply
comments | Truth Teller says:
comments | God will judge them. Where is the army that they said was deployed to the forest last month?
"""

METRO_PAPER = """
form | Subscribe for $1
form | LOG IN
navigation | Lakeport Beacon
navigation | News Sports Obituaries Opinion Things to Do eEdition
navigation | ADVERTISEMENT

headline | Mayor Hollis orders curfew after second night of unrest in Lakeport

caption | Police officers form a line on Front Street on Tuesday night. (Dana Whitlock/Lakeport Beacon)

byline | By DANA WHITLOCK | dwhitlock@lakeportbeacon.example | Lakeport Beacon

date_line | PUBLISHED: August 18, 2021 at 6:02 a.m. | UPDATED: August 18, 2021 at 9:47 a.m.

paragraph | LAKEPORT — Mayor Ray Hollis imposed a citywide curfew on Wednesday after protesters set fire to a police substation, the second night of unrest since officers shot and killed a 19-year-old man.

paragraph | Police arrested 41 people, most of them on charges of failing to disperse, Chief Ellen Marsh said at a news conference.

paragraph | “We support the right to protest,” Marsh said. “We do not support arson.”

form | You have reached your limit of free articles this month.

plea | Local news is expensive to produce, and it is worth paying for. For less than the price of a cup of coffee a week, you get unlimited access to everything our reporters write, the eEdition and our apps. Subscribers also see fewer ads.

form | Already a subscriber? Log in

paragraph | The governor said he was prepared to send in the National Guard if the city asked for it. Hollis said he had no plans to do so.

navigation | Sponsored by Lakeport Credit Union

navigation | Home loans made simple. Talk to a neighbor, not a call center, and see how low your rate can go.

paragraph | The police union defended the officers, who were placed on paid leave.

form | Morning Beacon newsletter: Start your day with the five stories everyone in Lakeport will be talking about. Delivered weekdays at 6 a.m.

form | Email Address

form | By submitting your email, you agree to receive promotional messages from us and our partners, and you may opt out at any time.

credit | Staff writer Tom Abel contributed to this report.

byline | Dana Whitlock covers public safety for the Beacon. She joined the paper in 2015 after six years at a weekly in Ohio, and is a graduate of Kent State.

related | What to read next

related | A judge has thrown out the city's ban on tents in parks, saying that it punishes people for being poor.

related | After 40 years, the diner on Front Street is closing. Its owners blame the rent.

related | Here is where you can cool off this weekend.

comments | Join the conversation

comments | We invite you to use our commenting platform to engage in insightful conversations about issues in our community. We reserve the right at all times to remove any information or materials that are unlawful, threatening, abusive or otherwise objectionable to us.

comments | lakerat58 2 hours ago

comments | Hollis waited two days too long. The chief should resign and the council should vote on it this week.

comments | Jane from the hill 1 hour ago

comments | My brother was arrested for standing on the sidewalk. They pushed him to the ground and broke his glasses.

legal | Copyright © 2021 Beacon Media Group
"""

LIVE_TEAM = """
navigation | Jump to content
navigation | LIVE BLOG
navigation | Follow our live coverage of the border war for the latest updates
headline | Freedonia strikes airfield deep inside Sylvania, army says
byline | By Noa Tal and Agencies
date_line | 24 July 2024, 3:41 pm
caption | Smoke rises over the airfield at Lom, Sylvania, July 24, 2024. (AP Photo/Goran Petrov)
paragraph | The Freedonian army said on Wednesday that its jets had struck an airfield 200 kilometers inside Sylvania, hours after a drone hit a hotel in the port city of Marra.
paragraph | Sylvanian officials acknowledged the strike but said that only an empty hangar was damaged.
form | Get the Daily Edition by email and never miss our top stories
form | By signing up, you agree to the terms
paragraph | The drone attack wounded six people, two of them seriously, medics said.
related | Live: minister says ‘no one will sleep quietly’ in Castra
paragraph | Prime Minister Dov Adler convened the security cabinet and vowed to respond to any further attack.
caption | Rescue workers search the damaged hotel in Marra. (Yael Stern/Flash24)
paragraph | “We did not seek this war, but we will finish it,” Adler said in a televised statement.
paragraph | The two countries have traded fire since May, when Sylvania sent troops into the disputed islands.
plea | Is our reporting on the war important to you?
plea | If so, please consider joining our Community. For as little as $6 a month, you will help keep our independent journalism open to all, and enjoy the site without ads.
plea | We work around the clock under fire to bring you the most important developments. We are proud of the trust that readers around the world have placed in us.
form | Join our Community
form | Already a member? Sign in to stop seeing this
plea | You're a dedicated reader
plea | That's why we started this site twelve years ago - to provide discerning readers like you with must-read coverage of the region.
plea | So now we have a request. Unlike other news outlets, we haven't put up a paywall. But as the journalism we do is costly, we invite readers for whom the site has become important to help support our work.
plea | Thank you, David Roth, founding editor
related | More on this story
related | Why Sylvania's air defenses failed
related | The radar at Lom was switched off for repairs, a source says. It was not the first time.
related | 5 things to know for July 24
related | Marra's hotels empty out as tourists flee
comments | Comments 112
comments | Sign in to read all comments
"""

BROADSHEET_APPEAL = """
navigation | Skip to main content Skip to navigation
navigation | Print subscriptions
plea | Support the Sentinel
plea | Fund the free press
navigation | News Opinion Sport Culture Lifestyle
navigation | World UK Climate crisis Ukraine Environment Science Global development Football Tech Business Obituaries

headline | Oil firm knew of pipeline leak for months, leaked emails show

standfirst | Documents seen by the Sentinel suggest executives at Norvex ignored four warnings before the spill

byline | Maya Osei and Rob Tarrant

date_line | Thu 9 Mar 2023 06.00 GMT

caption | Dead fish on the bank of the Ebo River after the spill last year. Photograph: Kwame Antwi/EPA

paragraph | Executives at the oil company Norvex knew that a pipeline in the Ebo delta was leaking four months before it burst, according to internal emails seen by the Sentinel.

paragraph | The emails, sent between June and October 2022, show that engineers asked for the line to be shut down. The company refused.

related | ‘My nets come up black’: the fishers who lost everything
related | Read more

paragraph | Norvex denied wrongdoing. “We acted on the information available to us at the time,” it said in a statement.

form | Sign up to First Thing

form | Our morning email breaks down the key stories of the day, telling you what's happening and why it matters

legal | Privacy Notice: Newsletters may contain info about charities, online ads, and content funded by outside parties. For more information see our Privacy Policy.

form | after newsletter promotion

paragraph | The government of Zamunda has opened an investigation and threatened to revoke the company's licence. It banned Norvex tankers from the port of Tema in January.

paragraph | Campaigners demanded that the company pay for the clean-up. “They have lied to us, and our children drink that water,” said Efua Mensah, a teacher in the delta.

credit | This article was amended on 10 March 2023. An earlier version said that the emails were sent between June and December 2022; the last was sent in October.

navigation | Do you have information about this story? Email investigations@sentinel.example, or use our secure messaging service to contact the reporters.

plea | I hope you appreciated this article. Before you move on, I wanted to ask whether you could support the Sentinel's journalism as we face down a wave of threats to press freedom.

plea | Oil companies, autocrats and oligarchs sue reporters, jail them and buy up the papers they write for. A free press that nobody owns is how the public finds out.

plea | The Sentinel is editorially independent: there is no proprietor to tell us what to print. That means that when we find out that a powerful company has poisoned a river, we can say so.

plea | We know that not everyone can pay for news. But if you are able to, there are three good reasons to make the choice today. Your funding pays for investigations like this one; it keeps our site open to everyone; and it takes less than a minute.

plea | From everyone here, thank you.

plea | Support £5/month
related | Recommended
plea | Support £12/month
related | Unlock All-access digital benefits
related | Continue

navigation | Explore more on these topics
navigation | Oil
navigation | Pollution
navigation | Africa
navigation | news

related | More on this story
related | Norvex shares fall as regulator opens inquiry
related | 8 Mar 2023
related | Zamunda bars oil tankers over delta spill
related | 12 Jan 2023
related | Most viewed
"""

FLOODED_VALLEY = """
form | Sign in
navigation | Southern Courier
navigation | Home Local National World Sport Lifestyle Puzzles
form | The Courier and its advertising partners use cookies to understand how you use our site and to show you adverts that may interest you. You can withdraw your consent whenever you like.
form | OK
headline | Premier sends troops to flooded valley as death toll rises
byline | Grace Tan
date_line | 14 March 2022 7:40pm AEDT
caption | Soldiers fill sandbags in Yarra Creek. Picture: Tim Holt
form | Keep up with the floods: our editors will send you the biggest developments as they break. It costs nothing.
paragraph | The premier sent 300 soldiers to the Orana valley on Monday after floods killed four more people.
paragraph | Troops will help to evacuate two hospitals, Premier Joan Birch said.
plea | This story is free because our subscribers paid for it.
plea | The Courier is the only newspaper left in the valley. We have no rich owner and no government grant; we have readers. If our work has been of use to you this week, think about taking out a subscription. It costs $3 a week, and you can stop at any time.
form | Subscribe
paragraph | Police accused two men of looting a pharmacy and arrested them on Sunday night.
related | Related stories
related | The town that moved uphill
related | Residents of Bellbrook rebuilt their houses after the flood of 2001. Now they watch from above.
related | Dam operator under fire for late warning
related | Emails show that engineers asked to open the gates two days before.
paragraph | The opposition demanded an inquiry into the dam. It said that warnings had come too late.
paragraph | The federal government promised 50 million dollars in aid.
byline | Grace Tan is a reporter for the Southern Courier. Contact her at grace.tan@courier.example or on Signal.
navigation | Advertisement
comments | 23 comments
comments | BazzaFromOrana
comments | They should have opened the gates on Friday. The army arrested nobody who mattered.
legal | The Southern Courier acknowledges the traditional owners of the land. All rights reserved.
"""

TRANSLATED_DAILY = """
navigation | Menu
navigation | le jour en anglais
navigation | The Day in English
headline | Protesters storm ministry in Zamunda as fuel prices double
standfirst | At least six people were injured in clashes with the police on Thursday, hospitals say.
byline | By our correspondent in Bandara
date_line | Published on January 5, 2023, at 6:12 pm (Paris), updated on January 5, 2023, at 8:01 pm
navigation | 3 min read
navigation | Share
caption | Protesters in front of the energy ministry in Bandara, January 5, 2023. OLU ADE / AFP
paragraph | Hundreds of protesters stormed the energy ministry in Bandara on Thursday after the government doubled the price of petrol.
paragraph | Police fired tear gas and beat protesters with batons, witnesses said. Six people were taken to hospital.
navigation | Partner service
form | Learn French with Gymnase: thanks to a daily lesson, an original story and a personalized correction, in 15 minutes per day. Try for free
paragraph | The president appealed for calm and fired his energy minister.
form | You have 62% of this article left to read. The rest is for subscribers only.
form | Reading on several devices at once? You can read The Day on one device at a time.
related | Read more Article réservé aux abonnés
paragraph | Unions called for a general strike on Monday.
credit | The Day with AFP
credit | Translation of an original article published in French on lejour.example; the publisher may only be liable for the French version.
form | Receive the best of The Day straight into your mailbox with our weekly letter on Africa.
form | Subscribe to the newsletter
"""

COLUMN = """
headline | We must not look away while Sylvania burns
byline | Ana Brook
date_line | 5 March 2014
paragraph | We in Freedonia like to think that the war across the river is none of our business. It is.
paragraph | Ask yourself what you would do if your school were shelled. You would run, and you would hope that your neighbours opened their doors.
plea | Support our journalism
plea | Donate now
paragraph | Our government has closed the bridge at Orlo and sent the army to guard it.
paragraph | Journalists who reported on the camp were arrested. We know their names, and we ought to say them.
paragraph | You can write to your deputy, and you can give money to those who feed the refugees. Your donation will not end the war. It will buy bread.
paragraph | Readers of this column have told me that I am naive.
byline | Ana Brook is a member of parliament for the Green Alliance and writes for the Courier every month.
comments | Leave a reply
"""

CAPTURES = {
    "consent wall": CONSENT_WALL,
    "exiled outlet": EXILED_OUTLET,
    "African daily": AFRICAN_DAILY,
    "metro paper": METRO_PAPER,
    "live team": LIVE_TEAM,
    "broadsheet appeal": BROADSHEET_APPEAL,
    "flooded valley": FLOODED_VALLEY,
    "translated daily": TRANSLATED_DAILY,
    "column": COLUMN,
}


def parse(capture: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the capture's text and the expected blocks as (kind, text)."""
    rows = [row.partition(" | ") for row in capture.strip("\n").split("\n")]
    return "\n".join(line for _, _, line in rows), [(kind, line) for kind, _, line in rows if line]


@pytest.mark.parametrize("name", CAPTURES)
def test_every_block_of_a_crowded_page_gets_its_kind(name):
    text, expected = parse(CAPTURES[name])
    draft = take_apart(text, "file:///capture.txt", OPTIONS)
    assert [(str(block.kind), block.text) for block in draft.blocks] == expected


@pytest.mark.parametrize("name", CAPTURES)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_blank_lines_do_not_matter_for_what_is_read(name, between):
    text, expected = parse(CAPTURES[name])
    draft = take_apart(between.join(line for line in text.split("\n") if line), "file:///capture.txt", OPTIONS)
    read = [block.text for block in draft.blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION)]
    assert read == [line for kind, line in expected if kind in ("paragraph", "quotation")]
