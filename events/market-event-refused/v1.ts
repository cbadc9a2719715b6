import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An event of the market could not be applied; a person looks into it. */
export const MarketEventRefused = defineEvent({
  type: 'MarketEventRefused',
  version: 1,
  data: () =>
    z.strictObject({
      marketOrderId: z.string(),
      sequence: z.int().positive(),
      /** The detail type of the refused event. */
      kind: z.string(),
      code: z.string(),
    }),
  example: {
    marketOrderId: 'MK0000000000000000000000AB',
    sequence: 2,
    kind: 'MarketOrderAccepted',
    code: 'ILLEGAL_TRANSITION',
  },
});
