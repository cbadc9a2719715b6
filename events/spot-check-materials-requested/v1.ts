import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { spotCheckExample, spotCheckRef } from '../spot-check-ref.ts';

/** The request for material runs against the agency (SM-14, 6-4b). */
export const SpotCheckMaterialsRequested = defineEvent({
  type: 'SpotCheckMaterialsRequested',
  version: 1,
  data: () => z.strictObject({ ...spotCheckRef(), cooperationId: z.string() }),
  example: { ...spotCheckExample, cooperationId: '01JQCOOPERATION' },
});
