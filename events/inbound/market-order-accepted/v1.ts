import * as z from 'zod';
import { defineEvent } from '../../envelope.ts';
import { marketDeclaration, marketExample, marketOrderRef } from '../market-order.ts';

/** The agency accepted the order in the market, with its declaration. */
export const MarketOrderAccepted = defineEvent({
  type: 'MarketOrderAccepted',
  version: 1,
  data: () => z.strictObject({ ...marketOrderRef(), declaration: marketDeclaration() }),
  example: { ...marketExample, declaration: { textVersion: '2026-1', relatedParty: false } },
});
