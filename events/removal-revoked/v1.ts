import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { removalExample, removalRef } from '../removal-ref.ts';

/** The removal was revoked on review or by a court; the agency is back, its ended orders are not (SM-12). */
export const RemovalRevoked = defineEvent({
  type: 'RemovalRevoked',
  version: 1,
  told: '撤销清退决定',
  data: () => z.strictObject(removalRef()),
  example: removalExample,
});
