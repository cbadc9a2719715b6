import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { textField } from '../../../shared/runtime/text-field.ts';
import { EntryReviewView } from '../views.ts';

export const idField = onFirstUse(() => z.string().min(1).max(120));
export const entryParams = onFirstUse(() => z.strictObject({ entryId: idField() }));
export const Reason = onFirstUse(() => z.strictObject({ reason: textField(1000) }));
export const oneEntry = onFirstUse(() => ({
  200: { description: 'the entry after the step', schema: EntryReviewView() },
}));

export const REVIEWING = [
  'NOT_FOUND',
  'ILLEGAL_TRANSITION',
  'STALE_VERSION',
  'CONFLICT_OF_INTEREST',
  'CYCLE_LOCKED',
] as const;
