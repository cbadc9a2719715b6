import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** Names an order in every event about it: the agency, the buyer (a credit code, or a team's pseudonym), the category. */
export const orderRef = onFirstUse(() => ({
  orderId: z.string(),
  agencyId: z.string(),
  uscc: z.string(),
  buyerId: z.string(),
  category: z.string(),
}));

/** Names an agency's answer to a demand. */
export const demandResponseRef = onFirstUse(() => ({
  responseId: z.string(),
  demandId: z.string(),
  buyerId: z.string(),
  agencyId: z.string(),
  uscc: z.string(),
  category: z.string(),
}));

/** Names a buyer's demand. */
export const demandRef = onFirstUse(() => ({
  demandId: z.string(),
  buyerId: z.string(),
  category: z.string(),
}));

export const orderExample = {
  orderId: '01JQORDER',
  agencyId: '01JQAGENCY',
  uscc: '91310104MA1FX0010C',
  buyerId: '91310115MA1FX00372',
  category: 'INSPECTION_TESTING',
};

export const demandExample = {
  demandId: '01JQDEMAND',
  buyerId: '91310115MA1FX00372',
  category: 'INSPECTION_TESTING',
};

export const demandResponseExample = {
  responseId: '01JQDEMAND-01JQAGENCY',
  demandId: '01JQDEMAND',
  buyerId: '91310115MA1FX00372',
  agencyId: '01JQAGENCY',
  uscc: '91310104MA1FX0010C',
  category: 'INSPECTION_TESTING',
};
