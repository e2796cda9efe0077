import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.text.inflect import VerbForms, british_forms, third_person, verb_forms


@pytest.mark.parametrize(
    ("lemma", "third", "past", "gerund"),
    [
        ("attack", "attacks", "attacked", "attacking"),
        ("seize", "seizes", "seized", "seizing"),
        ("deny", "denies", "denied", "denying"),
        ("deploy", "deploys", "deployed", "deploying"),
        ("ban", "bans", "banned", "banning"),
        ("stop", "stops", "stopped", "stopping"),
        ("expel", "expels", "expelled", "expelling"),
        ("admit", "admits", "admitted", "admitting"),
        ("visit", "visits", "visited", "visiting"),
        ("open", "opens", "opened", "opening"),
        ("offer", "offers", "offered", "offering"),
        ("threaten", "threatens", "threatened", "threatening"),
        ("veto", "vetoes", "vetoed", "vetoing"),
        ("impose", "imposes", "imposed", "imposing"),
        ("agree", "agrees", "agreed", "agreeing"),
        ("clash", "clashes", "clashed", "clashing"),
        ("sue", "sues", "sued", "suing"),
        ("fix", "fixes", "fixed", "fixing"),
        ("quiz", "quizzes", "quizzed", "quizzing"),
        ("raid", "raids", "raided", "raiding"),
        ("besiege", "besieges", "besieged", "besieging"),
        ("patrol", "patrols", "patrolled", "patrolling"),
        ("kidnap", "kidnaps", "kidnapped", "kidnapping"),
        ("panic", "panics", "panicked", "panicking"),
        ("echo", "echoes", "echoed", "echoing"),
        ("torpedo", "torpedoes", "torpedoed", "torpedoing"),
        ("destroy", "destroys", "destroyed", "destroying"),
        ("target", "targets", "targeted", "targeting"),
        ("bomb", "bombs", "bombed", "bombing"),
        ("shell", "shells", "shelled", "shelling"),
        ("cancel", "cancels", "canceled", "canceling"),
    ],
)
def test_regular_forms(lemma, third, past, gerund):
    assert verb_forms(lemma) == VerbForms(lemma, third, past, past, gerund)


@pytest.mark.parametrize(
    ("lemma", "irregular", "past", "participle", "gerund"),
    [
        ("hit", "hit", "hit", "hit", "hitting"),
        ("strike", "struck", "struck", "struck", "striking"),
        ("withdraw", "withdrew withdrawn", "withdrew", "withdrawn", "withdrawing"),
        ("lie", "lay lain", "lay", "lain", "lying"),
        ("begin", "began begun", "began", "begun", "beginning"),
        ("flee", "fled", "fled", "fled", "fleeing"),
    ],
)
def test_irregular_forms_come_from_the_table(lemma, irregular, past, participle, gerund):
    forms = verb_forms(lemma, irregular)
    assert (forms.past, forms.participle, forms.gerund) == (past, participle, gerund)


@pytest.mark.parametrize(
    ("noun", "plural"),
    [("attack", "attacks"), ("embassy", "embassies"), ("embargo", "embargoes"), ("siege", "sieges"),
     ("clash", "clashes"), ("convoy", "convoys")],
)  # fmt: skip
def test_plurals_go_by_the_same_rules(noun, plural):
    assert third_person(noun) == plural


@given(st.from_regex(r"[a-z]{1,12}", fullmatch=True))
def test_every_word_has_forms(word):
    forms = verb_forms(word)
    assert all((forms.base, forms.third, forms.past, forms.participle, forms.gerund))
    assert forms.gerund.endswith("ing")


@pytest.mark.parametrize("lemma", ["cancel", "travel", "label", "signal", "fuel", "level", "model", "quarrel"])
def test_british_forms_double_the_l(lemma):
    forms = british_forms(lemma)
    assert (forms.past, forms.gerund) == (lemma + "led", lemma + "ling")


@pytest.mark.parametrize("lemma", ["expel", "patrol", "fail", "reveal", "shell", "kill", "attack", "feel", "rule"])
def test_other_verbs_have_no_second_spelling(lemma):
    assert british_forms(lemma) is None
