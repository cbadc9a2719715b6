import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { TrainingKind } from '../guidance-ref.ts';

/** Agencies may register for a session; those in `invited` are told of it (3-2b). */
export const TrainingSessionOpened = defineEvent({
  type: 'TrainingSessionOpened',
  version: 1,
  data: () =>
    z.strictObject({
      sessionId: z.string(),
      kind: TrainingKind(),
      startsAt: z.iso.datetime({ precision: 3 }),
      invited: z.array(z.strictObject({ uscc: z.string() })),
    }),
  example: {
    sessionId: '01JQTRA1N00000000000000000',
    kind: 'REMEDIAL',
    startsAt: '2026-05-12T06:00:00.000Z',
    invited: [{ uscc: '91310104MA1FX0010C' }],
  },
});
