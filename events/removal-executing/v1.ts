import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { removalExample, removalRef } from '../removal-ref.ts';

/** The removal is carried out: the agency is REMOVED, then its orders, claims and pages follow (12-3h). */
export const RemovalExecuting = defineEvent({
  type: 'RemovalExecuting',
  version: 1,
  told: '开始执行清退',
  data: () => z.strictObject(removalRef()),
  example: removalExample,
});
