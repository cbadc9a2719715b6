import { DeadlineExtended } from '../../../events/deadline-extended/v1.ts';
import { type Decided, happened } from '../event.ts';
import type { RuleRef } from '../problem.ts';
import type { Instant } from '../time/instant.ts';
import { ESCALATE, escalation } from './escalate.ts';
import type { TaskBody } from './task.ts';

/**
 * The work may be done later, as what it is about is due later: its place in the queue moves, and its superiors are
 * told from the new day on. Undefined once it is done, or when nothing moves.
 */
export function decideMoveDue(
  task: { readonly id: string; readonly status: string; readonly body: TaskBody },
  dueAt: Instant,
  ctx: { readonly now: Instant; readonly article: RuleRef },
): Decided<TaskBody> | undefined {
  if (task.status === 'DONE' || task.body.dueAt === dueAt) return undefined;
  const { escalatedAt: _told, ...body } = task.body;
  const event = happened(
    DeadlineExtended,
    { ref: `TASK#${task.id}`, kind: ESCALATE, dueAt },
    { article: ctx.article, deadlines: { set: [escalation(dueAt, ctx.now)] } },
  );
  return { events: [event], body: { ...body, dueAt } };
}
