import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { publicityExample, publicityRef } from '../publicity-subject.ts';

/** A source could not answer the re-check before approval; it is tried again. */
export const PublicityReCheckAwaited = defineEvent({
  type: 'PublicityReCheckAwaited',
  version: 1,
  data: () => z.strictObject({ ...publicityRef() }),
  example: publicityExample,
});
