import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';

export const id = onFirstUse(() => z.string().min(1).max(64));

/** Why something is done: in the trail and for officers. */
export const reasonText = onFirstUse(() => z.string().trim().min(1).max(2000));

export const documentIds = onFirstUse(() => z.array(id()).max(10).default([]));
