import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** What every event of a delivery says: which one, of which notice, by which channel, with which text. */
export const deliveryFacts = onFirstUse(() => ({
  deliveryId: z.string(),
  noticeId: z.string(),
  channel: z.enum(['LETTER', 'SMS', 'YWTB_LETTER']),
  template: z.string(),
}));

export const deliveryExample = {
  deliveryId: '6f1d0f4c0d5b4bb2a0f37c52c1a3e9d4',
  noticeId: '0b7c9d1e2f3a4b5c6d7e8f9a0b1c2d3e',
  channel: 'SMS',
  template: 'ONBOARDING_APPROVED',
} as const;
