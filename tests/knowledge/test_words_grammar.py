import pytest

from bede.knowledge.resources import read_toml
from bede.knowledge.words.acts import act_words
from bede.knowledge.words.grammar import FORMS, forms_of, grammar, irregular

# Irregular verbs of news English, whether or not the tables need them today: lemma, past, participle.
IRREGULAR = """arise arose arisen; bear bore borne; beat beat beaten; become became become; begin began begun;
bend bent bent; bind bound bound; blow blew blown; break broke broken; bring brought brought; build built built;
buy bought bought; catch caught caught; choose chose chosen; come came come; cut cut cut; dig dug dug;
draw drew drawn; drive drove driven; fall fell fallen; feed fed fed; fight fought fought; find found found;
flee fled fled; fly flew flown; forbid forbade forbidden; forgo forwent forgone; freeze froze frozen;
give gave given; go went gone; grow grew grown; hide hid hidden; hit hit hit; hold held held; hurt hurt hurt;
keep kept kept; lay laid laid; lead led led; leave left left; lend lent lent; let let let; lose lost lost;
make made made; meet met met; overcome overcame overcome; overrun overran overrun; oversee oversaw overseen;
overthrow overthrew overthrown; pay paid paid; put put put; quit quit quit; rebuild rebuilt rebuilt;
retake retook retaken; rise rose risen; run ran run; say said said; seek sought sought; sell sold sold;
send sent sent; set set set; shoot shot shot; shut shut shut; sink sank sunk; slay slew slain; speak spoke spoken;
spend spent spent; split split split; stand stood stood; steal stole stolen; strike struck struck;
swear swore sworn; take took taken; tear tore torn; tell told told; think thought thought; throw threw thrown;
undergo underwent undergone; undertake undertook undertaken; uphold upheld upheld; win won won;
withdraw withdrew withdrawn; withhold withheld withheld; write wrote written"""


def known():
    return {lemma for readings in grammar().verbs.values() for lemma, _ in readings}


@pytest.mark.parametrize("row", [row.split() for row in IRREGULAR.split(";")], ids=lambda row: row[0])
def test_irregular_verbs_have_their_own_forms(row):
    lemma, past, participle = row
    if lemma in known():
        assert (forms_of(lemma).past, forms_of(lemma).participle) == (past, participle)


def test_every_verb_that_names_an_act_has_all_its_forms():
    for lemma in act_words().verbs:
        forms = forms_of(lemma)
        for name in FORMS:
            assert (lemma, name) in grammar().verbs[getattr(forms, name)]


def test_every_common_verb_is_known():
    common = [w for w in read_toml("words/en/verbs.toml")["common"].split() if not w.endswith("_")]
    assert set(common) <= known()


def test_no_verb_is_inflected_by_rule_and_by_table():
    for lemma in irregular():
        for wrong in (lemma + "ed", lemma + lemma[-1] + "ed"):
            if wrong not in (forms_of(lemma).past, forms_of(lemma).participle):
                assert wrong not in grammar().verbs, wrong


@pytest.mark.parametrize(
    ("form", "reading"),
    [
        ("struck", ("strike", "past")),
        ("withdrawn", ("withdraw", "participle")),
        ("seizes", ("seize", "third")),
        ("banning", ("ban", "gerund")),
        ("cancelled", ("cancel", "past")),
        ("canceled", ("cancel", "past")),
        ("travelling", ("travel", "gerund")),
        ("blew", ("blow", "past")),
    ],
)
def test_forms_lead_to_their_lemma(form, reading):
    assert reading in grammar().verbs[form]


def test_a_trailing_mark_switches_an_entry_off():
    assert not [word for words in (known(), grammar().adverbs) for word in words if word.endswith("_")]


@pytest.mark.parametrize("name", [n for n in type(grammar()).__slots__ if n != "verbs"])
def test_word_classes_are_lower_case_and_not_empty(name):
    words = getattr(grammar(), name)
    assert words
    assert all(word == word.lower() for word in words)
