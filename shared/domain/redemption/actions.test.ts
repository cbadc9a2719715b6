import { expect, it } from 'vitest';
import { after, officer, redemptionAt } from '../../../test/support/archive-fixtures.ts';
import { as, PLACED_AT } from '../../../test/support/order-fixtures.ts';
import { actionsOn, CENTRE_GROUND, decideHold } from './hold.ts';

const claimed = redemptionAt('CLAIMED');
const flagged = after(
  claimed,
  decideHold(claimed, { ref: 'RISKFLAG#F1', cause: 'RISK_FLAG' }, { ...as('SYSTEM'), now: PLACED_AT }),
);
const byCentre = after(
  flagged,
  decideHold(flagged, { ref: CENTRE_GROUND, cause: 'CENTRE', reason: '来信反映' }, officer),
);

it('[14-2c] shows one way to release what is withheld, and only of a ground that people take away', () => {
  expect(actionsOn(flagged, ['CENTRE_REVIEWER'])).toEqual(['hold']);
  expect(actionsOn(byCentre, ['CENTRE_REVIEWER'])).toEqual(['hold', 'release']);
  expect(actionsOn(byCentre, ['CENTRE_OFFICER'])).toEqual(['hold']);
  expect(actionsOn(claimed, ['CENTRE_OFFICER'])).toEqual(['startReview', 'hold']);
});
