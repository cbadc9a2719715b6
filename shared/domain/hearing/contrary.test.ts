import { expect, it } from 'vitest';
import { hearingIn, rui, sun } from '../../../test/support/adjustment-fixtures.ts';
import { confirming, proposed } from '../../../test/support/violation-fixtures.ts';
import { isRefusal } from '../problem.ts';
import { decideConfirm } from '../violation/confirm.ts';
import type { HearingState } from './hearing.ts';

const considered = (accepted: boolean): HearingState => {
  const heard = hearingIn('CONSIDERED');
  const consideration = { accepted, text: '经核', by: sun.actor.id, at: sun.now };
  return { ...heard, body: { ...heard.body, consideration } };
};

it('[SM-15] a violation is not found against a reply that was accepted', () => {
  const found = (accepted: boolean) =>
    decideConfirm(proposed, { ...confirming, hearing: considered(accepted) }, rui);
  expect(found(true)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
  expect(isRefusal(found(false))).toBe(false);
});
