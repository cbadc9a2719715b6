import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CooperationBody, GivenItem } from '../../../shared/domain/cooperation/cooperation.ts';
import { cooperationMachine, type CooperationStatus } from '../../../shared/domain/cooperation/machine.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import { deadlineViews, DeadlineViews } from '../../../shared/runtime/deadline-view.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';
import { isOfficer } from '../../../shared/runtime/viewer.ts';

export const CooperationView = onFirstUse(() => {
  const { agencyId, uscc, side, subjectRef, orderId, article, purpose, items, requestedAt, dueOn } =
    CooperationBody().shape;
  return z.object({
    cooperationId: z.string(),
    status: z.enum(cooperationMachine.states),
    version: z.int(),
    agencyId,
    uscc,
    side,
    subjectRef,
    orderId,
    article,
    purpose,
    items,
    requestedAt,
    dueOn,
    second: z.object({ at: z.string(), reason: z.string() }).optional(),
    submission: z
      .object({
        receiptNo: z.string(),
        at: z.string(),
        late: z.boolean(),
        hash: z.string().describe('SHA-256 of what was handed in'),
        items: z
          .array(GivenItem())
          .optional()
          .describe('for the agency itself; officers look by an audited view'),
      })
      .optional(),
    views: z.object({ count: z.int(), lastAt: z.string() }).optional(),
    refusalProposed: z.boolean().optional(),
    decision: z.object({ at: z.string(), reason: z.string() }).optional(),
    deadlines: DeadlineViews(),
    allowedActions: z.array(z.string()),
  });
});

/** A request for the one who asked and for the agency; nobody's pseudonym is in it. */
export function cooperationView(
  { id, status, version, deadlines, body }: Standing<CooperationBody>,
  principal: Pick<Principal, 'roles'>,
  withItems = !isOfficer(principal),
) {
  const { submission, views, second, decision } = body;
  const { agencyId, uscc, side, subjectRef, orderId, article, purpose, items, requestedAt, dueOn } = body;
  return {
    cooperationId: id,
    status: status as CooperationStatus,
    version,
    agencyId,
    uscc,
    side,
    subjectRef,
    ...(orderId !== undefined && { orderId }),
    article,
    purpose,
    items,
    requestedAt,
    dueOn,
    ...(second && { second: { at: second.at, reason: second.reason } }),
    ...(submission && {
      submission: {
        receiptNo: submission.receiptNo,
        at: submission.at,
        late: submission.late,
        hash: submission.hash,
        ...(withItems && { items: submission.items }),
      },
    }),
    ...(views && { views: { count: views.count, lastAt: views.lastAt } }),
    ...(isOfficer(principal) && { refusalProposed: body.refusal !== undefined }),
    ...(decision && { decision: { at: decision.at, reason: decision.reason } }),
    deadlines: deadlineViews(deadlines),
    allowedActions: allowedActions(cooperationMachine, status as CooperationStatus, principal.roles),
  };
}
