import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { publicityExample, publicityRef } from '../publicity-subject.ts';

/** An officer found an error in the content; a second person decides (SM-2 ④). */
export const PublicityCancellationProposed = defineEvent({
  type: 'PublicityCancellationProposed',
  version: 1,
  data: () => z.strictObject({ ...publicityRef() }),
  example: publicityExample,
});
