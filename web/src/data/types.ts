/** What every page is made of: the JSON of the server, word for word (docs/api.md). `null` is "not told". */

/** A day, ISO 8601. */
export type Day = string;

export interface Party {
  entity: string | null;
  name: string | null;
  country: string | null;
  sector: string | null;
  /** Words of the text, where a party was not resolved. */
  text?: string | null;
}

export interface Place {
  name: string;
  country: string | null;
  lat: number | null;
  lon: number | null;
  precision: string | null;
  geonames?: number | null;
}

/** When something took place: never narrower than it is known. */
export interface Interval {
  earliest: Day | null;
  latest: Day | null;
  time_precision: string;
  time_basis: string;
}

/** An amount: as low, likely and high as it is told. */
export interface Figure {
  kind: string;
  unit: string | null;
  low: number | null;
  best: number | null;
  high: number | null;
  /** Claims that give it. */
  claims?: string[];
  /** Words of the text; of a claim's figure only. */
  text?: string | null;
}

export interface Voice extends Named {
  kind: string;
  cue: string | null;
  carried: boolean;
  cue_start: number | null;
  cue_end: number | null;
}

/** Who tells a claim: voices, outermost first; none is the outlet itself. */
export interface AccordingTo {
  voices: { text?: string | null; entity: string | null; name: string | null; country: string | null; kind: string }[];
  publisher: string | null;
  document: string;
  title: string | null;
  published: Day | null;
  stance: string;
  certainty: string;
}

/** One row of the chronicle. */
export interface EventRow extends Interval {
  id: string;
  /** The leading claim. */
  lead: string;
  type: string;
  mode: string | null;
  status: string;
  /** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
  quad: number;
  actors: Party[];
  recipients: Party[];
  /** Trigger words of its claims, the leading one first. */
  triggers: string[];
  /** Sentence of the leading claim. */
  sentence: string;
  trigger_start: number;
  trigger_end: number;
  place: Place | null;
  amounts: Figure[];
  standing: string;
  standing_rule: string;
  according_to: AccordingTo;
  origins: number;
  copies: number;
  claims: number;
  documents: number;
  publishers: string[];
  disputes: string[];
  first_told: Day | null;
  last_told: Day | null;
  story: { id: string; name: string } | null;
  /** Key of the group that the row stands in, where the list is grouped. */
  group: string | null;
}

export interface Facet {
  value: string;
  /** In words, where the value is a code or an id. */
  label?: string | null;
  count: number;
}

export interface Bin {
  /** First day of the month or year. */
  start: Day;
  count: number;
  /** The same by quad class, 1 to 4. */
  quads: number[];
}

export interface EventsPage {
  total: number;
  offset: number;
  limit: number;
  rows: EventRow[];
  /** The groups that these rows stand in. */
  groups: { key: string; label?: string | null; count: number }[];
  /** By parameter; null where they were not asked for. */
  facets: Record<string, Facet[]> | null;
  histogram: Histogram | null;
}

export interface Histogram {
  unit: 'month' | 'year';
  bins: Bin[];
  undated: number;
}

/** A party as a claim names it: the words, whom they mean, and how that was found. */
export interface Named extends Party {
  start: number | null;
  end: number | null;
  method: string | null;
  score: number | null;
  rivals: string[] | null;
}

/** One claim with all that it rests on. Offsets count Unicode code points of the document's text. */
export interface Claim extends Interval {
  id: string;
  event: string | null;
  document: string;
  title: string | null;
  uri: string;
  publisher: string | null;
  published: Day | null;
  sentence: string;
  sentence_start: number;
  sentence_end: number;
  before: string | null;
  after: string | null;
  trigger: string;
  trigger_start: number;
  trigger_end: number;
  type: string;
  mode: string | null;
  status: string;
  quad: number;
  stance: string;
  certainty: string;
  actors: Named[];
  recipients: Named[];
  voices: Voice[];
  amounts: (Figure & { start: number; end: number })[];
  time_text: string | null;
  time_start: number | null;
  time_end: number | null;
  time_method: string | null;
  time_score: number | null;
  place: Place | null;
  place_text: string | null;
  place_start: number | null;
  place_end: number | null;
  place_method: string | null;
  place_score: number | null;
  place_rivals: string[];
  time_rivals: string[];
  score: number;
  coder: string;
  side: string | null;
  /** Why it is in its event: the claim it was joined to, how sure, and what each feature adds, in log-odds. */
  link: { to: string; score: number; parts: { feature: string; weight: number }[] } | null;
}

export interface Member {
  document: string;
  title: string | null;
  publisher: string | null;
  published: Day | null;
  relation: string;
  of: string | null;
  share: number;
  reason: string;
}

export interface Family {
  id: string;
  members: Member[];
}

export interface Dispute {
  about: string;
  difference: string;
  text: string;
  positions: { value: string; by: string; claims: string[] }[];
}

export interface Judgement {
  id: string;
  verdict: string;
  left: string;
  right: string | null;
  field: string | null;
  value: string | null;
  reason: string | null;
  person: string;
  made: string;
  withdrawn: string | null;
  /** counts, replaced, overruled, withdrawn or void. */
  state?: string | null;
}

/** All of one event. */
export interface EventPage {
  event: EventRow & { standing_claims: string[]; plover: string; cameo: string; goldstein: number };
  /** In order of telling. */
  claims: Claim[];
  disputes: Dispute[];
  families: Family[];
  judgements?: Judgement[];
  /** Commitments of which it tells a stage. */
  commitments?: { id: string; kind: string; what: string | null; stage: string; reached: string; steps: number }[];
}

export interface Block {
  kind: string;
  start: number;
  end: number;
  reason: string | null;
}

export interface DocumentPage {
  document: {
    id: string;
    uri: string;
    title: string | null;
    text: string;
    publisher: string | null;
    byline: string | null;
    credit: string | null;
    dateline: string | null;
    language: string | null;
    published: Day | null;
    published_earliest: Day | null;
    published_latest: Day | null;
    published_precision: string | null;
    published_basis: string | null;
    published_text: string | null;
    published_method: string | null;
    page_sha256: string;
  };
  blocks: Block[];
  claims: Claim[];
  families: Family[];
  captures: Capture[];
  date_reasons: DateReason[];
  judgements?: Judgement[];
}

export interface Capture {
  uri: string;
  locator: string;
  media_type: string | null;
  size: number | null;
  fetched: string | null;
}

/** Why the date of a document that tells none is bounded. */
export interface DateReason {
  start: number;
  end: number;
  text: string;
  known: string;
  earliest: Day | null;
  latest: Day | null;
  agrees: boolean;
}

export interface ActorRef {
  id: string;
  scope: 'entity' | 'country';
  name: string;
  country: string | null;
  sector: string | null;
}

/** Counts by quad class, 1 to 4. */
export type Quads = [number, number, number, number];

export interface Partner {
  entity: string;
  name: string;
  country: string | null;
  events: number;
  requests: number;
  did: Quads;
  received: Quads;
  together: Quads;
}

export interface ActorPage {
  actor: ActorRef;
  did: number;
  received: number;
  said: number;
  first: Day | null;
  last: Day | null;
  years: { year: number | null; did: number; received: number; said: number }[];
  types: { type: string; quad: number; did: number; received: number; said: number }[];
  stances: { stance: string; claims: number }[];
  partners: Partner[];
}

export interface DyadCount {
  /** First day of the month; null: without a date of their own. */
  start: Day | null;
  way: 'ab' | 'ba' | 'both';
  quad: number;
  request: boolean;
  events: number;
  origins: number;
  copies: number;
}

export interface DyadPage {
  a: ActorRef;
  b: ActorRef;
  total: number;
  counts: DyadCount[];
  types: { type: string; quad: number; ab: number; ba: number; both: number }[];
}

export interface PlaceCount extends Place {
  events: number;
  quads: Quads;
  origins: number;
  first: Day | null;
  last: Day | null;
}

export interface MapPage {
  total: number;
  without_place: number;
  places: PlaceCount[];
  histogram: Histogram;
}

export interface Node {
  id: string;
  name: string;
  country: string | null;
  sector: string | null;
  did: number;
  received: number;
}

export interface Edge {
  source: string;
  target: string;
  /** Both do it together: no way is told. */
  mutual: boolean;
  events: number;
  quads: Quads;
  requests: number;
  origins: number;
  years: { year: number | null; quads: Quads; requests: number }[];
  first: Day | null;
  last: Day | null;
}

export interface NetworkPage {
  unit: 'entity' | 'country';
  nodes: Node[];
  hidden: number;
  edges: Edge[];
}

export interface PositionRow {
  claim: string;
  event: string;
  speaker: { text: string | null; entity: string | null; name: string | null; country: string | null; kind: string } | null;
  stance: string;
  certainty: string;
  side: string | null;
  type: string;
  mode?: string | null;
  status: string;
  quad: number;
  actors: Party[];
  recipients: Party[];
  trigger: string;
  sentence: string;
  document: string;
  publisher: string | null;
  published: Day | null;
}

export interface PositionsPage {
  total: number;
  offset: number;
  limit: number;
  rows: PositionRow[];
  stances: Facet[];
  speakers: Facet[];
}

export interface Run {
  id: string;
  version: string;
  reader: string;
  knowledge: string;
  settings: string;
  started: string;
  finished: string | null;
  pages: number;
  documents: number;
  known: number;
  claims: number;
  events: number;
  rejects: number;
}

export interface AboutPage {
  name: string;
  runs: Run[];
  counts: Record<string, number>;
  publishers: { publisher: string | null; documents: number; claims: number; first: Day | null; last: Day | null }[];
  coverage: { unit: 'day' | 'month'; bins: { start: Day; documents: number }[] };
  languages: { language: string | null; documents: number }[];
  rejects: { reason: string; count: number; example?: string | null; detail?: string | null }[];
}

/** An event before or after a run, in short. */
export interface EventBrief extends Interval {
  id: string;
  first_told: Day | null;
  type: string;
  mode: string | null;
  status: string;
  quad: number;
  actors: Party[];
  recipients: Party[];
  place: string | null;
  standing: string;
  claims: string[];
}

export interface ChangeRow {
  what: string;
  before: EventBrief[];
  after: EventBrief[];
  fields: { field: string; before: string; after: string }[];
  claims: string[];
  documents: { document: string; title: string | null; publisher: string | null; published: Day | null }[];
  judgements: Judgement[];
}

export interface ComparePage {
  a: Run | null;
  b: Run | null;
  anew: string | null;
  total: number;
  counts: Record<string, number>;
  offset: number;
  limit: number;
  rows: ChangeRow[];
}

/** How many commitments, and their sums of money added up; null: no sum, or no upper bound, is told. */
export interface Sum {
  commitments: number;
  low: number | null;
  best: number | null;
  high: number | null;
}

/** A total over commitments, each counted once in each stage that is told of it. Stages must not be added up. */
export interface Total extends Sum {
  giver: string | null;
  receiver: string | null;
  kind: string;
  /** A lifting, withdrawal or ceasefire, which are counted apart. */
  undoing: string | null;
  stage: string;
  unit: string | null;
}

export interface Commitment {
  id: string;
  kind: string;
  what: string | null;
  stage: string;
  givers: Party[];
  receivers: Party[];
  earliest: Day | null;
  latest: Day | null;
  amounts: Figure[];
  /** `words`: events of the offer, request or threat that one sentence tells together with the act. */
  steps: { stage: string; event: EventRow; words: string[] }[];
}

export interface CommitmentsPage {
  total: number;
  offset: number;
  limit: number;
  rows: Commitment[];
  totals: Total[];
  facets: Record<string, Facet[]> | null;
}

export interface Story {
  id: string;
  name: string;
  place: Place | null;
  earliest: Day | null;
  latest: Day | null;
  actors: Party[];
  events: number;
  quads: Quads;
  disputed: number;
  documents: number;
  origins: number;
}

export interface StoriesPage {
  total: number;
  /** Events that belong to no story. */
  without: number;
  offset: number;
  limit: number;
  rows: Story[];
}
