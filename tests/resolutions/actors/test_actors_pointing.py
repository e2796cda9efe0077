"""Pronouns in their sentences."""

from dataclasses import replace

import pytest

from bede.model import EventType, Span
from bede.resolutions import resolve
from bede.resolutions.actors.pointers import PRONOUNS, is_pronoun, kind_of
from bede.resolutions.actors.references import weights
from bede.settings import ResolutionsOptions
from factories import make_document, make_frame, make_parse, mention, span_of, voice


def resolved(text, *frames):
    """Return whom the parties and speakers mean, by their words; a repeated pronoun counts last."""
    document = make_document(text)
    actors = resolve(document, make_parse(document, *frames), ResolutionsOptions()).actors
    return {
        text[span.start : span.end]: (found.value.name if found.value else None, found.method)
        for span, found in sorted(actors.items())
    }


def act(text, trigger, actor=None, recipient=None, **more):
    actors = (mention(text, actor),) if actor else ()
    recipients = (mention(text, recipient),) if recipient else ()
    return make_frame(text, trigger, EventType.ASSAULT, actors=actors, recipients=recipients, **more)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("he", True), ("They", True), ("US", False), ("us", True), ("who", True), ("Russia", False), ("his army", False)],
)
def test_what_is_a_pronoun(text, is_one):
    assert is_pronoun(text) is is_one


def test_he_is_the_person_of_the_sentence_before():
    text = "Ukrainian President Petro Poroshenko left. He attacked the plan."
    found = resolved(text, act(text, "left", "Ukrainian President Petro Poroshenko"), act(text, "attacked", "He"))
    assert found["He"] == ("Petro Poroshenko", "pronoun")


def test_he_in_what_somebody_tells_is_the_teller():
    text = "Polish Prime Minister Jan Nowak blamed Russia, and Kremlin spokesman Dmitry Peskov said he would strike."
    said = (voice(text, "Kremlin spokesman Dmitry Peskov", "said"),)
    found = resolved(
        text, act(text, "blamed", "Polish Prime Minister Jan Nowak"), act(text, "strike", "he", voices=said)
    )
    assert found["he"] == ("Dmitry Peskov", "pronoun")


def test_he_is_never_a_state():
    text = "Russia attacked Ukraine. He fled."
    found = resolved(text, act(text, "attacked", "Russia", "Ukraine"), act(text, "fled", "He"))
    assert found["He"] == (None, "none")


def test_it_is_the_state_that_acted():
    text = "Russia attacked Ukraine. It seized three ships."
    found = resolved(text, act(text, "attacked", "Russia", "Ukraine"), act(text, "seized", "It"))
    assert found["It"] == ("Russia", "pronoun")


def test_it_is_never_a_person():
    text = "Kremlin spokesman Dmitry Peskov spoke. It seized three ships."
    found = resolved(text, act(text, "spoke", "Kremlin spokesman Dmitry Peskov"), act(text, "seized", "It"))
    assert found["It"] == (None, "none")


def test_they_are_many():
    text = "Russian troops entered Halm on Monday. They struck the port."
    frames = act(text, "entered", "Russian troops"), act(text, "struck", "They")
    assert resolved(text, *frames)["They"] == ("Russian military", "pronoun")


def test_they_are_not_one_state():
    text = "Russia attacked Ukraine. They bombed Halm."
    found = resolved(text, act(text, "attacked", "Russia", "Ukraine"), act(text, "bombed", "They"))
    assert found["They"] == (None, "none")


def test_nobody_does_it_to_him_but_to_himself():
    text = "Russia waited. Ukraine struck it."
    found = resolved(text, act(text, "waited", "Russia"), act(text, "struck", "Ukraine", "it"))
    assert found["it"] == ("Russia", "pronoun")


def test_we_without_a_speaker_are_nobody_known():
    text = "We will strike."
    assert resolved(text, act(text, "strike", "We"))["We"] == (None, "none")


def test_a_person_who_speaks_as_we_is_still_a_person():
    text = "“We strike,” said German Chancellor Angela Merkel. It fled."
    said = (voice(text, "German Chancellor Angela Merkel", "said"),)
    found = resolved(text, act(text, "strike", "We", voices=said), act(text, "fled", "It"))
    assert found["It"] == (None, "none")


def test_far_back_is_too_far():
    text = "Russia attacked. It rained. It snowed. It hailed. It seized ships."
    frames = act(text, "attacked", "Russia"), make_frame(text, "seized", actors=(mention(text, "It", nth=4),))
    assert resolved(text, *frames)["It"] == (None, "none")


def test_they_to_whom_it_was_done_is_not_who_did_it():
    text = "The FSB fired on the boats before they were seized."
    found = resolved(text, act(text, "fired", "The FSB"), act(text, "seized", recipient="they"))
    assert found["they"][0] is None


def test_i_am_the_speaker():
    text = "“I will strike,” said German Chancellor Angela Merkel."
    said = (voice(text, "German Chancellor Angela Merkel", "said"),)
    assert resolved(text, act(text, "strike", "I", voices=said))["I"] == ("Angela Merkel", "pronoun")


def test_gender_tells_two_persons_apart():
    text = "Minister Anna Berg met Senator Paul Stone on Monday. She condemned the plan."
    found = resolved(
        text,
        act(text, "met", "Minister Anna Berg", "Senator Paul Stone"),
        act(text, "condemned", "She"),
    )
    assert found["She"] == ("Anna Berg", "pronoun")


@pytest.mark.parametrize(
    ("text", "kind"),
    [("him", "he"), ("the two sides", "pair"), ("the country", "land"), ("the council", "thing"),
     ("the minister", "bearer"), ("rebels", "many"), ("police", "organ"), ("the talks", "other")],
)  # fmt: skip
def test_classes_of_pointers(text, kind):
    assert kind_of(text) == kind


def test_every_weight_is_of_a_known_class():
    classes = {*PRONOUNS.values(), "land", "thing", "bearer", "many", "organ", "other"}
    assert {kind for kind, _ in weights()} <= classes
    assert weights()["he", "person"] != 0


def test_its_ministry_is_that_of_its_owner():
    text = "Ukraine rejected the treaty. Its foreign ministry condemned the vote."
    frames = act(text, "rejected", "Ukraine"), act(text, "condemned", "Its foreign ministry")
    assert resolved(text, *frames)["Its foreign ministry"] == ("Ukrainian foreign ministry", "role-of-owner")


def test_a_pair_is_no_single_party():
    text = "Ukraine met Russia. Both sides condemned the vote."
    frames = act(text, "met", "Ukraine", "Russia"), act(text, "condemned", "Both sides")
    assert resolved(text, *frames)["Both sides"][0] not in {"Ukraine", "Russia"}


def test_we_of_a_labelled_speaker_of_no_known_land_is_the_speaker():
    text = "MR. PELL: Iran seized a ship. We condemn this."
    label = replace(voice(text, "MR. PELL", "PELL"), cue=None, labelled=True)
    document = make_document(text)
    frames = (act(text, "seized", "Iran", voices=(label,)), act(text, "condemn", "We"))
    parse = replace(make_parse(document, *frames), references={span_of(text, "We"): span_of(text, "MR. PELL")})
    actors = resolve(document, parse, ResolutionsOptions()).actors
    we, pell = actors[span_of(text, "We")], actors[span_of(text, "MR. PELL")]
    assert (we.value.name, we.method, pell.method) == ("PELL", "pronoun", "label")
    assert pell.value.country is None
    assert we.value.country is None


def test_it_is_never_whom_a_label_names():
    text = "MR. PELL: It seized a ship of Iran."
    label = replace(voice(text, "MR. PELL", "PELL"), cue=None, labelled=True)
    found = resolved(text, act(text, "seized", "It", voices=(label,)))
    assert found["It"] == (None, "none")


def spoken(text, *frames, references, byline=None):
    """Return whom the parties of direct speech mean; ``references``: their words with those of the label."""
    document = replace(make_document(text), byline=byline)
    spans = {span_of(text, words): span_of(text, label) if label else None for words, label in references.items()}
    parse = replace(make_parse(document, *frames), references=spans)
    actors = resolve(document, parse, ResolutionsOptions()).actors
    return {text[s.start : s.end]: (f.value.name if f.value else None, f.method) for s, f in actors.items()}


def labelled(text, label):
    return replace(voice(text, label, label.split()[-1]), cue=None, labelled=True)


def test_he_is_never_who_speaks():
    text = "MR. PELL: The general came. He shot my son."
    told = (labelled(text, "MR. PELL"),)
    frames = (act(text, "came", "The general", voices=told), act(text, "shot", "He"))
    found = spoken(text, *frames, references={"He": "MR. PELL"})
    assert found["He"][0] != "PELL"


def test_we_of_one_who_speaks_for_a_state_is_the_state_and_its_troops_are_its_own():
    text = "Foreign Minister Lavrov: Ukraine shelled Kursk. We summoned him. Our forces struck Kyiv."
    told = (labelled(text, "Foreign Minister Lavrov"),)
    frames = (
        act(text, "shelled", "Ukraine", voices=told),
        act(text, "summoned", "We"),
        act(text, "struck", "Our forces"),
    )
    found = spoken(text, *frames, references=dict.fromkeys(("We", "Our forces"), "Foreign Minister Lavrov"))
    assert found["We"] == ("Russia", "pronoun")
    assert found["Our forces"] == ("Russian military", "role-of-owner")


def test_i_of_a_column_is_its_author_and_we_may_be_anybody():
    text = "Russian troops shelled Kupiansk. I condemned him. We sent nothing."
    frames = (act(text, "shelled", "Russian troops"), act(text, "condemned", "I"), act(text, "sent", "We"))
    found = spoken(text, *frames, references={"I": None, "We": None}, byline="By Mara Velt")
    assert (found["I"], found["We"]) == (("Mara Velt", "pronoun"), (None, "none"))


def quoting(text, *frames, speaker, **more):
    """Return whom the parties mean where ``speaker`` speaks in the one quotation of a text."""
    document = make_document(text)
    quotation = Span(text.index("“") + 1, text.index("”"))
    parse = replace(make_parse(document, *frames), quotations={quotation: span_of(text, speaker, **more)})
    actors = resolve(document, parse, ResolutionsOptions()).actors
    return {text[s.start : s.end]: (f.value.name if f.value else None, f.method) for s, f in actors.items()}


def test_we_in_a_quotation_is_the_ministry_that_speaks_and_not_whom_the_text_told_of_before():
    text = "Norway's foreign minister came. “We condemn the attack,” the Israeli foreign ministry said."
    frames = act(text, "came", "Norway's foreign minister"), act(text, "condemn", "We")
    assert quoting(text, *frames, speaker="the Israeli foreign ministry")["We"] == (
        "Israeli foreign ministry",
        "pronoun",
    )


def test_i_in_a_quotation_is_the_person_who_speaks():
    text = "Kremlin spokesman Dmitry Peskov came. “I condemn the plan,” French President Emmanuel Macron said."
    frames = act(text, "came", "Kremlin spokesman Dmitry Peskov"), act(text, "condemn", "I")
    assert quoting(text, *frames, speaker="French President Emmanuel Macron")["I"] == ("Emmanuel Macron", "pronoun")


def test_who_speaks_in_a_quotation_may_be_a_pronoun_behind_it():
    text = "French President Emmanuel Macron came. “I condemn the plan,” he said."
    frames = act(text, "came", "French President Emmanuel Macron"), act(text, "condemn", "I")
    found = quoting(text, *frames, speaker="he", nth=1)
    assert (found["he"], found["I"]) == (("Emmanuel Macron", "pronoun"), ("Emmanuel Macron", "pronoun"))


def test_we_of_a_spokesman_of_a_movement_is_the_movement_though_nothing_else_names_it():
    text = "“We reject the plan,” Hamas spokesman Sami Abu Zuhri said."
    found = quoting(text, act(text, "reject", "We"), speaker="Hamas spokesman Sami Abu Zuhri")
    assert found["We"] == ("Hamas", "pronoun")


def test_we_of_a_minister_is_the_state():
    text = "Ukraine struck Russia. “We struck the bridge,” Ukrainian Foreign Minister Dmytro Kuleba said."
    frames = act(text, "struck", "Ukraine", "Russia"), act(text, "struck the", "We")
    assert quoting(text, *frames, speaker="Ukrainian Foreign Minister Dmytro Kuleba")["We"] == ("Ukraine", "pronoun")


def test_a_third_person_in_a_quotation_is_never_who_speaks_there():
    text = "Kremlin spokesman Dmitry Peskov came. “He broke the deal,” Polish Prime Minister Jan Nowak said."
    frames = act(text, "came", "Kremlin spokesman Dmitry Peskov"), act(text, "broke", "He")
    found = quoting(text, *frames, speaker="Polish Prime Minister Jan Nowak")
    assert found["He"] == ("Dmitry Peskov", "pronoun")


def test_his_country_is_that_of_the_person_who_tells_though_another_act_of_it_has_no_voice():
    text = "Russia struck Russia. Russia left. Volodymyr Zelenskyy said his country was ready to export grain."
    ukrainian = text.replace("Volodymyr", "Ukrainian President Volodymyr")
    said = (voice(ukrainian, "Ukrainian President Volodymyr Zelenskyy", "said"),)
    frames = (
        act(ukrainian, "struck", "Russia"),
        act(ukrainian, "ready", "his country"),
        act(ukrainian, "export", "his country", voices=said),
    )
    assert resolved(ukrainian, *frames)["his country"] == ("Ukraine", "role-in-document")
