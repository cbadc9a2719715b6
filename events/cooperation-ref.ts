import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** Names a request for material in every event about it; `subjectRef` is what it serves, e.g. `SPOTCHECK#…`. */
export const cooperationRef = onFirstUse(() => ({
  cooperationId: z.string(),
  agencyId: z.string(),
  uscc: z.string(),
  subjectRef: z.string(),
}));

export const cooperationExample = {
  cooperationId: '01JQCOOPERATION',
  agencyId: '01JQAGENCY',
  uscc: '91310104MA1FX0010C',
  subjectRef: 'SPOTCHECK#2026Q1-01JQORDER',
};
