import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyInputs, goldenContext, scheme } from '../../../../test/support/evaluation-fixtures.ts';
import { scoreEntry } from '../scoring/score.ts';
import { rankKeyOf } from './rank-key.ts';
import { keyScorer } from './score-key.ts';

it('[9-2c] scores for ranking alone what the written score says', () => {
  const scorer = keyScorer(scheme, goldenContext);
  const subject = { entryId: 'E', agencyId: 'A', category: 'C', onboardedOn: '2024-02-01' };
  fc.assert(
    fc.property(anyInputs, fc.boolean(), fc.boolean(), (inputs, capped, unqualified) => {
      const marked = { ...subject, capped, unqualified };
      const scored = scoreEntry(scheme, inputs, goldenContext, { satisfaction: 'FINAL' });
      expect(scorer(marked, inputs)).toEqual(rankKeyOf(marked, inputs, scored));
    }),
  );
});
