import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { violationExample, violationRef } from '../violation-ref.ts';

/** The reviewer sends a proposal back to the investigation, for instance after what the agency said (SM-15). */
export const ViolationProposalReturned = defineEvent({
  type: 'ViolationProposalReturned',
  version: 1,
  told: '退回补充调查，撤回事先告知',
  data: () => z.strictObject({ ...violationRef() }),
  example: { ...violationExample },
});
