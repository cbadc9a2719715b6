import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { removalExample, removalRef } from '../removal-ref.ts';

/** The days to meet the basic conditions again are over, and nothing has said that they are met (12-3d). */
export const RemovalCureEnded = defineEvent({
  type: 'RemovalCureEnded',
  version: 1,
  told: '补救期限届满',
  data: () => z.strictObject(removalRef()),
  example: removalExample,
});
