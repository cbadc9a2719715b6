import { expect, it } from 'vitest';
import { boss, rui, wu } from '../../../test/support/adjustment-fixtures.ts';
import { asked, confirming, proposed } from '../../../test/support/violation-fixtures.ts';
import { decideConfirm } from './confirm.ts';
import { decideReview } from './review.ts';

const bo = { ...rui, actor: { ...rui.actor, id: 'bo' } };

it('[SM-15][13-2] an investigator does not find what he investigated, though another proposed it', () => {
  expect(decideConfirm(proposed, confirming, bo)).toMatchObject({ refused: 'FOUR_EYES' });
  expect(decideConfirm(proposed, confirming, rui)).toHaveProperty('events');
});

it('[SM-15] an investigator does not decide the review either', () => {
  const judging = { outcome: 'UPHELD', reason: '维持' } as const;
  expect(decideReview(asked, judging, { ...wu, actor: bo.actor })).toMatchObject({ refused: 'FOUR_EYES' });
  expect(decideReview(asked, judging, { ...wu, actor: boss.actor })).toMatchObject({ refused: 'FOUR_EYES' });
  expect(decideReview(asked, judging, wu)).toHaveProperty('events');
});
