"""What holds for all commitments: one figure, parties as states, ids that stay, no matter the order of input."""

from helpers_ladders import BROOK, NORLAND, OSTMARK, STONE, SUDERIA, Act, News, money
from hypothesis import given, settings
from hypothesis import strategies as st

from bede.events import find_ladders
from bede.model import Actor, AmountKind, Sector, Stage, Step
from bede.settings import EventsOptions


def pledge(day: str, value: float, news: News, **more) -> None:
    news.tell(
        day,
        "Norland pledged a loan of money to Suderia.",
        Act("AID", "loan", "promised", amounts=(money(value),), **more),
    )


def test_six_sightings_have_one_figure():
    news = News()
    for day in range(1, 7):
        pledge(f"2024-03-0{day}", 5e6 if day != 3 else 5.1e6, news)
    (ladder,) = news.ladders
    (figure,) = ladder.amounts
    assert (figure.kind, figure.unit, figure.low, figure.best, figure.high) == (
        AmountKind.MONEY,
        "USD",
        5e6,
        5e6,
        5.1e6,
    )
    assert len(ladder.steps) == 6
    assert len(figure.claims) == 6


def test_the_currency_told_most_stands_first():
    news = News()
    for day, units in (("2024-03-05", ("EUR", "USD")), ("2024-03-06", ("USD",))):
        amounts = tuple(money(5e6, unit, at=at) for at, unit in enumerate(units))
        news.tell(day, "Norland pledged Suderia a loan.", Act("AID", "loan", "promised", amounts=amounts))
    (ladder,) = news.ladders
    assert [figure.unit for figure in ladder.amounts] == ["USD", "EUR"]


def test_a_sum_without_its_currency_makes_no_second_figure():
    news = News()
    pledge("2024-03-05", 5e6, news)
    news.tell(
        "2024-03-05",
        "Norland pledged a loan of 5 million to Suderia.",
        Act("AID", "loan", "promised", amounts=(money(5e6, None),)),
    )
    (ladder,) = news.ladders
    assert [figure.unit for figure in ladder.amounts] == ["USD"]


def test_words_told_beside_the_act_are_no_step_of_their_own():
    news = News()
    offer = Act("AGREE", "offered", event="offer")
    news.tell("2024-03-05", "Norland offered tanks to Suderia.", offer, Act("AID", "tanks", "promised", event="tanks"))
    # Elsewhere the same offer is told in words alone: it is the same event, and still no step.
    news.tell("2024-03-06", "Norland had offered tanks to Suderia.", offer)
    (ladder,) = news.ladders
    assert ladder.steps == (Step("tanks", Stage.PROMISED, ("offer",)),)


def test_one_offer_holds_its_contents_together():
    news = News()
    offer = Act("AGREE", "offered", event="offer")
    for day, trigger in (("2024-03-05", "support"), ("2024-05-06", "equipment")):
        news.tell(day, f"Norland offered {trigger} to Suderia.", offer, Act("AID", trigger, "promised"))
    assert len(news.ladders) <= 1


def test_the_state_stands_for_its_minister():
    state = Actor("Q212", "Ukraine", "UKR", Sector.GOV)
    minister = Actor("somebody", "Ina Vale", "UKR", Sector.GOV)
    news = News()
    for giver in (minister, state):
        pledge("2024-03-05", 5e6, news, by=(giver,))
    (ladder,) = news.ladders
    assert ladder.givers == (state,)


def test_talks_have_one_side():
    news = News()
    news.tell(
        "2024-03-05",
        "Ada Stone will visit Ivo Brook.",
        Act("CONSULT", "visit", "planned", by=(STONE,), to=(BROOK,), mode="visit"),
    )
    (ladder,) = news.ladders
    assert ({a.name for a in ladder.givers}, ladder.receivers) == ({"Ada Stone", "Ivo Brook"}, ())


def test_a_request_of_two_who_ask_tells_not_who_gives():
    news = News()
    both = (NORLAND, SUDERIA)
    news.tell(
        "2024-03-05",
        "Weapons were requested of Norland by Suderia.",
        Act("REQUEST", "requested", mode="assist", by=both, to=()),
        Act("AID", "Weapons", "requested", by=both, to=()),
    )
    assert news.ladders == ()


def test_ids_stay_when_later_sightings_come():
    news = News()
    pledge("2024-03-05", 5e6, news)
    (before,) = news.ladders
    pledge("2024-03-09", 5e6, news)
    (after,) = news.ladders
    assert before.id == after.id
    assert len(after.steps) == 2


def test_steps_stand_in_the_order_of_time():
    news = News()
    news.tell("2024-04-20", "Norland sent tanks to Suderia.", Act("AID", "sent", on="2024-04-18"), document="late")
    news.tell(
        "2024-04-20",
        "Norland had promised tanks to Suderia.",
        Act("AID", "promised", "promised", on="2024-03-01"),
        document="late",
    )
    (ladder,) = news.ladders
    assert [step.stage for step in ladder.steps] == [Stage.PROMISED, Stage.DELIVERED]
    assert (ladder.earliest, ladder.latest) == ("2024-03-01", "2024-04-18")


_ACTS = st.sampled_from(
    [
        ("Norland promised tanks to Suderia.", Act("AID", "promised", "promised")),
        ("Norland promised $5 million to Suderia.", Act("AID", "promised", "promised", amounts=(money(5e6),))),
        ("Norland gave a loan of $8 million to Suderia.", Act("AID", "gave", amounts=(money(8e6),))),
        ("Suderia asked for tanks.", Act("REQUEST", "asked", mode="assist", by=(SUDERIA,), to=(NORLAND,))),
        ("Ostmark suspended aid to Suderia.", Act("SANCTION", "suspended", by=(OSTMARK,))),
        ("Norland imposed sanctions on Ostmark.", Act("SANCTION", "sanctions", to=(OSTMARK,))),
        ("Norland and Suderia plan talks.", Act("CONSULT", "talks", "planned", by=(NORLAND, SUDERIA), to=())),
    ]
)
_NEWS = st.lists(st.tuples(st.integers(1, 28), _ACTS, st.integers(0, 3)), min_size=1, max_size=12)


def read(told) -> News:
    news = News()
    for day, (sentence, act), document in told:
        news.tell(f"2024-03-{day:02}", sentence, act, document=f"d{day}-{document}")
    return news


@given(_NEWS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_input_does_not_matter(told, random):
    news = read(told)
    events, claims = list(news.events), list(news.claims)
    random.shuffle(events)
    random.shuffle(claims)
    assert find_ladders(events, claims, EventsOptions()) == news.ladders


@given(_NEWS)
@settings(max_examples=60, deadline=None)
def test_an_event_is_a_step_of_one_commitment_at_most(told):
    ladders = read(told).ladders
    steps = [step.event for ladder in ladders for step in ladder.steps]
    assert len(steps) == len(set(steps))
    assert all(ladder.stage in {step.stage for step in ladder.steps} for ladder in ladders)
    assert list(ladders) == sorted(ladders, key=lambda ladder: ladder.id)


def test_two_sums_never_melt_through_a_third_without_one():
    news = News()
    pledge("2024-03-05", 5e6, news)
    news.tell("2024-03-06", "Norland pledged a loan of money to Suderia.", Act("AID", "loan", "promised"))
    pledge("2024-03-07", 8e6, news)
    ladders = news.ladders
    assert len(ladders) == 2
    assert sorted(figure.best for ladder in ladders for figure in ladder.amounts) == [5e6, 8e6]
