"""The codebook's closed vocabularies. Meanings stand in the codebook and in ``docs/columns.md``."""

from enum import StrEnum


class EventType(StrEnum):
    """The 16 event types of PLOVER (manual of 2021-09)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """What kind of happening the sentence speaks of (codebook, section 4)."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PROMISED = "promised"
    REQUESTED = "requested"
    THREATENED = "threatened"
    POSSIBLE = "possible"
    NOT_OCCURRED = "not_occurred"


class Stance(StrEnum):
    """How the innermost speaker stands to the claim (codebook, section 5)."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DISCLAIMS = "disclaims"
    DECLINES = "declines"
    QUESTIONS = "questions"


class Certainty(StrEnum):
    """Certainty in the words themselves, never the reader's own confidence."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class SpeakerKind(StrEnum):
    """What sort of speaker a voice is."""

    NAMED_PERSON = "named_person"
    NAMED_BODY = "named_body"
    UNNAMED_OFFICIAL = "unnamed_official"
    UNNAMED_SOURCE = "unnamed_source"
    MEDIA = "media"
    DOCUMENT = "document"
    WITNESS = "witness"


class Precision(StrEnum):
    """How narrow an interval of time is meant to be."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    LONGER = "longer"
    UNKNOWN = "unknown"


class TimeBasis(StrEnum):
    """What a date rests on (codebook, section 6)."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    CARRIED = "carried"
    BACKGROUND = "background"
    NONE = "none"


class PlacePrecision(StrEnum):
    """How narrow a place is."""

    SITE = "site"
    SETTLEMENT = "settlement"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    AREA = "area"
    UNKNOWN = "unknown"


class Sector(StrEnum):
    """PLOVER's actor sectors."""

    GOV = "GOV"
    MIL = "MIL"
    JUD = "JUD"
    LEG = "LEG"
    PTY = "PTY"
    PRM = "PRM"
    REB = "REB"
    UAF = "UAF"
    COP = "COP"
    SPY = "SPY"
    OPP = "OPP"
    BUS = "BUS"
    CVL = "CVL"
    CRM = "CRM"
    EDU = "EDU"
    ELI = "ELI"
    JRN = "JRN"
    LAB = "LAB"
    MED = "MED"
    REF = "REF"
    REL = "REL"
    SOC = "SOC"
    UNK = "UNK"
    IGO = "IGO"
    NGO = "NGO"
    MNC = "MNC"
    ISM = "ISM"


class MentionKind(StrEnum):
    """What a phrase names, as far as its words tell: the part it takes in an act, or what its name is the name of."""

    PARTY = "party"
    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    PLACE = "place"
    TIME = "time"
    AMOUNT = "amount"


class AmountKind(StrEnum):
    """What an amount counts."""

    MONEY = "money"
    KILLED = "killed"
    INJURED = "injured"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    RELEASED = "released"
    DISPLACED = "displaced"
    TROOPS = "troops"
    UNITS = "units"


class BlockKind(StrEnum):
    """What a block of a page is. Only the first group is read for claims (see ``READ``)."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    BYLINE = "byline"
    DATELINE = "dateline"
    DATE_LINE = "date_line"
    CAPTION = "caption"
    CREDIT = "credit"
    NAVIGATION = "navigation"
    PLEA = "plea"
    RELATED = "related"
    COMMENTS = "comments"
    FORM = "form"
    LEGAL = "legal"


class Standing(StrEnum):
    """How an event stands by the fixed rule of codebook section 7. Never a truth score."""

    RETRACTED = "retracted"
    DISPUTED = "disputed"
    ACKNOWLEDGED = "acknowledged"
    CORROBORATED = "corroborated"
    ONE_SIDED = "one_sided"
    SINGLE_NAMED = "single_named"
    SINGLE_UNNAMED = "single_unnamed"
    OWN_REPORTING = "own_reporting"


class Side(StrEnum):
    """Where the innermost speaker of a claim stands to the act: with a party to it, with both, or with none."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    BOTH = "both"
    OTHER = "other"
    UNKNOWN = "unknown"
    OUTLET = "outlet"


class Relation(StrEnum):
    """What a document of a family is to the one that it was made from."""

    ORIGINAL = "original"
    IDENTICAL = "identical"
    REPRINT = "reprint"
    EXCERPT = "excerpt"
    SAME_WIRE = "same_wire"
    UPDATE = "update"
    CORRECTION = "correction"


class DisputeAbout(StrEnum):
    """What the claims of an event differ on."""

    WHETHER = "whether"
    WHO = "who"
    HOW_MANY = "how_many"
    WHEN = "when"
    WHERE = "where"
    WHAT = "what"


class Difference(StrEnum):
    """Whether two values contradict each other, or the later one takes the place of the earlier."""

    CONFLICT = "conflict"
    UPDATE = "update"
    CORRECTION = "correction"


class Stage(StrEnum):
    """How far a commitment has come, in the order of the ladder; the last two end or halt it."""

    ASKED = "asked"
    CONSIDERED = "considered"
    PROMISED = "promised"
    APPROVED = "approved"
    DELIVERED = "delivered"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


class LadderKind(StrEnum):
    """What a commitment is about."""

    AID = "aid"
    SANCTIONS = "sanctions"
    TALKS = "talks"
    FORCE = "force"
    TROOPS = "troops"


class Verdict(StrEnum):
    """What a person decided: the first three of a pair of claims, the others of one claim."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    RIGHT = "right"
    WRONG = "wrong"
    CORRECTED = "corrected"


class FeedState(StrEnum):
    """How a watched feed is."""

    NEW = "new"
    OK = "ok"
    SILENT = "silent"
    FAILING = "failing"
    GONE = "gone"


class News(StrEnum):
    """What can be new about an event, the weightiest first."""

    RETRACTION = "retraction"
    CORRECTION = "correction"
    EVENT = "event"
    STATUS = "status"
    STAGE = "stage"
    DISPUTE = "dispute"
    STANDING = "standing"
    ORIGIN = "origin"
    UPDATE = "update"
