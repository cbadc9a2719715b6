import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A post of the exchange platform was handed in; its text is in the aggregate only (11-1c). */
export const ForumPostSubmitted = defineEvent({
  type: 'ForumPostSubmitted',
  version: 1,
  data: () => z.strictObject({ postId: z.string(), announcement: z.boolean() }),
  example: { postId: '01JQFP0ST00000000000000000', announcement: false },
});
