import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The order to repay was revoked: the payment stands (SM-6). */
export const RedemptionRecoveryClosed = defineEvent({
  type: 'RedemptionRecoveryClosed',
  version: 1,
  data: () => z.strictObject(redemptionRef()),
  example: redemptionExample,
});
