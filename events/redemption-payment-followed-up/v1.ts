import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The treasury was asked again and has not yet paid or refused; it is asked once more later. */
export const RedemptionPaymentFollowedUp = defineEvent({
  type: 'RedemptionPaymentFollowedUp',
  version: 1,
  data: () => z.strictObject({ ...redemptionRef() }),
  example: redemptionExample,
});
