import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { violationMachine } from '../../../shared/domain/violation/machine.ts';
import { ViolationBody } from '../../../shared/domain/violation/violation.ts';
import { DeadlineViews } from '../../../shared/runtime/deadline-view.ts';
import { textField } from '../../../shared/runtime/text-field.ts';

/** Officers see all of it; its agency what it is heard on. */
export const ViolationView = onFirstUse(() =>
  z.object({
    violationId: z.string(),
    status: z.enum(violationMachine.states),
    version: z.int(),
    allowedActions: z.array(z.string()).describe('what the caller may do now'),
    deadlines: DeadlineViews(),
    ...ViolationBody().partial().shape,
  }),
);

export const ofViolation = onFirstUse(() => z.strictObject({ violationId: z.string().min(1).max(180) }));
export const reasonText = onFirstUse(() => textField(2000));
export const Reason = onFirstUse(() => z.strictObject({ reason: reasonText() }));
export const ARTICLES = ['13-1a', '13-1b', '13-1c', '13-1d', '13-1e', '13-2', '13-3'] as const;
export const violationAnswer = (description: string) => ({ description, schema: ViolationView() });
