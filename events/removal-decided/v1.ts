import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { removalExample, removalRef } from '../removal-ref.ts';

/** The Commission decided to remove the agency, by two persons and after the hearing (12-3). */
export const RemovalDecided = defineEvent({
  type: 'RemovalDecided',
  version: 1,
  told: '决定清退',
  data: () => z.strictObject(removalRef()),
  example: removalExample,
});
