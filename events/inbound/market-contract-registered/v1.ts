import * as z from 'zod';
import { defineEvent } from '../../envelope.ts';
import {
  marketExample,
  marketFen,
  marketFile,
  marketFileExample,
  marketOrderRef,
  marketText,
} from '../market-order.ts';

/** The signed contract was registered in the market. */
export const MarketContractRegistered = defineEvent({
  type: 'MarketContractRegistered',
  version: 1,
  data: () =>
    z.strictObject({
      ...marketOrderRef(),
      number: marketText(100),
      signedOn: z.iso.date(),
      amountFen: marketFen(),
      thirdParty: marketText(200).optional(),
      subcontracted: z.boolean(),
      file: marketFile(),
    }),
  example: {
    ...marketExample,
    number: 'HT-2026-001',
    signedOn: '2026-03-05',
    amountFen: 1_000_000,
    subcontracted: false,
    file: marketFileExample,
  },
});
