import { describe, expect, it } from 'vitest';
import { segments, slice } from '../src/parts/marks';
import { endOf, when, whenOrTold } from '../src/words/dates';
import { groupWords } from '../src/words/groups';
import { amount } from '../src/words/numbers';
import { accordingTo, who } from '../src/words/parties';

const time = (earliest: string | null, latest: string | null, time_precision = 'day', time_basis = 'explicit') => ({
  earliest,
  latest,
  time_precision,
  time_basis,
});

describe('times are never narrower than they are known', () => {
  it.each([
    [time('2014-03-05', '2014-03-05'), '5 Mar 2014'],
    [time('2014-03-03', '2014-03-09', 'week'), '3–9 Mar 2014'],
    [time('2014-03-30', '2014-04-02', 'days'), '30 Mar – 2 Apr 2014'],
    [time('2013-12-30', '2014-01-02', 'days'), '30 Dec 2013 – 2 Jan 2014'],
    [time('2018-11-01', '2018-11-30', 'month'), 'Nov 2018'],
    [time('2014-01-01', '2014-12-31', 'year'), '2014'],
    [time(null, '2018-11-28', 'unknown'), 'by 28 Nov 2018'],
    [time('2018-11-28', null, 'unknown'), 'from 28 Nov 2018'],
    [time(null, null, 'unknown'), 'undated'],
  ])('%j', (value, words) => expect(when(value)).toBe(words));

  it('an act without a date of its own is told, never dated', () => {
    const told = { ...time(null, '2022-04-09', 'unknown', 'none'), first_told: '2022-04-09' };
    expect(whenOrTold(told)).toBe('told 9 Apr 2022, no date of its own');
  });

  it('months end where they end', () => {
    expect(endOf('2024-02-01', 'month')).toBe('2024-02-29');
    expect(endOf('2023-12-01', 'month')).toBe('2023-12-31');
  });

  it.each([
    ['2014-03', 'Mar 2014'],
    ['told:2022-04-09', 'told 9 Apr 2022, no date of their own'],
    ['2014-03/2014-05', 'Mar 2014 – May 2014'],
    ['/2014-03', 'by Mar 2014'],
    ['', 'no date can be told'],
  ])('group %s', (key, words) => expect(groupWords(key)).toBe(words));
});

describe('amounts keep their bounds', () => {
  it.each([
    [{ low: 596, best: null, high: null }, 'at least 596'],
    [{ low: null, best: null, high: 180 }, 'up to 180'],
    [{ low: 20, best: null, high: 30 }, '20–30'],
    [{ low: 20, best: 25, high: 30 }, '20–30, likeliest 25'],
    [{ low: null, best: 15e9, high: null }, '15 billion'],
  ])('%j', (value, words) => expect(amount(value)).toBe(words));
});

describe('parties and voices', () => {
  const named = (name: string) => ({ entity: name, name, country: null, sector: null });

  it('an unknown doer is a dash, and each party stands once', () => {
    expect(who({ actors: [], recipients: [named('Suderia'), named('Suderia')] })).toBe('— → Suderia');
  });

  it('the innermost speaker comes first, and unnamed ones by their words', () => {
    const voices = [
      { text: 'the White House', name: 'White House', entity: null, country: null, kind: 'named_body' },
      { text: 'two officials', name: null, entity: null, country: null, kind: 'unnamed_official' },
    ];
    const told = { voices, publisher: 'Halm Post', document: 'd1', title: null, published: null, stance: 'denies', certainty: 'probable' };
    expect(accordingTo(told)).toBe('denied by “two officials”, as told by White House, in Halm Post (probably)');
  });
});

describe('marks', () => {
  const span = (role: string, start: number, end: number) => ({ role, start, end, claim: 'c1' });

  it('cut a text at every end, the narrowest span first', () => {
    const cut = segments('Norland seized ships', 100, [span('actor', 100, 107), span('trigger', 108, 120), span('recipient', 115, 120)]);
    expect(cut.map((one) => [one.text, one.spans.map((s) => s.role)])).toEqual([
      ['Norland', ['actor']],
      [' ', []],
      ['seized ', ['trigger']],
      ['ships', ['recipient', 'trigger']],
    ]);
  });

  it('count code points, as offsets do', () => {
    expect(slice('a😀b', 1, 3)).toBe('😀b');
    expect(segments('😀 fired', 0, [span('trigger', 2, 7)]).map((one) => one.text)).toEqual(['😀 ', 'fired']);
  });
});
