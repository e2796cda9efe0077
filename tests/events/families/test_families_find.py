"""The search as a whole: independent of order, and step by step the same as at once."""

import random
import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from bede.events import find_families
from bede.events.families import find_pairs, fingerprint, join_pairs
from bede.settings import EventsOptions
from events.families.helpers_families import by, prose, sentences

OPTIONS = EventsOptions()


def some_documents():
    """Return families of all kinds and documents of none, some without a day or an outlet."""
    days = ("2022-03-01", "2022-03-02", None)
    documents = [by(f"outlet {n % 4}" if n % 5 else None, f"d{n}", prose(n // 3, 12), days[n % 3]) for n in range(12)]
    for n in range(4):
        part = [*sentences(n, 12)[n : n + 4], *sentences(f"own {n}", 8)]
        documents.append(by(f"paper {n}", f"e{n}", " ".join(part), days[n % 3], credit="Reuters" if n % 2 else None))
    return documents


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(16)))
def test_the_order_of_documents_does_not_matter(order):
    documents = some_documents()
    assert find_families([documents[n] for n in order], OPTIONS) == find_families(documents, OPTIONS)


def test_kept_fingerprints_and_pairs_give_the_same_and_compare_new_documents_only():
    documents = {document.id: document for document in some_documents()}
    asked = list[str]()

    def document(name):
        asked.append(name)
        return documents[name]

    prints = [fingerprint(document) for document in documents.values()]
    old = prints[:-2]
    known = find_pairs(old, documents.__getitem__, OPTIONS)
    pairs = find_pairs(prints, document, OPTIONS, known)
    new = {row.document for row in prints[-2:]}
    fresh = [pair for pair in pairs if {pair.first, pair.second} & new]
    assert fresh and set(asked) == {name for pair in fresh for name in (pair.first, pair.second)}
    assert join_pairs(prints, pairs, documents.__getitem__, OPTIONS) == find_families(documents.values(), OPTIONS)


def test_documents_of_no_family_are_not_asked_for():
    documents = {f"d{n}": by("Halm Post", f"d{n}", prose(n)) for n in range(5)}
    prints = [fingerprint(document) for document in documents.values()]
    assert find_pairs(prints, {}.__getitem__, OPTIONS) == []
    assert join_pairs(prints, [], {}.__getitem__, OPTIONS) == ()


def test_each_document_is_in_one_family_and_copies_lead_to_the_original():
    families = find_families(random.Random(3).sample(some_documents(), 16), OPTIONS)
    everybody = [member for family in families for member in family.documents]
    assert len(everybody) == len(set(everybody))
    for family in families:
        of = {member.document: member.of for member in family.members}
        assert [name for name in of if of[name] is None] == [family.members[0].document]
        for start in of:
            way = [start]
            while (before := of[way[-1]]) is not None:
                assert before not in way
                way.append(before)


def test_another_process_finds_the_same():
    code = (
        "from bede.events.families.wording import read_wording; print(read_wording('The ships left Halm').runs.sum())"
    )
    texts = {subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(2)}
    assert len(texts) == 1
