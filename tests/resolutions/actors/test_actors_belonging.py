"""Which country a party belongs to whose words name none: weighed by hand-made surroundings, and in whole texts."""

from bede.model import Actor, EventType, Resolution, Sector, Span
from bede.pipeline import code_document, make_reader
from bede.resolutions.actors.belonging import LEAST, Belonging, settle, weights
from bede.resolutions.actors.focus import focus_of
from bede.settings import Settings
from factories import RUSSIA, make_document, make_frame, make_parse, mention, span_of

PROTESTERS = Actor("protesters", "protesters", None, Sector.OPP)
TEXT = "Thai police clashed with protesters in Bangkok on Monday.\n\nThailand has seen many such days."


def found(actor: Actor, text: str, method: str = "role") -> Resolution[Actor]:
    return Resolution(text, actor, method, 0.5)


def features(text: str, words: str, **parties: Actor) -> dict[str, dict[str, float]]:
    """What speaks for each country as that of the party ``words``, given other parties by their words."""
    actors = {span_of(text, own.replace("_", " ")): found(actor, own) for own, actor in parties.items()}
    spans = [words, *(own.replace("_", " ") for own in parties)]
    frame = make_frame(
        text,
        "clashed",
        EventType.PROTEST,
        actors=(mention(text, words),),
        recipients=tuple(mention(text, w) for w in spans[1:]),
    )
    belonging = Belonging(make_parse(make_document(text), frame), focus_of(text), actors)
    return dict(belonging.options(span_of(text, words)))


def test_countries_are_told_by_names_and_by_parties():
    told = features(TEXT, "protesters", Thai_police=Actor("THA.COP", "Thai police", "THA", Sector.COP))
    assert set(told) == {"THA"}
    assert told["THA"] == {
        "any": 1.0, "share": 1.0, "parties": 1.0, "share-and-parties": 1.0, "only-country": 1.0, "most-named": 1.0, "half": 1.0, "three-quarters": 1.0, "alone": 1.0,
        "in-sentence": 1.0, "alone-in-sentence": 1.0, "party-in-sentence": 1.0, "only-party-in-sentence": 1.0,
        "last-named": 1.0, "other-side": 1.0,
    }  # fmt: skip


def test_a_country_that_only_a_party_belongs_to_is_an_option_too():
    text = "The guards clashed with Peskov. Norway, Oslo and Sweden looked on."
    told = features(text, "The guards", Peskov=RUSSIA)
    assert set(told) == {"NOR", "RUS", "SWE"}
    assert told["RUS"] == {
        "any": 1.0, "share": 0.0, "parties": 1.0, "share-and-parties": 0.0, "party-in-sentence": 1.0,
        "only-party-in-sentence": 1.0, "other-side": 1.0,
    }  # fmt: skip


def test_of_few_names_nothing_is_known():
    assert features("The guards clashed with Peskov. Norway and Sweden looked on.", "The guards", Peskov=RUSSIA) == {}


def test_where_nothing_is_named_nothing_is_known():
    assert Belonging(make_parse(make_document("Guards left.")), None, {}).of(Span(0, 6)) == (None, 0.0)


def test_every_feature_has_a_weight():
    assert set(weights()) == {
        "any", "share", "parties", "share-and-parties", "only-country", "most-named", "half", "three-quarters", "alone", "in-sentence",
        "alone-in-sentence", "party-in-sentence", "only-party-in-sentence", "last-named", "other-side", "same-side",
    }  # fmt: skip


def test_a_party_gets_a_country_from_the_bound_on_and_keeps_what_it_is():
    clash = make_frame(TEXT, "clashed", EventType.PROTEST, actors=(mention(TEXT, "protesters"),))
    parse, span = make_parse(make_document(TEXT), clash), span_of(TEXT, "protesters")
    actors = {span: found(PROTESTERS, "protesters", "name-itself")}
    settled = settle(parse, focus_of(TEXT), actors)
    code, likelihood = Belonging(parse, focus_of(TEXT), actors).of(span)
    assert (code, likelihood >= LEAST) == ("THA", True)
    assert settled[span].value == Actor("protesters", "protesters", "THA", Sector.OPP)
    assert (settled[span].method, settled[span].score) == ("name-itself-by-context", 0.5 * likelihood)
    assert settle(parse, focus_of(TEXT), {span: found(RUSSIA, "protesters")}) == {}, "who has a country keeps it"
    assert settle(parse, None, {}) == {}


def countries(text: str) -> dict[str, str | None]:
    claims = code_document(make_document(text), make_reader(Settings()), Settings())
    told = [m for c in claims for m in (*c.actors, *c.recipients, *c.voices)]
    return {m.text: m.actor.value.country if m.actor.value else None for m in told}


def test_roles_of_a_text_about_one_country_belong_there():
    text = """Kenyan police fired tear gas at protesters in Nairobi on Tuesday.

The opposition accused the government of rigging the vote in Kenya. Kenya's election commission denied it.

Protesters burned tyres in Kisumu, and two Kenyan officers were wounded."""
    found = countries(text)
    assert found["protesters"] == "KEN"
    assert found["The opposition"] == "KEN"


def test_of_two_countries_neither_is_given_to_a_stranger():
    text = "Russia and Ukraine exchanged prisoners on Tuesday. The mediators praised Russia. Ukraine thanked the mediators."
    assert countries(text).get("The mediators") is None
