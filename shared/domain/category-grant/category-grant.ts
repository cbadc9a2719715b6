import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import { DeclaredCategory } from '../onboarding/onboarding-case.ts';
import type { Refusal } from '../problem.ts';
import type { Deadline } from '../time/deadline.ts';
import { instantSchema } from '../time/instant.ts';
import { JudgedResult } from '../verification/verification-state.ts';
import { type CategoryGrantAction, categoryGrantMachine, type CategoryGrantStatus } from './machine.ts';

/** A request for one more category, what the registers said of it, and what people made of that. */
export const CategoryGrantBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    /** The same as a category of the self-assessment: content, standards, certificates (4-2d). */
    declared: DeclaredCategory(),
    requestedAt: instantSchema(),
    requestedBy: z.string(),
    /** It is decided under the catalogue of its request (requirements §8.0). */
    policyVersion: z.string(),
    result: JudgedResult().optional(),
    /** How many refusals were proposed, returned ones included. */
    proposals: z.int().nonnegative(),
    /** A refusal that an officer proposes, the agency's reply to it, and whether the time for one is over (§5.5). */
    proposal: z
      .strictObject({
        by: z.string(),
        at: instantSchema(),
        reason: z.string(),
        reply: z
          .strictObject({
            by: z.string(),
            at: instantSchema(),
            text: z.string(),
            documentIds: z.array(z.string()),
          })
          .optional(),
        heard: z.boolean(),
      })
      .optional(),
    decision: z
      .strictObject({
        by: z.string(),
        at: instantSchema(),
        reason: z.string(),
        onReply: z.string().optional(),
      })
      .optional(),
  }),
);
export type CategoryGrantBody = z.infer<ReturnType<typeof CategoryGrantBody>>;

export interface CategoryGrantState {
  readonly id: string;
  readonly status: string;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly body: CategoryGrantBody;
}

export type CategoryGrantDecision = Decided<CategoryGrantBody> | Refusal;

/** The agency's time to reply to a proposed refusal, policy `hearing.replyDays`. */
export const GRANT_REPLY = 'GRANT_REPLY';

export const grantRef = ({ id, body }: Pick<CategoryGrantState, 'id' | 'body'>) => ({
  grantId: id,
  agencyId: body.agencyId,
  uscc: body.uscc,
  category: body.declared.code,
});

export function followGrant(
  status: string,
  action: CategoryGrantAction,
  { roles }: Pick<Acting, 'roles'>,
): CategoryGrantStatus | Refusal {
  // The store keeps the status as text; a text that is no state matches no row and is refused.
  return follow(categoryGrantMachine, status as CategoryGrantStatus, action, roles);
}
