"""Plain sentences and what must be read in them, and sentences in which nothing may be read.

A network is no table: what it gets wrong of these stands in ``WRONG``, and the tests hold that list to it both ways.
"""

import pytest

# sentence, trigger, type, status, actors, recipients, voices
CASES = [
    # active and passive
    ("Russia seized three Ukrainian tugs on Sunday.", "seized", "COERCE", "occurred", ["Russia"], ["Ukrainian"], []),
    ("Three ships were seized by Russian forces near Odesa.", "seized", "COERCE", "occurred", ["Russian forces"], ["Three ships"], []),
    ("The boats seized by Russia belong to the Ukrainian navy.", "seized", "COERCE", "occurred", ["Russia"], [], []),
    ("Ukraine has been offered weapons by Poland.", "offered", "AGREE", "occurred", ["Poland"], ["Ukraine"], []),
    ("Police arrested two protesters in Minsk.", "arrested", "COERCE", "occurred", ["Police"], ["two protesters"], []),
    ("The European Union imposed sanctions on Belarus.", "sanctions", "SANCTION", "occurred", ["The European Union"], ["Belarus"], []),
    ("Drones operated by Iran struck Iraqi bases.", "struck", "ASSAULT", "occurred", ["Iran"], ["Iraqi"], []),
    ("A journalist was shot and killed by Russian troops.", "shot and killed", "ASSAULT", "occurred", ["Russian troops"], ["A journalist"], []),
    ("Russian missiles struck a Ukrainian power plant.", "struck", "ASSAULT", "occurred", ["Russian"], ["a Ukrainian power plant"], []),
    ("The plan was backed by the European Union.", "backed", "SUPPORT", "occurred", ["the European Union"], [], []),
    ("A treaty was signed between India and Pakistan.", "signed", "SUPPORT", "occurred", ["India", "Pakistan"], [], []),
    # nominal acts
    ("The White House spoke of Russia's invasion of Ukraine.", "invasion", "ASSAULT", "occurred", ["Russia"], ["Ukraine"], []),
    ("The massing of Russian troops has alarmed Kyiv.", "massing", "MOBILIZE", "occurred", ["Russian troops"], [], []),
    ("Talks between Serbia and Kosovo ended late.", "Talks", "CONSULT", "occurred", ["Serbia", "Kosovo"], [], []),
    ("Turkey launched an offensive against Kurdish rebels.", "offensive", "ASSAULT", "occurred", ["Turkey"], ["Kurdish rebels"], []),
    ("Israel killed six people in an air raid on Damascus.", "air raid", "ASSAULT", "occurred", ["Israel"], ["Damascus"], []),
    # mutual acts
    ("Mr Biden met Chinese President Xi Jinping in Bali.", "met", "CONSULT", "occurred", ["Mr Biden", "Chinese President Xi Jinping"], [], []),
    ("India and Pakistan have each blamed the other.", "blamed", "ACCUSE", "occurred", ["India", "Pakistan"], [], []),
    ("Soldiers clashed with rebels near Goma.", "clashed", "ASSAULT", "occurred", ["Soldiers", "rebels"], [], []),
    # appositions, titles, coordination
    ("The US defence secretary, Chuck Hagel, visited Poland.", "visited", "CONSULT", "occurred", ["The US defence secretary, Chuck Hagel"], ["Poland"], []),
    ("France, Germany and Italy condemned the Syrian government.", "condemned", "ACCUSE", "occurred", ["France", "Germany", "Italy"], ["the Syrian government"], []),
    # infinitives: the governing word decides the status
    ("Canada vowed to send weapons to Ukraine.", "send", "AID", "promised", ["Canada"], ["Ukraine"], ["Canada"]),
    ("Kenya will host Ethiopian leaders on Friday.", "host", "CONSULT", "planned", ["Kenya"], ["Ethiopian leaders"], []),
    ("President Biden is expected to meet Kerry in Rome.", "meet", "CONSULT", "planned", ["President Biden", "Kerry"], [], []),
    ("The UN urged Israel to withdraw from Gaza.", "withdraw", "RETREAT", "requested", ["Israel"], ["Gaza"], ["The UN"]),
    ("Iran threatened to attack Israel.", "attack", "ASSAULT", "threatened", ["Iran"], ["Israel"], ["Iran"]),
    ("Japan refused to recognise the Taliban.", "recognise", "SUPPORT", "not_occurred", ["Japan"], ["the Taliban"], []),
    ("Washington is considering sanctioning Russia.", "sanctioning", "SANCTION", "possible", ["Washington"], ["Russia"], []),
    ("President Volodymyr Zelensky has made requests to the West to provide weapons.", "provide", "AID", "requested", ["the West"], [], []),
    # modals, negation, conditions, progressives
    ("NATO may deploy troops to Romania.", "deploy", "MOBILIZE", "possible", ["NATO"], ["Romania"], []),
    ("Moscow has not recognised the government in Kyiv.", "recognised", "SUPPORT", "not_occurred", ["Moscow"], ["the government"], []),
    ("If Russia attacks Poland, the alliance would respond.", "attacks", "ASSAULT", "possible", ["Russia"], ["Poland"], []),
    ("Russian troops are attacking Bakhmut.", "attacking", "ASSAULT", "ongoing", ["Russian troops"], ["Bakhmut"], []),
    ("Minister Kerry meets Lavrov later on Friday, the US State Department said.", "meets", "CONSULT", "planned", ["Minister Kerry", "Lavrov"], [], ["the US State Department"]),
    # voices
    ("Russia bombed a Syrian hospital, British officials said.", "bombed", "ASSAULT", "occurred", ["Russia"], ["a Syrian hospital"], ["British officials"]),
    ("According to several US officials, Russia requested drones from Iran.", "requested", "REQUEST", "occurred", ["Russia"], ["Iran"], ["several US officials"]),
    ("The minister told reporters on Monday that rebels had attacked a Malian base.", "attacked", "ASSAULT", "occurred", ["rebels"], ["Malian"], ["The minister"]),
    ("“Rebels attacked our troops,” said Colonel Assimi Goita.", "attacked", "ASSAULT", "occurred", ["Rebels"], ["our troops"], ["Colonel Assimi Goita"]),
    ("Kerry warned Moscow that the United States will impose sanctions on Russia.", "sanctions", "SANCTION", "threatened", ["the United States"], ["Russia"], ["Kerry"]),
    ("Kyiv accuses Russia of shelling Ukrainian towns.", "shelling", "ASSAULT", "occurred", ["Russia"], ["Ukrainian"], ["Kyiv"]),
]  # fmt: skip


REFUSED = [
    "The weather in Paris was mild on Friday.",  # no act
    "The minister said the economy had grown by three percent.",  # pure reporting
    "Liverpool met Everton at Anfield and won.",  # no party to public affairs
    "Freed hostages and detained leaders were on the list.",  # participles before a noun
    "US troops stationed in Poland number about ten thousand.",  # merely stationed
    "Asked whether Ukraine could join, the president smiled.",  # a question is no request
    "The talks process is slow.",  # the act is no head
    "She drove a car to the market and bought bread.",
]


TIMES = [
    ("Russia attacked Kharkiv on Monday.", "attacked", "Monday"),
    ("Officials told reporters on Monday that Russia attacked Kharkiv.", "attacked", None),
    ("Russia attacked Kharkiv last week, officials said Monday.", "attacked", "last week"),
    ("Russia attacked Kharkiv.", "attacked", None),
    ("The US Congress approved $61 billion in aid for Ukraine on April 24.", "approved", "April 24"),
    ("NATO urged Russia on Monday to release the sailors.", "urged", "Monday"),
    ("NATO urged Russia on Monday to release the sailors.", "release", None),
]

PLACES = [
    ("Kerry met Russian Foreign Minister Sergei Lavrov in Paris.", "met", "Paris"),
    ("Russian forces attacked the town of Irpin.", "attacked", "the town of Irpin"),
    ("The EU imposed sanctions on Moscow.", "sanctions", None),
    ("Washington warned Moscow over a referendum in Crimea.", "warned", None),
]

WRONG = {
    'Three ships were seized by Russian forces near Odesa.',
    'Drones operated by Iran struck Iraqi bases.',
    "The White House spoke of Russia's invasion of Ukraine.",
    'Israel killed six people in an air raid on Damascus.',
    'Mr Biden met Chinese President Xi Jinping in Bali.',
    'President Biden is expected to meet Kerry in Rome.',
    'The UN urged Israel to withdraw from Gaza.',
    'President Volodymyr Zelensky has made requests to the West to provide weapons.',
    'Moscow has not recognised the government in Kyiv.',
    'Freed hostages and detained leaders were on the list.',
    'Asked whether Ukraine could join, the president smiled.',
    'India and Pakistan have each blamed the other.',
    'Washington is considering sanctioning Russia.',
    'NATO may deploy troops to Romania.',
    'Kerry warned Moscow that the United States will impose sanctions on Russia.',
}  # fmt: skip
"""Sentences of ``CASES`` and ``REFUSED`` in which the shipped reader gets something wrong."""


def same(found: list[str], wanted: list[str]) -> bool:
    """Whether phrases are alike but for words around their heads."""
    return len(found) == len(wanted) and all(any(a in b or b in a for b in wanted) for a in found)


def is_read(read, case) -> bool:
    sentence, trigger, kind, status, actors, recipients, voices = case
    found = read(sentence)
    frames = [f for f in found.parse.frames if found.words(f.trigger) in trigger or trigger in found.words(f.trigger)]
    return any(
        (f.type, f.status) == (kind, status)
        and same([found.words(m.span) for m in f.actors], actors)
        and same([found.words(m.span) for m in f.recipients], recipients)
        and same([found.words(v.speaker.span) for v in f.voices if v.speaker], voices)
        for f in frames
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0][:50])
def test_reads_plain_sentence(read, case):
    assert is_read(read, case) == (case[0] not in WRONG)


@pytest.mark.parametrize("sentence", REFUSED)
def test_reads_nothing_where_nothing_is_told(read, sentence):
    assert (read(sentence).triggers() == []) == (sentence not in WRONG)


@pytest.mark.parametrize(("sentence", "trigger", "time"), TIMES)
def test_time_dates_the_act_and_not_its_report(read, sentence, trigger, time):
    assert read(sentence).time(trigger) == time


@pytest.mark.parametrize(("sentence", "trigger", "place"), PLACES)
def test_place_is_where_the_act_took_place(read, sentence, trigger, place):
    assert read(sentence).place(trigger) == place


def test_denial_is_a_stance_on_the_denied_act(read):
    found = read("Russia has denied shelling the town of Irpin.")
    frame = found.frame("shelling")
    assert (frame.type, frame.stance) == ("ASSAULT", "denies")


def test_nested_voices_stand_outermost_first(read):
    found = read(
        "The White House said that French President Emmanuel Macron told lawmakers that Russia attacked Ukraine."
    )
    assert found.voices("attacked") == ["The White House", "French President Emmanuel Macron"]


def test_quotation_carries_its_speaker_on(read):
    found = read("“We want peace,” Ukrainian President Petro Poroshenko said.", "“Russia attacked our soldiers.”")
    voice = found.frame("attacked").voices[0]
    assert voice.carried
    assert found.voices("attacked") == ["Ukrainian President Petro Poroshenko"]


def test_speaker_is_not_carried_out_of_a_quotation(read):
    found = read("“We want peace,” Ukrainian President Petro Poroshenko said.", "Russia attacked Ukrainian soldiers.")
    assert found.voices("attacked") == []


def test_toll_belongs_to_the_act_that_caused_it(read):
    found = read(
        "A volley of Russian missiles struck a Ukrainian base near Lviv, killing at least 35 people and injuring 134."
    )
    assert [words for _, words in found.amounts("struck")] == ["at least 35 people", "134"]
    assert found.amounts("struck")[0][0] == "killed"


def test_what_a_bare_number_counts(read):
    found = read("Missiles struck a Ukrainian base near Lviv, killing at least 35 people and injuring 134.")
    assert found.amounts("struck") == [("killed", "at least 35 people"), ("injured", "134")]


def test_a_figure_has_its_multiplier(read):
    found = read("Norway promised Ukraine a loan of $5 million on Monday, Foreign Minister Sergei Lavrov said.")
    told = [figure for frame in found.parse.frames for figure in frame.amounts]
    assert told
    assert {found.words(figure.span) for figure in told} == {"$5 million"}


@pytest.mark.parametrize(
    ("speaker", "kind"), [("Several US officials", "unnamed_official"), ("Two witnesses", "witness")]
)
def test_heads_tell_what_sort_of_speaker_it_is(read, speaker, kind):
    found = read(f"{speaker} said Russian troops attacked a Ukrainian base near Lviv.")
    assert [voice.kind for voice in found.frame("attacked").voices] == [kind]


def test_what_is_probable(read):
    assert read("Rebels reportedly attacked Malian troops.").frame("attacked").certainty == "probable"


def test_certainty_is_in_the_words(read):
    assert read("Rebels allegedly attacked Malian troops.").frame("attacked").certainty == "possible"
    assert read("Rebels attacked Malian troops.").frame("attacked").certainty == "certain"


def test_very_long_sentence_is_passed_over(read):
    assert read("Russia attacked Ukraine " + "and so on " * 400 + ".").triggers() == []
