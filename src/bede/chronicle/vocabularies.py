"""The meaning of every code of the closed vocabularies, in the codebook's words."""

from enum import StrEnum

from bede.events.rulings import State
from bede.model.codes import (
    AmountKind,
    BlockKind,
    Certainty,
    Difference,
    DisputeAbout,
    EventType,
    FeedState,
    LadderKind,
    News,
    PlacePrecision,
    Precision,
    Relation,
    Sector,
    Side,
    SpeakerKind,
    Stage,
    Stance,
    Standing,
    Status,
    TimeBasis,
    Verdict,
)


class Role(StrEnum):
    """The side of an act that a party stands on."""

    ACTOR = "actor"
    RECIPIENT = "recipient"


class LadderRole(StrEnum):
    """The side of a commitment that a party stands on."""

    GIVER = "giver"
    RECEIVER = "receiver"


class What(StrEnum):
    """What a run did to events."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    MERGED = "merged"
    SPLIT = "split"
    REGROUPED = "regrouped"
    ANEW = "anew"


MEANINGS: dict[type[StrEnum], dict[str, str]] = {
    EventType: {
        "AGREE": "agrees, offers, promises, commits, shows willingness to cooperate",
        "CONSULT": "meets, visits, hosts, negotiates, phones",
        "SUPPORT": "backs in words, praises, recognises, signs or ratifies a treaty",
        "CONCEDE": "gives way in words: lifts a curfew, pardons, apologises, declares a ceasefire",
        "COOPERATE": "mutual material exchange: trade, joint exercise, shared intelligence, extradition",
        "AID": "gives: money, arms, relief, protection, asylum",
        "RETREAT": "gives way in fact: withdraws, releases, disarms, keeps a ceasefire, resigns",
        "REQUEST": "asks, demands, orders, calls for",
        "ACCUSE": "criticises, condemns, alleges, charges, sues, investigates",
        "REJECT": "refuses, rejects, vetoes, bars, cancels a meeting, does not recognise",
        "THREATEN": "threatens or warns of consequences",
        "PROTEST": "civilians demonstrate, strike, riot, boycott",
        "SANCTION": "reduces relations: sanctions, embargo, expels envoys, withdraws, convicts",
        "MOBILIZE": "moves or readies forces short of using them",
        "COERCE": "represses or compels short of violence: arrests, seizes, censors, blockades, hacks",
        "ASSAULT": "deliberate action that can do bodily harm or destroy",
    },
    Status: {
        "occurred": "told as done",
        "ongoing": "told as under way",
        "planned": "arranged or intended",
        "promised": "the content of an offer, pledge or vow",
        "requested": "the content of a request, demand or call",
        "threatened": "the content of a threat or warning, also on a condition",
        "possible": "considered, feared, believed likely, hypothetical",
        "not_occurred": "negated, prevented, cancelled",
    },
    Stance: {
        "asserts": "the innermost speaker says that it is so",
        "denies": "the innermost speaker says that it is not so",
        "disclaims": "the innermost speaker knows nothing of it",
        "declines": "the innermost speaker declines to comment",
        "questions": "the innermost speaker puts it in question",
    },
    Certainty: {
        "certain": "the words hedge nothing",
        "probable": "“believed to”, “likely”, “reportedly”",
        "possible": "“may”, “alleged”",
    },
    SpeakerKind: {
        "named_person": "a person with a name",
        "named_body": "a state, organ, company or other body with a name",
        "unnamed_official": "an official whose name is withheld",
        "unnamed_source": "anybody else whose name is withheld",
        "media": "another outlet",
        "document": "a report, ruling, letter or other writing",
        "witness": "somebody who was there",
    },
    Precision: {
        "minute": "to the minute",
        "hour": "to the hour",
        "day": "one day",
        "days": "a few days",
        "week": "a week",
        "month": "a month",
        "season": "a season",
        "quarter": "a quarter of a year",
        "year": "a year",
        "longer": "more than a year",
        "unknown": "the words do not tell",
    },
    TimeBasis: {
        "explicit": "a date in the words",
        "relative": "counted from the document's date",
        "carried": "from a neighbouring claim",
        "background": "bounded by what is known, such as terms of office",
        "none": "not dated; a publication date is used as an upper bound only",
    },
    PlacePrecision: {
        "site": "a building, bridge or other spot",
        "settlement": "a city, town or village",
        "district": "a district",
        "region": "a province, state or other region",
        "country": "a country",
        "area": "a sea, border, front, or several countries",
        "unknown": "the words do not tell",
    },
    Sector: {
        "GOV": "government",
        "MIL": "military",
        "JUD": "judiciary",
        "LEG": "legislature",
        "PTY": "party",
        "PRM": "paramilitary",
        "REB": "rebel",
        "UAF": "unidentified armed",
        "COP": "police",
        "SPY": "intelligence",
        "OPP": "opposition",
        "BUS": "business",
        "CVL": "civilian",
        "CRM": "criminal",
        "EDU": "education",
        "ELI": "former official or elite",
        "JRN": "media",
        "LAB": "labour",
        "MED": "medical",
        "REF": "refugee",
        "REL": "religious",
        "SOC": "social group",
        "UNK": "unknown",
        "IGO": "international governmental organisation",
        "NGO": "non-governmental organisation",
        "MNC": "multinational company",
        "ISM": "international movement",
    },
    AmountKind: {
        "money": "a sum; the unit is its currency",
        "killed": "persons killed",
        "injured": "persons injured",
        "detained": "persons detained",
        "abducted": "persons abducted",
        "released": "persons released",
        "displaced": "persons displaced",
        "troops": "soldiers or fighters",
        "units": "things counted: tanks, missiles, ships",
    },
    BlockKind: {
        "headline": "the title of the article",
        "standfirst": "the lines between title and article",
        "heading": "a heading within the article",
        "paragraph": "running text",
        "quotation": "a quotation set apart",
        "byline": "who wrote it",
        "dateline": "place and date before the first sentence",
        "date_line": "a line that gives the date of publication",
        "caption": "the words under a picture",
        "credit": "who owns a picture or the text",
        "navigation": "menus and links of the site",
        "plea": "asks to subscribe, sign up, share, accept cookies",
        "related": "lists of other stories",
        "comments": "what readers wrote",
        "form": "fields to fill in",
        "legal": "copyright and terms",
    },
    Standing: {
        "retracted": "a document that told it took it back",
        "disputed": "another party to it denies it",
        "acknowledged": "asserted by the party that it burdens",
        "corroborated": "two or more origins that are not on one side",
        "one_sided": "several origins, all of one side",
        "single_named": "one origin, a named speaker",
        "single_unnamed": "one origin, an unnamed speaker",
        "own_reporting": "the outlet's voice alone",
    },
    Side: {
        "actor": "the speaker is on the side of those who do it",
        "recipient": "the speaker is on the side of those to whom it is done",
        "both": "both sides are of one country, and the speaker is of it",
        "other": "the speaker is of neither side",
        "unknown": "it can't be told of which side the speaker is",
        "outlet": "the outlet's own voice",
    },
    Relation: {
        "original": "the one that the others were made from, as far as the texts tell",
        "identical": "the same text",
        "reprint": "the same text, edited or cut",
        "excerpt": "part of the text in a document of its own",
        "same_wire": "another edit of the same wire report",
        "update": "a later version, with more or newer news",
        "correction": "a later version that takes something back",
    },
    DisputeAbout: {
        "whether": "did it happen",
        "who": "who did it, or to whom",
        "how_many": "how many or how much",
        "when": "when",
        "where": "where",
        "what": "what to call it",
    },
    Difference: {
        "conflict": "the values contradict each other",
        "update": "the later value follows the earlier, as a toll that rises",
        "correction": "the later value takes the place of one that was taken back",
    },
    Stage: {
        "asked": "somebody asked for it",
        "considered": "it is being thought about",
        "promised": "it was promised, offered or announced",
        "approved": "it was decided, budgeted or signed",
        "delivered": "it was done",
        "suspended": "it was halted",
        "cancelled": "it was called off, refused or withdrawn",
    },
    LadderKind: {
        "aid": "money, arms, relief, protection",
        "sanctions": "sanctions, embargoes, expulsions, and their lifting",
        "talks": "meetings and negotiations",
        "force": "the use of force",
        "troops": "sending, readying or withdrawing forces",
    },
    Verdict: {
        "same": "the two claims speak of one happening",
        "different": "the two claims speak of two happenings",
        "unsure": "the person can't tell",
        "right": "the claim is as the sentence says",
        "wrong": "the sentence says no such thing; the claim counts for nothing",
        "corrected": "a field of the claim has another value",
    },
    Role: {
        "actor": "does it",
        "recipient": "to whom it is done",
    },
    LadderRole: {
        "giver": "gives, sends, imposes, or meets",
        "receiver": "to whom it is given or done",
    },
    State: {
        "counts": "it has effect",
        "replaced": "the same person said otherwise later",
        "overruled": "another person said otherwise later: people disagree",
        "withdrawn": "the person took it back",
        "void": "a claim that it judges is not in the chronicle, or counts for nothing",
    },
    What: {
        "new": "an event that none of the claims spoke of before",
        "gone": "an event whose claims are gone or count for nothing",
        "changed": "one event became one event, with other claims or values",
        "merged": "several events became one",
        "split": "one event became several",
        "regrouped": "several events became several others",
        "anew": "all events were made, where there were none: the first build, or tables that a new version emptied",
    },
    News: {
        "retraction": "a document that told it took it back",
        "correction": "a later version of a document that told it puts something right",
        "event": "nothing told of it before",
        "status": "it is another kind of happening now: planned, then done",
        "stage": "a commitment that was told before has come further: promised, then delivered",
        "dispute": "its claims contradict each other where they did not",
        "standing": "it stands otherwise by the fixed rule",
        "origin": "an independent origin more tells it",
        "update": "a later figure or value follows an earlier one",
    },
    FeedState: {
        "new": "not asked yet",
        "ok": "it answers, and has news now and then",
        "silent": "it answers, but has had nothing new for much longer than usual",
        "failing": "it does not answer, or not with a feed; it is tried again, less and less often",
        "gone": "the server says that it is gone for good; it is not asked again",
    },
}
"""Vocabulary → code → meaning. A test holds each vocabulary complete."""
