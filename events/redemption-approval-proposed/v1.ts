import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The first person proposes approval, with a review sheet. */
export const RedemptionApprovalProposed = defineEvent({
  type: 'RedemptionApprovalProposed',
  version: 1,
  data: () => z.strictObject({ ...redemptionRef() }),
  example: redemptionExample,
});
