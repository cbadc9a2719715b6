import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';

export const cycleField = onFirstUse(() => z.string().min(4).max(10));
/** `<cycleId>.<category>.<agencyId>`. */
export const entryField = onFirstUse(() => z.string().min(1).max(120));
