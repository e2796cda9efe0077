"""The stress set: families of copies with the truth known by construction, among hard cases that are no copies."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import cycle

from bede.events import LinkDocument
from bede.model import Relation
from bench.copies import edits
from bench.copies.corpora import Story
from bench.copies.edits import Paragraphs

_TOWNS = "Halm Tarn Orvik Selby Marn Dorsten Vell Askby Corran Lindow Pell Thorne Garrick Ostby Ravel Quill".split()
_WIRES = ("AFP", "Xinhua")
_PAPERS = "Post,Herald,Courier,Mirror,Ledger,Gazette,Standard,Observer,Chronicle,Echo".split(",")
_SYSTEM = (
    "Readers who have a question about this page can write to the desk at any hour of the day.",
    "What is published here may not be stored, sent on or printed anew without the leave of the owners.",
    "Join the thousands who get the five stories of the morning in one short letter before breakfast.",
)


@dataclass(frozen=True, slots=True)
class Copy:
    """How a document of the set came about. ``root``: the document it is a copy of; ``kind``: how.

    ``stories``: those of the corpora whose text it holds; a hard case holds one too, but is a copy of nothing.
    """

    root: str
    kind: str
    relation: Relation
    stories: tuple[str, ...]


@dataclass(slots=True)
class StressSet:
    """Documents, how each came about, and which one each family is from (absent where the original is)."""

    documents: list[LinkDocument] = field(default_factory=list)
    made: dict[str, Copy] = field(default_factory=dict)
    originals: dict[str, str] = field(default_factory=dict)

    def add(self, document: LinkDocument, copy: Copy) -> None:
        """Add a document."""
        self.documents.append(document)
        self.made[document.id] = copy


@dataclass(slots=True)
class Material:
    """What copies are made with: words to swap in, other text, and chance. No text is used twice.

    ``hosts``: stories that excerpts are set into; ``fillers``: stories of which single paragraphs are taken.
    """

    words: tuple[str, ...]
    hosts: Iterator[Story]
    fillers: Iterator[Story]
    chance: random.Random

    def other_text(self, paragraphs: int) -> list[list[str]]:
        """Return some paragraphs of a story that has nothing to do with the others."""
        return edits.split_paragraphs(next(self.fillers))[:paragraphs]

    def outlet(self) -> str:
        """Return the invented name of a paper."""
        return f"{self.chance.choice(_TOWNS)} {self.chance.choice(_PAPERS)}"


Maker = Callable[[Story, Story, Material], tuple[LinkDocument, Copy]]
"""Makes a copy of the second story, under the name of the first."""


def make_set(
    stories: Sequence[Story], hosts: Iterable[Story], fillers: Iterable[Story], seed: int, families: int
) -> StressSet:
    """Return the set: all stories, copies of ``families`` of them, and hard cases made of others."""
    chance = random.Random(seed)
    material = Material(_vocabulary(stories), iter(hosts), iter(fillers), chance)
    stories = [replace(story, id=_mixed(story.id)) for story in stories]
    result = StressSet()
    for story in stories:
        result.add(plain(story), Copy(story.id, "untouched", Relation.ORIGINAL, (story_of(story.id),)))
    long = [story for story in stories if story.words >= 120]
    for story in chance.sample(long, min(families, len(long))):
        _add_family(result, story, material)
    _add_quotations(result, stories, material, families // 3)
    _add_backgrounds(result, stories, material, families // 6)
    _add_boilerplate(result, stories, material, families // 10)
    return result


def story_of(document: str) -> str:
    """Return the id of the story of the corpora that a document of the set was made of."""
    return document.partition(" ")[2].partition("+")[0]


def _mixed(name: str) -> str:
    """Return an id that tells nothing by its place in the order: what settles ties must not know the answer."""
    return f"{sha256(name.encode()).hexdigest()[:8]} {name}"


def plain(story: Story) -> LinkDocument:
    """Return a story as it stands."""
    text = "\n".join(story.paragraphs)
    return _document(story.id, text, story.publisher, story.published, title=story.title)


def _document(name: str, text: str, publisher: str | None, published: str | None, **more: str | None) -> LinkDocument:
    values = {"uri": f"https://news.example/{name}", "credit": None, "title": None, "notes": "", **more}
    return LinkDocument(id=name, publisher=publisher, published=published, text=text, **values)  # type: ignore[arg-type]


def _vocabulary(stories: Sequence[Story]) -> tuple[str, ...]:
    """Return words as often as they stand, so that a swapped-in word is as common as its neighbours."""
    words = [word for story in stories for paragraph in story.paragraphs for word in paragraph.split()]
    return tuple(words[:: max(len(words) // 20000, 1)])


def _add_family(result: StressSet, story: Story, material: Material) -> None:
    """Add one to four copies of a story; in a quarter of the families two edits of a wire report that is not there."""
    if material.chance.random() < 0.25:
        makers: list[Maker] = [_wire_edit, _wire_edit]
        result.documents = [document for document in result.documents if document.id != story.id]
        del result.made[story.id]
    else:
        makers = [_reprint, _reprint, _reworded, _same, _excerpt, _update, _correction]
        makers = material.chance.sample(makers, material.chance.choice((1, 1, 2, 2, 3, 4)))
        result.originals[story.id] = story.id
    for number, make in enumerate(makers):
        name = replace(story, id=_mixed(f"{story_of(story.id)}+{number}"))
        result.add(*make(name, story, material))


def make_event(stories: Sequence[Story], fillers: Iterable[Story], chance: random.Random) -> StressSet:
    """Return what tells one event: the stories, which tell it independently, and up to four copies of each."""
    material = Material(_vocabulary(stories), iter(()), iter(fillers), chance)
    makers: list[Maker] = [_reprint, _reprint, _reworded, _same, _update, _correction]
    result = StressSet()
    for bare in stories:
        story = replace(bare, id=_mixed(bare.id))
        result.add(plain(story), Copy(story.id, "untouched", Relation.ORIGINAL, (bare.id,)))
        for number, make in enumerate(chance.choices(makers, k=chance.randint(0, 4))):
            result.add(*make(replace(story, id=_mixed(f"{bare.id}+{number}")), story, material))
    return result


def make_load(stories: Sequence[Story], documents: int, chance: random.Random) -> StressSet:
    """Return so many documents: stories from the start of the list, with four or five copies each."""
    material = Material(_vocabulary(stories[:2000]), cycle(stories[::-1]), cycle(stories[::-1]), chance)
    makers: list[Maker] = [_reprint, _reworded, _same, _excerpt, _update]
    result = StressSet()
    for bare in stories:
        story = replace(bare, id=_mixed(bare.id))
        result.add(plain(story), Copy(story.id, "untouched", Relation.ORIGINAL, (bare.id,)))
        for number, make in enumerate(chance.sample(makers, chance.choice((4, 5)))):
            result.add(*make(replace(story, id=_mixed(f"{bare.id}+{number}")), story, material))
        if len(result.documents) >= documents:
            break
    return result


def _later(story: Story, chance: random.Random, days: int = 2) -> str | None:
    if story.published is None:
        return None
    return str(date.fromisoformat(story.published) + timedelta(days=chance.randint(0, days)))


def _wire_edit(name: Story, story: Story, material: Material) -> tuple[LinkDocument, Copy]:
    """Keep at least half: two edits of less may have nothing in common."""
    document, copy = _edited(name, story, material, (50, 60, 70, 80, 90))
    if story.publisher not in _WIRES:
        return document, copy
    return replace(document, credit=story.publisher), replace(copy, kind="same wire", relation=Relation.SAME_WIRE)


def _reprint(name: Story, story: Story, material: Material) -> tuple[LinkDocument, Copy]:
    return _edited(name, story, material, (30, 40, 50, 60, 70, 80, 90))


def _edited(name: Story, story: Story, material: Material, percents: Sequence[int]) -> tuple[LinkDocument, Copy]:
    """Keep some of the words; reorder, swap, add own text and a credit, by chance."""
    chance = material.chance
    keeps = chance.choice(percents)
    kept = edits.keep_share(edits.split_paragraphs(story), keeps / 100, chance)
    kept = edits.swap_words(kept, chance.choice((0.0, 0.02, 0.05, 0.1)), material.words, chance)
    if chance.random() < 0.4:
        kept = edits.reorder(kept, chance)
    if chance.random() < 0.3:
        kept = edits.insert(kept, material.other_text(chance.randint(1, 2)), chance, first=1)
    return _by_another(name, story, kept, material), Copy(
        story.id, f"reprint {keeps} %", Relation.REPRINT, (story_of(story.id),)
    )


def _reworded(name: Story, story: Story, material: Material) -> tuple[LinkDocument, Copy]:
    """Change one word in four or five everywhere: half to a third of the runs of three are left."""
    rate = material.chance.choice((0.15, 0.2, 0.25, 0.3))
    kept = edits.swap_words(edits.split_paragraphs(story), rate, material.words, material.chance)
    return _by_another(name, story, kept, material), Copy(story.id, "reworded", Relation.REPRINT, (story_of(story.id),))


def _same(name: Story, story: Story, material: Material) -> tuple[LinkDocument, Copy]:
    document = _by_another(name, story, edits.split_paragraphs(story), material)
    return document, Copy(story.id, "identical", Relation.IDENTICAL, (story_of(story.id),))


def _by_another(name: Story, story: Story, kept: Paragraphs, material: Material) -> LinkDocument:
    """Give the text another outlet, headline and day; some tell in one way or another where it is from."""
    chance = material.chance
    text = edits.recast(edits.join_paragraphs(kept), chance)
    agency = story.publisher if story.publisher in _WIRES else None
    credit, notes = None, ""
    manner = chance.randrange(4)
    if manner == 0 and agency:
        credit = agency
    elif manner == 1:
        text += f"\nThis article was originally published by {story.publisher}."
    elif manner == 2:
        notes = f"Source: {story.publisher}"
    day = _later(story, chance) if chance.random() < 0.85 else None
    return _document(name.id, text, material.outlet(), day, credit=credit, notes=notes, title=f"As told in {name.id}")


def _excerpt(name: Story, story: Story, material: Material) -> tuple[LinkDocument, Copy]:
    """Set two to five sentences running, at least 40 words, into a text of its own."""
    chance = material.chance
    flat = [sentence for sentences in edits.split_paragraphs(story) for sentence in sentences]
    count = min(chance.randint(2, 5), len(flat))
    start = chance.randrange(len(flat) - count + 1)
    while count < len(flat) and sum(len(s.split()) for s in flat[start : start + count]) < 40:
        count, start = count + 1, max(start - 1, 0)
    host = next(material.hosts)
    passage = flat[start : start + count]
    if chance.random() < 0.5:
        passage = [f"This is what {story.publisher} reported.", *passage]
    text = edits.join_paragraphs(edits.insert(edits.split_paragraphs(host), [passage], chance))
    document = _document(name.id, text, material.outlet(), _later(story, chance, 5))
    return document, Copy(story.id, "excerpt", Relation.EXCERPT, (story_of(story.id), host.id))


def _update(name: Story, story: Story, material: Material) -> tuple[LinkDocument, Copy]:
    """Change numbers and add paragraphs, under the same outlet and, half the time, the same address."""
    chance = material.chance
    text = edits.renumber(edits.split_paragraphs(story), chance.uniform(0.3, 1.0), chance)
    text = edits.keep_share(text, chance.uniform(0.7, 1.0), chance)
    text = edits.insert(text, material.other_text(chance.randint(1, 3)), chance)
    document = _document(name.id, edits.join_paragraphs(text), story.publisher, _later(story, chance, 1))
    if chance.random() < 0.5:
        document = replace(document, uri=f"https://news.example/{story.id}")
    return document, Copy(story.id, "update", Relation.UPDATE, (story_of(story.id),))


def _correction(name: Story, story: Story, material: Material) -> tuple[LinkDocument, Copy]:
    """Change some numbers and words, and say so in one of the usual forms."""
    chance = material.chance
    text = edits.renumber(edits.split_paragraphs(story), 0.2, chance)
    text = edits.swap_words(text, 0.01, material.words, chance)
    note = chance.choice(
        (
            "Correction: An earlier version of this article misstated the number of people who took part.",
            "An earlier version of this story gave a wrong name for the minister.",
            "CLARIFICATION: The report has been changed to make plain who was meant.",
            "(Corrects the figure in the second paragraph)",
            "This article was amended on the day after publication to correct the name of a town.",
        )
    )
    body = edits.join_paragraphs(text)
    inside = chance.random() < 0.6
    text_and_note = chance.choice((f"{note}\n{body}", f"{body}\n{note}")) if inside else body
    document = _document(
        name.id, text_and_note, story.publisher, _later(story, chance, 3), notes="" if inside else note
    )
    return document, Copy(story.id, "correction", Relation.CORRECTION, (story_of(story.id),))


def _add_quotations(result: StressSet, stories: Sequence[Story], material: Material, pairs: int) -> None:
    """Put one quoted statement of 25 to 60 words into a story of each of two or three outlets."""
    chance = material.chance
    for number in range(pairs):
        words = " ".join(" ".join(s) for s in material.other_text(3)).replace('"', "").split()
        quotation = " ".join(words[: chance.randint(25, 60)])
        chosen = {story.publisher: story for story in chance.sample(list(stories), chance.choice((2, 3, 4)))}
        for turn, story in enumerate(chosen.values()):
            said = [f'"{quotation}," {chance.choice(("the minister said", "she said", "a spokesman told reporters"))}.']
            text = edits.insert(edits.split_paragraphs(story)[: chance.randint(6, 20)], [said], chance, first=1)
            _add_hard(result, story, _mixed(f"quoted{number}.{turn}"), "quotation", text)


def _add_backgrounds(result: StressSet, stories: Sequence[Story], material: Material, groups: int) -> None:
    """Put a paragraph of background into two to five stories of one outlet, near the end."""
    chance = material.chance
    by_outlet: dict[str, list[Story]] = {}
    for story in stories:
        by_outlet.setdefault(story.publisher, []).append(story)
    outlets = [outlet for outlet, its in sorted(by_outlet.items()) for _ in its if len(its) >= 2]
    for number in range(groups):
        its, paragraph = by_outlet[chance.choice(outlets)], material.other_text(2)
        for turn, story in enumerate(chance.sample(its, min(len(its), chance.randint(2, 5)))):
            text = edits.split_paragraphs(story)[: chance.randint(6, 20)]
            text = edits.insert(text, paragraph, chance, first=max(len(text) - 2, 1))
            _add_hard(result, story, _mixed(f"background{number}.{turn}"), "background", text)


def _add_boilerplate(result: StressSet, stories: Sequence[Story], material: Material, documents: int) -> None:
    """Put the same lines of a publishing system at the end of stories of many outlets."""
    for turn, story in enumerate(material.chance.sample(list(stories), documents)):
        _add_hard(
            result, story, _mixed(f"boilerplate.{turn}"), "boilerplate", [*edits.split_paragraphs(story), list(_SYSTEM)]
        )


def _add_hard(result: StressSet, story: Story, name: str, kind: str, text: Paragraphs) -> None:
    """Put the altered text in the place of the story, if that is still untouched."""
    copy = result.made.get(story.id)
    if copy is None or copy.kind != "untouched" or story.id in result.originals:
        return
    document = _document(name, edits.join_paragraphs(text), story.publisher, story.published)
    result.documents = [other for other in result.documents if other.id != story.id]
    del result.made[story.id]
    result.add(document, Copy(name, kind, Relation.ORIGINAL, (story_of(story.id),)))
