import { describe, expect, it } from 'vitest';
import {
  goldenContext,
  goldenInputs,
  rankKey,
  scheme,
} from '../../../../test/support/evaluation-fixtures.ts';
import type { EntryInputs } from '../scoring/inputs.ts';
import { scoreEntry } from '../scoring/score.ts';
import { withoutNearest } from './nearest.ts';
import { receiptOf } from './receipt.ts';

const lineOf = (inputs: EntryInputs, id: string, minDisclosed = 3) => {
  const scored = scoreEntry(scheme, inputs, goldenContext, { satisfaction: 'FINAL' });
  const { dimensions } = receiptOf(scheme, inputs, goldenContext, scored, {}, minDisclosed);
  return dimensions.flatMap(({ indicators }) => indicators).find((each) => each.id === id)!;
};
const satisfaction = (answers: number[]) =>
  lineOf({ ...goldenInputs, satisfaction: answers }, 'FBK_SATISFACTION_REVIEW');

describe('[9-3c] what an agency learns of its users’ answers', () => {
  it('is the points alone where fewer than three have answered: no mean, no ratio', () => {
    for (const answers of [[37], [37, 41]]) {
      const line = satisfaction(answers);
      expect(line.inputs[0]?.value).toBe('少于 3 名用户作答，不显示均分');
      expect(line).toMatchObject({
        score: expect.any(String),
        pointsZh: expect.stringContaining('少于 3 名用户'),
      });
      expect(line.ratio).toBeUndefined();
      expect(JSON.stringify(line)).not.toMatch(/37|41|39/);
    }
  });

  it('is the mean of three or more', () => {
    expect(satisfaction([30, 60, 90]).inputs[0]?.value).toBe('3 名用户均分 60.00');
    expect(satisfaction([30, 60, 90]).ratio).toBeDefined();
  });
});

describe('[9-2c] the receipt says by which rule', () => {
  it('an entry without ratings has the mean of its category', () => {
    const none = lineOf({ ...goldenInputs, ratings: { n: 0, stars: 0 } }, 'FBK_PLATFORM_RATING');
    expect(none.pointsZh).toContain('取本类别均值');
    expect(lineOf(goldenInputs, 'FBK_PLATFORM_RATING').pointsZh).not.toContain('取本类别均值');
  });

  it('no single change is named', () => {
    const why = (key: object, result: object) =>
      withoutNearest({ ...rankKey(1), ...key }, { primary: true, because: [], ...result });
    expect(why({}, { grade: 'EXCELLENT' })).toBe('BEST_GRADE');
    expect(why({}, { grade: 'GOOD', because: ['AMENDED'] })).toBe('AMENDED');
    expect(why({ standing: 'NO_ACTIVITY' }, { grade: 'QUALIFIED' })).toBe('NOT_RANKED');
    expect(why({}, { primary: false })).toBe('NOT_RANKED');
    expect(why({ unqualified: true }, { grade: 'UNQUALIFIED' })).toBe('TRIGGER');
    expect(why({ capped: true }, { grade: 'QUALIFIED' })).toBe('CAP');
    expect(why({}, { grade: 'QUALIFIED', because: ['QUOTA'] })).toBe('QUOTA');
    expect(why({}, { grade: 'QUALIFIED', because: ['FLOOR'] })).toBe('NO_SINGLE_CHANGE');
  });
});
