import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { removalExample, removalRef } from '../removal-ref.ts';

/** The agency was heard before the decision on its removal (SM-12). */
export const RemovalHeard = defineEvent({
  type: 'RemovalHeard',
  version: 1,
  told: '清退陈述申辩完成',
  data: () => z.strictObject(removalRef()),
  example: removalExample,
});
