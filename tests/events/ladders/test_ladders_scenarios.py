"""Invented news and the commitments that a careful reader finds in it: kind, what, stages in order, stage reached."""

from collections.abc import Callable

import pytest
from helpers_ladders import (
    BROOK,
    HALM,
    NORLAND,
    OSTMARK,
    REBELS,
    STONE,
    SUDERIA,
    TARN,
    Act,
    News,
    count,
    money,
)

from bede.model import Actor, AmountKind, Sector, Stance

NORLAND_PRESIDENT = Actor("una-hale", "Una Hale", "XNO", Sector.GOV)
Wanted = list[tuple[str, list[str], str]]
SCENARIOS: dict[str, tuple[Callable[[News], None], Wanted]] = {}


def scenario(*wanted: tuple[str, list[str], str]) -> Callable[[Callable[[News], None]], Callable[[News], None]]:
    """Register a scenario; ``wanted``: the thing (or kind), the stages of the steps in order, the stage reached."""

    def register(write: Callable[[News], None]) -> Callable[[News], None]:
        SCENARIOS[write.__name__] = (write, list(wanted))
        return write

    return register


@scenario(("arms", ["promised"], "promised"))
def an_offer_and_its_content_are_one_rung(news):
    news.tell(
        "2024-03-05", "Norland offered tanks to Suderia.", Act("AGREE", "offered"), Act("AID", "tanks", "promised")
    )


@scenario(("arms", ["asked"], "asked"))
def a_request_for_weapons_is_asked(news):
    news.tell(
        "2024-03-05",
        "Suderia asked Norland for weapons.",
        Act("REQUEST", "asked", mode="assist", by=(SUDERIA,), to=(NORLAND,)),
    )


@scenario(("arms", ["asked", "promised", "delivered"], "delivered"))
def asked_promised_delivered(news):
    news.tell(
        "2024-03-01",
        "Suderia asked Norland for ammunition.",
        Act("REQUEST", "asked", mode="assist", by=(SUDERIA,), to=(NORLAND,)),
    )
    news.tell("2024-03-05", "Norland promised to send ammunition to Suderia.", Act("AID", "send", "promised"))
    news.tell("2024-03-20", "Norland delivered the ammunition to Suderia.", Act("AID", "delivered"))


@scenario(("money", ["promised"] * 3, "promised"))
def one_pledge_in_three_documents_is_one(news):
    for day in ("2024-03-05", "2024-03-06", "2024-04-20"):
        news.tell(
            day,
            "Norland pledged a loan of $5 million to Suderia.",
            Act("AID", "loan", "promised", amounts=(money(5e6),)),
        )


@scenario(("money", ["promised"], "promised"), ("money", ["promised"], "promised"))
def two_sums_are_two_pledges(news):
    for day, words, value in (("2024-03-05", "5 million", 5e6), ("2024-03-06", "8 million", 8e6)):
        news.tell(
            day,
            f"Norland pledged a loan of ${words} to Suderia.",
            Act("AID", "loan", "promised", amounts=(money(value),)),
        )


@scenario(("money", ["promised"], "promised"), ("money", ["promised"], "promised"))
def the_same_sum_years_later_is_another_pledge(news):
    for day in ("2022-03-05", "2024-03-06"):
        news.tell(
            day,
            "Norland pledged a grant of $5 million to Suderia.",
            Act("AID", "grant", "promised", amounts=(money(5e6),)),
        )


@scenario(("money", ["promised", "promised"], "promised"))
def about_a_sum_and_the_sum_are_one(news):
    for day, value in (("2024-03-05", 5e6), ("2024-03-06", 5.2e6)):
        news.tell(
            day,
            "Norland pledged a grant of money to Suderia.",
            Act("AID", "grant", "promised", amounts=(money(value),)),
        )


@scenario(("money", ["promised", "promised"], "promised"))
def a_sum_in_two_currencies_is_one(news):
    both = (money(15e6, "USD", at=0), money(11e6, "EUR", at=9))
    news.tell(
        "2024-03-05",
        "Norland promised a package of $15 million (€11 million) to Suderia.",
        Act("AID", "package", "promised", amounts=both),
    )
    news.tell(
        "2024-03-07",
        "Norland promised Suderia a package of €11 million.",
        Act("AID", "package", "promised", amounts=(money(11e6, "EUR"),)),
    )


@scenario(("money", ["promised"], "promised"), ("money", ["promised"], "promised"))
def two_givers_are_two_pledges(news):
    for giver in (NORLAND, OSTMARK):
        news.tell(
            "2024-03-05",
            f"{giver.name} pledged a grant of $5 million to Suderia.",
            Act("AID", "grant", "promised", by=(giver,), amounts=(money(5e6),)),
        )


@scenario(("money", ["promised"], "promised"), ("money", ["promised"], "promised"))
def two_receivers_are_two_pledges(news):
    for receiver in (SUDERIA, OSTMARK):
        news.tell(
            "2024-03-05",
            f"Norland pledged a grant of $5 million to {receiver.name}.",
            Act("AID", "grant", "promised", to=(receiver,), amounts=(money(5e6),)),
        )


@scenario(("relief", ["promised"], "promised"), ("arms", ["promised"], "promised"))
def food_and_tanks_are_two_pledges(news):
    news.tell("2024-03-05", "Norland promised food to Suderia.", Act("AID", "food", "promised"))
    news.tell("2024-03-06", "Norland promised tanks to Suderia.", Act("AID", "tanks", "promised"))


@scenario(("arms", ["promised"], "promised"), ("arms", ["promised"], "promised"))
def two_named_weapons_are_two_pledges(news):
    for name in ("Patriot", "Javelin"):
        news.tell(
            "2024-03-05",
            f"Norland promised {name} missiles to Suderia.",
            Act("AID", "promised", "promised", event=name),
        )


@scenario(("arms", ["promised", "delivered"], "delivered"))
def a_named_weapon_is_known_again_half_a_year_later(news):
    news.tell("2024-03-05", "Norland promised Patriot missiles to Suderia.", Act("AID", "promised", "promised"))
    news.tell("2024-09-10", "Norland delivered Patriot missiles to Suderia.", Act("AID", "delivered"))


@scenario(("money", ["approved"], "approved"))
def approved_money_is_not_delivered(news):
    news.tell(
        "2024-03-05",
        "Norland approved $5 million in aid to Suderia.",
        Act("AGREE", "approved", amounts=(money(5e6, at=17),)),
        Act("AID", "aid", amounts=(money(5e6, at=17),)),
    )


@scenario(("money", ["promised", "approved", "delivered"], "delivered"))
def promised_approved_delivered(news):
    sum_of = (money(5e6),)
    news.tell(
        "2024-03-01",
        "Norland pledged $5 million in aid to Suderia.",
        Act("AID", "aid", "promised", amounts=sum_of),
    )
    news.tell(
        "2024-04-01",
        "The assembly approved the $5 million for Suderia in aid.",
        Act("AGREE", "approved", amounts=sum_of),
        Act("AID", "aid", "planned", amounts=sum_of),
    )
    news.tell("2024-06-01", "Norland paid out $5 million in aid.", Act("AID", "paid out", amounts=sum_of))


@scenario(("relief", ["promised"], "promised"))
def what_is_offered_is_not_yet_given(news):
    news.tell(
        "2024-03-05", "Norland offered food aid to Suderia.", Act("AGREE", "offered"), Act("AID", "aid", "occurred")
    )


@scenario(("money", ["promised", "suspended"], "suspended"))
def aid_that_is_suspended(news):
    news.tell("2024-03-05", "Norland promised a loan to Suderia.", Act("AID", "loan", "promised"))
    news.tell(
        "2024-03-25",
        "Norland suspended the loan assistance to Suderia.",
        Act("SANCTION", "suspended", mode="discontinue"),
    )


@scenario(("money", ["promised", "suspended", "delivered"], "delivered"))
def aid_that_is_suspended_and_given_in_the_end(news):
    aid_that_is_suspended(news)
    news.tell("2024-04-10", "Norland paid the loan to Suderia.", Act("AID", "paid"))


@scenario(("military aid", ["promised", "cancelled"], "cancelled"))
def aid_that_is_cut_off(news):
    news.tell("2024-03-05", "Norland promised military aid to Suderia.", Act("AID", "aid", "promised"))
    news.tell("2024-03-25", "Norland cut off military aid to Suderia.", Act("SANCTION", "cut off", mode="withdraw"))


@scenario(("arms", ["asked", "cancelled"], "cancelled"))
def a_request_that_is_refused(news):
    news.tell(
        "2024-03-05",
        "Suderia asked Norland for missiles.",
        Act("REQUEST", "asked", mode="assist", by=(SUDERIA,), to=(NORLAND,)),
    )
    news.tell("2024-03-07", "Norland refused to give missiles to Suderia.", Act("REJECT", "refused", mode="assist"))


@scenario(("arms", ["promised"], "promised"))
def what_is_not_yet_sent_is_not_called_off(news):
    news.tell("2024-03-05", "Norland promised shells to Suderia.", Act("AID", "shells", "promised"))
    news.tell("2024-03-25", "Norland has not yet sent the shells to Suderia.", Act("AID", "sent", "not_occurred"))


@scenario()
def that_nothing_was_sent_is_no_commitment(news):
    news.tell("2024-03-25", "Norland sent no shells to Suderia.", Act("AID", "sent", "not_occurred"))


@scenario(("arms", ["considered"], "considered"))
def what_is_weighed_is_considered(news):
    news.tell("2024-03-25", "Norland is weighing to send jets and tanks to Suderia.", Act("AID", "send", "possible"))


@scenario(("sending", ["considered"], "considered"))
def options_under_consideration_are_no_plan(news):
    news.tell(
        "2024-03-25",
        "Options under consideration include sending troops to Halm.",
        Act("MOBILIZE", "sending", "planned", mode="troops"),
    )


@scenario(("sanctions", ["promised"], "promised"))
def what_is_agreed_to_be_done_is_not_done(news):
    news.tell(
        "2024-03-25",
        "Norland agreed to impose sanctions on Suderia.",
        Act("AGREE", "agreed"),
        Act("SANCTION", "impose sanctions"),
    )


@scenario(("money", ["suspended"], "suspended"))
def aid_that_is_frozen_is_not_given(news):
    news.tell(
        "2024-03-25",
        "Norland froze a loan assistance for Suderia.",
        Act("SANCTION", "froze", mode="discontinue"),
        Act("AID", "assistance"),
    )


@scenario(("talks", ["promised"], "promised"), ("talks", ["promised"], "promised"))
def to_meet_the_minister_is_not_to_meet_the_president(news):
    for host in (NORLAND_PRESIDENT, STONE):
        news.tell(
            "2024-03-05",
            f"Ivo Brook will meet {host.name} on Friday.",
            Act("CONSULT", "meet", "planned", by=(BROOK, host), to=(), on="2024-03-08"),
            document="one",
        )


@scenario(("money", ["approved"], "approved"))
def a_loan_that_was_granted_is_not_paid_out(news):
    news.tell("2024-03-05", "A loan had been granted to Suderia.", Act("AID", "loan"))


@scenario()
def who_refuses_to_talk_until_troops_leave_refuses_no_withdrawal(news):
    news.tell(
        "2024-03-05",
        "Suderia refused to hold any talks about the border until Norland withdrew its troops.",
        Act("REJECT", "refused", by=(SUDERIA,), to=()),
        Act("RETREAT", "withdrew", "not_occurred", mode="withdraw"),
    )


@scenario()
def a_broken_truce_is_no_ceasefire(news):
    news.tell("2024-03-05", "Norland threatened to end the truce.", Act("CONCEDE", "truce", "possible"))


@scenario()
def what_is_denied_is_no_commitment(news):
    denied = {"stance": Stance.DENIES}
    news.tell("2024-03-25", "Norland denied sending tanks to Suderia.", Act("AID", "sending", more=denied))


@scenario()
def a_warning_against_help_delivers_none(news):
    news.tell(
        "2024-03-25",
        "Norland warned Ostmark against supplying weapons to Suderia.",
        Act("AID", "supplying", "ongoing", by=(OSTMARK,)),
    )


@scenario()
def a_sum_of_years_is_no_commitment(news):
    news.tell(
        "2024-03-25",
        "It brings aid to Suderia to $80 million since 2019.",
        Act("AID", "aid", amounts=(money(8e7),)),
    )


@scenario(("arms", ["delivered"], "delivered"), ("arms", ["asked"], "asked"))
def a_delivery_does_not_come_before_its_request(news):
    news.tell("2024-03-01", "Norland gave tanks to Suderia.", Act("AID", "gave", on="2024-03-01"))
    news.tell(
        "2024-03-20",
        "Suderia asked Norland for jets and other arms.",
        Act("REQUEST", "asked", mode="assist", by=(SUDERIA,), to=(NORLAND,), on="2024-03-20"),
    )


@scenario(("relief", ["asked"], "asked"))
def a_third_party_asks_for_others(news):
    news.tell(
        "2024-03-05",
        "Ostmark urged Norland to send food to Suderia.",
        Act("REQUEST", "urged", by=(OSTMARK,), to=(NORLAND,)),
        Act("AID", "send", "requested"),
    )


@scenario(("sanctions", ["considered", "delivered"], "delivered"))
def sanctions_threatened_and_imposed(news):
    news.tell(
        "2024-03-05",
        "Norland warned that it would impose sanctions on Suderia.",
        Act("THREATEN", "warned", mode="restrict"),
        Act("SANCTION", "impose sanctions", "threatened"),
    )
    news.tell("2024-03-20", "Norland imposed sanctions on Suderia.", Act("SANCTION", "imposed sanctions"))


@scenario(("sanctions", ["delivered"], "delivered"), ("sanctions", ["considered"], "considered"))
def further_sanctions_are_not_those_imposed(news):
    news.tell("2024-03-05", "Norland imposed sanctions on Suderia.", Act("SANCTION", "imposed sanctions"))
    news.tell(
        "2024-03-05",
        "Norland warned of further sanctions on Suderia.",
        Act("SANCTION", "sanctions", "threatened"),
    )


@scenario(("sanctions", ["delivered"], "delivered"), ("lifting", ["asked", "promised", "delivered"], "delivered"))
def the_lifting_of_sanctions_is_a_commitment_of_its_own(news):
    news.tell("2024-03-01", "Norland imposed an embargo on Suderia.", Act("SANCTION", "embargo"))
    news.tell(
        "2024-03-05",
        "Suderia asked Norland to lift the embargo.",
        Act("REQUEST", "asked", mode="yield", by=(SUDERIA,), to=(NORLAND,)),
        Act("RETREAT", "lift", "requested"),
    )
    news.tell("2024-03-20", "Norland said it lifts the embargo on Suderia.", Act("CONCEDE", "lifts"))
    news.tell("2024-04-01", "Norland lifted the embargo on Suderia.", Act("RETREAT", "lifted"))


@scenario(("sanctions", ["delivered"], "delivered"), ("sanctions", ["delivered"], "delivered"))
def sanctions_of_two_sides_upon_each_other(news):
    news.tell("2024-03-01", "Norland imposed a ban on goods of Suderia.", Act("SANCTION", "ban"))
    news.tell(
        "2024-03-02", "Suderia imposed a ban on goods of Norland.", Act("SANCTION", "ban", by=(SUDERIA,), to=(NORLAND,))
    )


@scenario(("talks", ["promised", "delivered"], "delivered"))
def talks_planned_and_held(news):
    both = (STONE, BROOK)
    news.tell(
        "2024-03-05",
        "Ada Stone will meet Ivo Brook on Friday.",
        Act("CONSULT", "meet", "planned", by=both, to=(), on="2024-03-08"),
    )
    news.tell(
        "2024-03-09", "Ada Stone met Ivo Brook on Friday.", Act("CONSULT", "met", by=both, to=(), on="2024-03-08")
    )


@scenario(("talks", ["promised"], "promised"))
def the_meeting_before_is_not_the_one_planned(news):
    both = (STONE, BROOK)
    news.tell(
        "2024-03-05",
        "Ada Stone will meet Ivo Brook on Friday.",
        Act("CONSULT", "meet", "planned", by=both, to=(), on="2024-03-08"),
    )
    news.tell(
        "2024-03-05", "Ada Stone met Ivo Brook on Monday.", Act("CONSULT", "met", by=both, to=(), on="2024-03-04")
    )


@scenario()
def a_meeting_alone_is_no_commitment(news):
    news.tell("2024-03-09", "Ada Stone met Ivo Brook.", Act("CONSULT", "met", by=(STONE, BROOK), to=()))


@scenario(("talks", ["promised", "cancelled"], "cancelled"))
def talks_called_off(news):
    both = (NORLAND, SUDERIA)
    news.tell(
        "2024-03-05",
        "Norland and Suderia will hold talks on Friday.",
        Act("CONSULT", "talks", "planned", by=both, to=(), on="2024-03-08"),
        document="one",
    )
    news.tell(
        "2024-03-07",
        "The talks of Norland and Suderia on Friday were called off.",
        Act("CONSULT", "talks", "not_occurred", by=both, to=(), on="2024-03-08"),
    )


@scenario(("talks", ["promised"], "promised"), ("talks", ["promised"], "promised"))
def talks_in_two_towns_are_two(news):
    both = (NORLAND, SUDERIA)
    for town in (HALM, TARN):
        news.tell(
            "2024-03-05",
            f"Norland and Suderia plan talks in {town.name}.",
            Act("CONSULT", "talks", "planned", by=both, to=(), place=town),
            document="one",
        )


@scenario(("talks", ["promised"], "promised"), ("talks", ["promised"], "promised"))
def talks_of_three_are_not_talks_of_two(news):
    for parties in ((NORLAND, SUDERIA), (NORLAND, SUDERIA, OSTMARK)):
        news.tell(
            "2024-03-05",
            "Talks on the border are planned.",
            Act("CONSULT", "Talks", "planned", by=parties, to=(), on="2024-03-08"),
        )


@scenario(("withdrawal", ["asked", "promised", "delivered"], "delivered"))
def troops_asked_to_leave_and_leaving(news):
    news.tell(
        "2024-03-05",
        "Suderia urged Norland to withdraw its troops from Halm.",
        Act("REQUEST", "urged", by=(SUDERIA,), to=(NORLAND,)),
        Act("RETREAT", "withdraw", "requested", mode="withdraw", place=HALM),
    )
    news.tell(
        "2024-03-10",
        "Norland said it would withdraw its troops from Halm.",
        Act("RETREAT", "withdraw", "promised", mode="withdraw", place=HALM),
    )
    news.tell(
        "2024-03-20",
        "Norland withdrew its troops from Halm.",
        Act("RETREAT", "withdrew", mode="withdraw", place=HALM),
    )


@scenario(("sending", ["promised"], "promised"), ("withdrawal", ["promised"], "promised"))
def sending_and_withdrawing_are_two(news):
    news.tell(
        "2024-03-05", "Norland will send troops to Halm.", Act("MOBILIZE", "send", "planned", mode="troops", place=HALM)
    )
    news.tell(
        "2024-03-06",
        "Norland will withdraw troops from Halm.",
        Act("RETREAT", "withdraw", "planned", mode="withdraw", place=HALM),
    )


@scenario(("peacekeepers", ["promised", "promised"], "promised"))
def peacekeepers_are_troops(news):
    for day in ("2024-03-05", "2024-03-07"):
        news.tell(
            day,
            "Norland promised to send 300 peacekeepers to Suderia.",
            Act("AID", "send", "promised", amounts=(count(300, "peacekeepers", AmountKind.TROOPS),)),
        )


@scenario(("peacekeepers", ["promised"], "promised"), ("peacekeepers", ["promised"], "promised"))
def two_numbers_of_troops_are_two(news):
    for number in (300, 900):
        news.tell(
            "2024-03-05",
            f"Norland promised to send {number} soldiers to Suderia.",
            Act("AID", "send", "promised", amounts=(count(number, "soldiers", AmountKind.TROOPS),)),
        )


@scenario(("attack", ["considered", "delivered"], "delivered"))
def force_threatened_and_used(news):
    news.tell(
        "2024-03-05",
        "Norland threatened to attack the port of Halm in Suderia.",
        Act("THREATEN", "threatened", mode="violence"),
        Act("ASSAULT", "attack", "threatened", place=HALM),
        document="one",
    )
    news.tell(
        "2024-03-08",
        "Norland carried out its attack on the port of Halm in Suderia.",
        Act("ASSAULT", "attack", place=HALM, on="2024-03-08"),
    )


@scenario()
def an_attack_alone_is_no_commitment(news):
    news.tell("2024-03-08", "Norland bombed Halm.", Act("ASSAULT", "bombed", place=HALM))


@scenario()
def an_attack_that_is_feared_is_no_commitment(news):
    news.tell("2024-03-08", "Suderia fears that Norland may attack.", Act("ASSAULT", "attack", "possible"))


@scenario(("ceasefire", ["asked", "promised"], "promised"))
def a_ceasefire_asked_and_declared(news):
    both = (SUDERIA, REBELS)
    news.tell(
        "2024-03-05",
        "Ostmark called on Suderia and the Tarn Front to keep a ceasefire.",
        Act("REQUEST", "called on", by=(OSTMARK,), to=both),
        Act("RETREAT", "ceasefire", "requested", by=both, to=(), mode="ceasefire"),
        document="one",
    )
    news.tell(
        "2024-03-06",
        "Suderia and the Tarn Front declared a ceasefire.",
        Act("CONCEDE", "declared", by=both, to=()),
        document="one",
    )


@scenario(("money", ["promised", "promised"], "promised"))
def a_minister_pledges_for_his_state(news):
    for giver in (NORLAND, STONE):
        news.tell(
            "2024-03-05",
            f"{giver.name} promised Suderia a loan of $5 million.",
            Act("AID", "loan", "promised", by=(giver,), amounts=(money(5e6),)),
        )


@scenario(("relief", ["promised"], "promised"), ("relief", ["promised"], "promised"))
def a_movement_gives_for_itself(news):
    for giver in (SUDERIA, REBELS):
        news.tell(
            "2024-03-05",
            f"{giver.name} promised food to Ostmark.",
            Act("AID", "food", "promised", by=(giver,), to=(OSTMARK,)),
        )


@scenario(("arms", ["promised"], "promised"), ("arms", ["promised"], "promised"))
def ten_tanks_and_forty_are_two_pledges(news):
    for number in (10, 40):
        news.tell(
            "2024-03-05",
            f"Norland promised {number} tanks to Suderia.",
            Act("AID", "promised", "promised", amounts=(count(number, "tanks"),)),
        )


@scenario(("money", ["promised"], "promised"), ("relief", ["delivered"], "delivered"))
def help_that_is_under_way_is_not_the_loan_just_promised(news):
    news.tell(
        "2024-03-05",
        "Norland promised Suderia a loan of $5 million.",
        Act("AID", "loan", "promised", amounts=(money(5e6),)),
        document="one",
    )
    news.tell(
        "2024-03-05",
        "Norland has sent food to the hungry of Suderia for ten years.",
        Act("AID", "sent", "ongoing"),
        document="one",
    )


@scenario(("money", ["promised", "promised"], "promised"))
def two_claims_of_one_sentence_are_one_pledge(news):
    news.tell(
        "2024-03-05",
        "Norland will provide Suderia with financial assistance.",
        Act("AID", "provide", "promised"),
        Act("AID", "assistance", "promised"),
    )


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_ladders_are_those_that_a_reader_finds(name):
    write, wanted = SCENARIOS[name]
    news = News()
    write(news)
    found = [
        (ladder.what or ladder.kind.value, [step.stage.value for step in ladder.steps], ladder.stage.value)
        for ladder in news.ladders
    ]
    assert sorted(found) == sorted(wanted)


def test_there_are_enough_scenarios():
    assert len(SCENARIOS) >= 40
