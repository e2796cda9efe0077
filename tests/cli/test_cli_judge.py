"""Judging from the command line: one judgement, a review by keys, lists, disagreement, and what changed by it."""

import json
import shutil
from pathlib import Path

import pytest


@pytest.fixture
def file(chronicle, tmp_path):
    return Path(shutil.copy(chronicle, tmp_path / "mine.duckdb"))


def rows(run, command, file, *arguments):
    return [json.loads(line) for line in run(command, file, *arguments, "-f", "jsonl").stdout.splitlines()]


@pytest.fixture
def claims(run, file):
    return [row["claim_id"] for row in rows(run, "claims", file)]


def judge(run, file, *arguments, person="Ada"):
    done = run("judge", file, *arguments, "--person", person)
    assert done.returncode == 0, done.stderr
    return done.stdout


def event_of(run, file, claim):
    return next(row["event_id"] for row in rows(run, "claims", file) if row["claim_id"] == claim)


def test_a_claim_judged_wrong_leaves_its_event_and_the_change_is_told(run, file, claims):
    told = judge(run, file, claims[0], "--verdict", "wrong", "--reason", "no such thing")
    assert told.startswith("1 judgement by Ada: j")
    assert "- gone " in told
    assert "since “no such thing”" in told
    assert "1 change of events: 1 gone." in told
    assert event_of(run, file, claims[0]) is None
    assert claims[0] not in {row["claim_id"] for row in rows(run, "claims", file, "--counted")}


def test_a_corrected_recipient_shows_in_events_show_and_why(run, file, claims):
    event = event_of(run, file, claims[0])
    judge(run, file, event, "--field", "recipients", "--value", "FRA", "--reason", "it was Paris")
    (row,) = (row for row in rows(run, "events", file) if row["event_id"] == event)
    assert [item["name"] for item in row["recipients"]] == ["France"]
    assert [(item["person"], item["field"], item["state"]) for item in row["judgements"]] == [
        ("Ada", "recipients", "counts")
    ]
    assert "judged by Ada" in run("show", file).stdout.replace("\n", " ")
    assert "recipients = France, since “it was Paris”" in run("why", file, event).stdout


def test_merge_split_and_withdraw(run, file, claims):
    told = judge(run, file, *claims[:3], "--verdict", "same")
    assert "merged" in told
    assert len({event_of(run, file, claim) for claim in claims[:3]}) == 1
    event = event_of(run, file, claims[0])
    assert "split" in judge(run, file, event, claims[1], "--verdict", "different")
    assert event_of(run, file, claims[1]) != event_of(run, file, claims[0]) == event_of(run, file, claims[2])
    last = rows(run, "judgements", file)[-1]["judgement_id"]
    assert "2 judgements withdrawn." in judge(run, file, last, "--withdraw")
    assert len({event_of(run, file, claim) for claim in claims[:3]}) == 1
    assert len(rows(run, "judgements", file)) == 4


def test_two_people_who_disagree_are_shown(run, file, claims):
    judge(run, file, claims[0], "--verdict", "wrong", "--reason", "a rumour")
    judge(run, file, claims[0], "--verdict", "right", person="Ben")
    shown = run("why", file, claims[0]).stdout
    assert "people disagree: Ada and Ben" in shown
    assert "since “a rumour” [overruled by a later" in " ".join(shown.split())
    assert "people disagree: Ada and Ben" in " ".join(run("show", file).stdout.split())
    told = run("judgements", file, "--agreement").stdout
    assert told == ("Ada and Ben, claims: 1 judged by both, 0 alike, kappa 0.00\n    1x  Ada: wrong, Ben: right\n")


def test_a_list_goes_to_another_chronicle_and_back(run, file, claims, chronicle, tmp_path):
    judge(run, file, claims[0], "--field", "status", "--value", "planned")
    judge(run, file, *claims[1:3], "--verdict", "same", person="Ben")
    listed = run("judgements", file, "-f", "jsonl").stdout
    other = shutil.copy(chronicle, tmp_path / "other.duckdb")
    done = run("judgements", other, "--import", "-", given=listed)
    assert done.stdout == "2 judgements read, 2 of them new.\n"
    assert run("judgements", other, "-f", "jsonl").stdout == listed
    assert rows(run, "events", other) == rows(run, "events", file)
    (tmp_path / "list.jsonl").write_text(listed)
    assert run("judgements", file, "--import", "list.jsonl").stdout == "2 judgements read, 0 of them new.\n"


def test_judgements_are_listed_with_person_time_and_reason(run, file, claims):
    assert run("judgements", file).stdout == "0 judgements\n"
    judge(run, file, claims[0], "--verdict", "right", "--reason", "I was there")
    shown = run("judgements", file).stdout
    assert "Ada, " in shown
    assert "“I was there”" in shown
    assert f"claim {claims[0]}: right" in shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--verdict", "wrong"), "needs a name"),
        (("--person", "Ada"), "What is decided?"),
        (("--person", "Ada", "--verdict", "corrected"), "belong to the verdict corrected"),
        (("--person", "Ada", "--field", "status"), "belong together"),
        (("--person", "Ada", "--field", "status", "--value", "done"), "is no value of status"),
        (("--person", "Ada", "--field", "colour", "--value", "red"), "There is no field"),
        (("--person", "Ada", "--verdict", "same"), "is on two claims or more"),
        (("--person", "Ada", "--verdict", "different"), "is on two claims or more"),
        (("--person", "Ada", "--withdraw"), "No judgements have an id"),
    ],
)
def test_wrong_use_says_what_is_wrong_and_judges_nothing(run, file, claims, arguments, told):
    done = run("judge", file, claims[0], *arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert run("judgements", file).stdout == "0 judgements\n"
    assert len(rows(run, "runs", file)) == 1


def test_only_who_made_a_judgement_takes_it_back(run, file, claims):
    judge(run, file, claims[0], "--verdict", "wrong")
    made = rows(run, "judgements", file)[0]["judgement_id"]
    done = run("judge", file, made, "--withdraw", "--person", "Ben")
    assert done.returncode == 2
    assert "only who made a judgement takes it back" in done.stderr


def review(run, file, *lines, person="Ada", arguments=()):
    return run("review", file, "--person", person, *arguments, given="".join(f"{line}\n" for line in lines))


def test_a_review_by_keys(run, file):
    done = review(run, file, "a", "r", "not said", "c", "recipients", "FRA", "", "k", "q")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "[1 of " in done.stdout
    assert "3 of " in done.stdout
    made = rows(run, "judgements", file)
    assert [(row["verdict"], row["reason"], row["field"]) for row in made] == [
        ("right", None, None),
        ("wrong", "not said", None),
        ("corrected", None, "recipients"),
    ]
    assert {row["state"] for row in made} == {"counts"}


def test_what_was_reviewed_does_not_come_again_but_to_others(run, file):
    first = review(run, file, "a", "q").stdout.split("[1 of ")[1]
    again = review(run, file, "q").stdout.split("[1 of ")[1]
    other = review(run, file, "q", person="Ben").stdout.split("[1 of ")[1]
    sentence = first.splitlines()[1]
    assert again.splitlines()[1] != sentence or again.splitlines()[2] != first.splitlines()[2]
    assert other.splitlines()[1] == sentence


def test_undo_withdraws_and_goes_back(run, file):
    done = review(run, file, "r", "", "u", "a", "q")
    assert done.stdout.count("[1 of ") == 2
    assert [(row["verdict"], row["state"]) for row in rows(run, "judgements", file)] == [
        ("wrong", "withdrawn"),
        ("right", "counts"),
    ]


def test_a_review_ends_with_its_input_and_keeps_what_was_judged(run, file):
    assert review(run, file, "a").returncode == 0
    assert len(rows(run, "judgements", file)) == 1


def test_a_wrong_answer_is_told_and_asked_again(run, file):
    done = review(run, file, "c", "recipients", "Norlund", "x", "a", "q")
    assert "No party “Norlund” is known." in done.stdout
    assert "a  accept" in done.stdout
    assert [row["verdict"] for row in rows(run, "judgements", file)] == ["right"]


def test_merge_and_split_by_keys(run, file, claims):
    shown = review(run, file, "q").stdout
    first = next(claim for claim in claims if claim in shown)
    other = next(claim for claim in claims if claim != first)
    done = review(run, file, "m", other, "one act", "q")
    assert "merged" in done.stdout
    assert event_of(run, file, first) == event_of(run, file, other)
    again = review(run, file, "s", "two acts", "q", arguments=("--limit", "1"))
    assert "split" in again.stdout


def test_a_review_needs_a_name_and_takes_it_from_the_environment(run, file):
    assert "needs a name" in run("review", file).stderr
    assert run("review", file, given="q\n", BEDE_PERSON="Ada").stdout.count("[1 of ") == 1


def test_a_filter_chooses_what_is_reviewed(run, file):
    shown = review(run, file, "q", arguments=("--type", "ASSAULT")).stdout
    assert "[ASSAULT" in shown
    assert "[1 of 1]" in shown
