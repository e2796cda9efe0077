"""Reports on donations, subscriptions, cookies, adverts and the press lose nothing to the rules for pleas and notices.

All texts are invented. Headline, byline and date come first; every line below is a paragraph of the article.
"""

import pytest

from bede.documents.captures import take_apart
from bede.model import BlockKind
from bede.settings import DocumentsOptions

OPTIONS = DocumentsOptions()

STORIES = {
    "donations": """
Aid groups say donations to Sylvania have dried up
By Nora Pell
9 May 2021
Donations for the victims of the Sylvanian floods have fallen by half since March, five aid groups said on Sunday, and some have begun to close their clinics.
The groups rely on donations from abroad for nine tenths of their budgets.
“We need your help, and we need it now,” Paul Reeve, the head of Relief Now, told reporters. “Please donate what you can.”
Supporters gave two million crowns in the first week. They have given less than a tenth of that in each week since.
If you gave money last year, it most likely paid for tents. This year the groups need medicine, and your donation would go to the clinics in the hills, the groups say.
How can I help?
Donate only to registered charities, the foreign ministry warned, after police arrested two men who had collected money in the name of a hospital that does not exist.
The government promised to match every contribution of up to 100 crowns. It has not said when.
Readers of a children's magazine in Freedonia sent 4,000 letters and a cheque.
""",
    "subscriptions": """
Freedonia moves to ban subscription traps
By Carla Stone
April 26, 2022
Freedonia's government said on Tuesday that it would outlaw subscriptions that renew themselves without a reminder.
Under the bill, companies would have to send an email before each renewal, and let you cancel with one click.
Newspapers, which live on subscribers, opposed the measure. Their association warned that it would cost hundreds of reporters their jobs.
You sign up for a free trial, forget about it, and a year later your bank statement shows twelve payments. That is the trap the minister wants to close.
Publishers argued that quality journalism must be paid for, and that advertising no longer does.
“Subscribe today, regret tomorrow,” the minister, Otto Brand, joked in parliament.
The opposition rejected the bill as a favour to foreign platforms and threatened to take it to court.
Three of the largest newspapers put up paywalls last year. A fourth, the Morning Call, made its website free to read again after it lost a third of its audience.
The vote is expected in June.
""",
    "cookies law": """
Sylvania fines search giant over cookies
By Ravi Anand
12 March 2022
Sylvania's data protection authority fined the search company Quarry 90 million crowns on Friday for placing cookies on users' devices without consent.
The authority said that users needed five clicks to reject cookies and one to accept them.
Websites use cookies to remember visitors and to show them personalised advertising. Under a law of 2018 they must ask for consent first.
When you visit a website, your browser stores the cookies that it sets. Quarry's stayed on your device for two years, even if you had rejected them.
Quarry denied that it had broken the law, and said that it would appeal. It processes personal data on the basis of legitimate interest, its lawyer argued.
The fine is the highest that the authority has imposed. It ordered the company to change its banner within three months, or pay another 100,000 crowns a day.
Freedonia's regulator opened an investigation of its own, and asked the company for its privacy policy of 2019.
Campaigners praised the decision. They accused the company of spying on its own users.
""",
    "advertising ban": """
Freedonia bars adverts for Sylvanian oil
By Hugo Lane
3 June 2019
Freedonia banned advertisements for Sylvanian oil companies on Monday, the latest step in a row over the river islands.
Sponsored articles are included in the ban, and so are the names of the companies on football shirts.
Sponsored by the state oil company since 2011, the Castra Lions will have to find another name for their stadium.
Advertising by foreign political parties was banned last year. Advertisers who break the rule can be sent to prison.
Sylvania condemned the ban and promised to respond. It recalled its trade envoy.
Broadcasters, who stand to lose a fifth of their income, asked the government for help.
The ban on ad blockers, which publishers had demanded, was dropped from the bill.
Turn on the television in Castra, and you see little but advertisements for petrol.
""",
    "press freedom": """
Sylvania closes its last independent newspaper
By Irina Kolt
Oct. 12, 2022
Police in Sylvania sealed the newsroom of the Castra Messenger on Wednesday and arrested its editor, the last move in a campaign against independent journalism.
The Messenger said in a statement on its website that the authorities wanted to silence it. It asked readers for help.
“We refuse to be silenced,” the statement said. “But to continue our work, we need your support.”
The prosecutor general had designated the newspaper as an “undesirable organization” in May. Its reporters have been fined, beaten and sent to prison.
Freedonia condemned the raid as an attack on press freedom, and offered asylum to the newspaper's staff.
Independent journalism has all but disappeared in Sylvania. Donations from abroad were made a crime in 2020, and advertisers were told to stay away.
The newspaper was founded twelve years ago by a group of students. It never had an owner, and lived on what its readers paid.
The European Union imposed sanctions on the prosecutor. Reporters Without Borders said that Sylvania now jailed more journalists than any other country.
Its editor, Vera Lind, is a former reporter for the state news agency.
""",
    "newsletters": """
Governor's newsletter was paid for by oil company, emails show
By Maya Osei
9 Mar 2023
A newsletter that Governor Sani Bello sends to two million voters every week was paid for by the oil company Norvex, according to emails seen by lawmakers.
The newsletter arrives in inboxes on Sunday mornings. It praises the governor, and attacks the newspapers that criticise him.
Lawmakers ordered the governor to hand over the list of its subscribers. He refused.
Sign-up forms for the newsletter stood on the websites of three ministries until January, the lawmakers found.
The company threatened to sue anyone who repeated the claim.
""",
}

PLEA = (
    "Support our journalism",
    "Good reporting costs money, and our readers pay for it. Please consider a subscription.",
    "Subscribe now",
)
NO_PARAGRAPHS = {"How can I help?"}  # a heading


def read(lines, between):
    draft = take_apart(between.join(lines), "file:///capture.txt", OPTIONS)
    return [block.text for block in draft.blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION)]


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("at", [None, 4, 5, 7])
def test_a_report_on_what_pages_plead_for_loses_no_paragraph(name, between, at):
    story = STORIES[name].strip().split("\n")
    page = story if at is None else [*story[:at], *PLEA, *story[at:], "Read more", "Comments"]
    assert read(page, between) == [line for line in story[3:] if line not in NO_PARAGRAPHS]
