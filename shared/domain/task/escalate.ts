import { TaskEscalated } from '../../../events/task-escalated/v1.ts';
import { type Decided, type DomainEvent, happened } from '../event.ts';
import type { OfficerRole } from '../identity/role.ts';
import { type Deadline, deadlineAt, isDue } from '../time/deadline.ts';
import type { Instant } from '../time/instant.ts';
import type { TaskBody } from './task.ts';

/** The day on which a task should be done: from then on its superiors are told that it sits. */
export const ESCALATE = 'ESCALATE';

export const escalation = (dueAt: Instant, now: Instant): Deadline =>
  deadlineAt({
    kind: ESCALATE,
    base: now,
    source: { policyKey: 'workQueue.escalateTo', article: '3-2' },
    // Work may be opened late, after a stop of the platform for example.
    at: dueAt < now ? now : dueAt,
  });

/** What a closing event says of the escalation that no longer comes. */
export const withoutEscalation = ({ escalatedAt }: TaskBody): Pick<DomainEvent, 'deadlines'> =>
  escalatedAt === undefined ? { deadlines: { clear: [ESCALATE] } } : {};

/**
 * Tells the superiors of a task that was not done in time; it stays where and with whom it is, and nothing is decided
 * by it. Undefined while it is not due, or once it is done.
 */
export function decideEscalate(
  task: {
    readonly id: string;
    readonly status: string;
    readonly deadlines: Readonly<Record<string, Deadline>>;
    readonly body: TaskBody;
  },
  escalateTo: OfficerRole,
  now: Instant,
): Decided<TaskBody> | undefined {
  const deadline = task.deadlines[ESCALATE];
  if (task.status === 'DONE' || deadline === undefined || !isDue(deadline, now)) return undefined;
  const { queue, kind, subjectRef } = task.body;
  // The administrator's own work has nobody above it in the centre.
  const escalatedTo = queue === escalateTo ? 'COMMISSION_OFFICER' : escalateTo;
  const event = happened(
    TaskEscalated,
    { taskId: task.id, queue, kind, subjectRef, escalatedTo },
    { article: '3-2', deadlines: { clear: [ESCALATE] } },
  );
  return { events: [event], body: { ...task.body, escalatedAt: now } };
}
