import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { publicityExample, publicityRef } from '../publicity-subject.ts';

/** The notice stands; objections are possible until `closesAt` (row 5-3). */
export const PublicityOpened = defineEvent({
  type: 'PublicityOpened',
  version: 1,
  data: () =>
    z.strictObject({
      ...publicityRef(),
      publishedOn: z.iso.date(),
      lastDay: z.iso.date(),
      closesAt: z.iso.datetime({ precision: 3 }),
      contentHash: z.string(),
    }),
  example: {
    ...publicityExample,
    publishedOn: '2026-03-02',
    lastDay: '2026-03-09',
    closesAt: '2026-03-09T16:00:00.000Z',
    contentHash: '5f2c…',
  },
});
