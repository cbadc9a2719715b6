import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { CaseBoard, serviceCaseExample, serviceCaseRef } from '../service-case-ref.ts';

/** A case is selected for a board; agency and buyer are asked for consent (11-2b). */
export const CaseSelected = defineEvent({
  type: 'CaseSelected',
  version: 1,
  data: () => z.strictObject({ ...serviceCaseRef(), board: CaseBoard(), buyerId: z.string() }),
  example: { ...serviceCaseExample, board: 'EXCELLENT_SERVICE', buyerId: '91310115MA1FX00372' },
});
