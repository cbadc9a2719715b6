import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A moderator let a post of the exchange platform be seen, or hid it; the reason is in the trail (11-1c). */
export const ForumPostModerated = defineEvent({
  type: 'ForumPostModerated',
  version: 1,
  data: () => z.strictObject({ postId: z.string(), outcome: z.enum(['VISIBLE', 'HIDDEN']) }),
  example: { postId: '01JQFP0ST00000000000000000', outcome: 'VISIBLE' },
});
