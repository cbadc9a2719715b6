import type { Actor } from '../../../shared/domain/event.ts';
import type { OfficerRole } from '../../../shared/domain/identity/role.ts';
import type { ObjectionBody } from '../../../shared/domain/objection/objection.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import type { Change } from '../../../shared/store/plan.ts';
import { closeTask, openTask, taskId } from '../../../shared/store/tasks.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** The steps of the handling that wait for a person, each with the queue it stands in. */
const QUEUES = {
  ACCEPT_OBJECTION: 'CENTRE_DISCIPLINE',
  INVESTIGATE_OBJECTION: 'CENTRE_DISCIPLINE',
  DECIDE_OBJECTION: 'CENTRE_REVIEWER',
} as const satisfies Record<string, OfficerRole>;
type Step = keyof typeof QUEUES;

interface Doing {
  readonly now: string;
  readonly actor: Actor;
}

/** `round` tells the proposals apart, as after a returned one both steps come again. */
const idOf = (objectionId: string, step: Step, round: number) =>
  taskId(`OBJECTION#${objectionId}`, step, round);

/** Opens the task of a step, unless it is open. */
export async function openStep(
  { id, body }: Loaded<ObjectionBody>,
  step: Step,
  about: { readonly dueAt: string; readonly now: string; readonly round?: number },
  tables: Tables,
): Promise<Change[]> {
  const { dueAt, now, round = 1 } = about;
  const opened = await openTask(
    tables,
    idOf(id, step, round),
    {
      queue: QUEUES[step],
      kind: step,
      subjectRef: `OBJECTION#${id}`,
      ...(body.uscc !== undefined && { uscc: body.uscc }),
      dueAt,
    },
    { now, article: '5-4b' },
  );
  return opened === undefined ? [] : [opened];
}

/** Closes the task of a step, by the one who did it. */
export async function closeStep(
  objectionId: string,
  step: Step,
  doing: Doing & { readonly round?: number },
  tables: Tables,
): Promise<Change[]> {
  const { now, actor, round = 1 } = doing;
  const closed = await closeTask(tables, idOf(objectionId, step, round), { now, actor, article: '5-4b' });
  return closed === undefined ? [] : [closed];
}

/** Closes whatever waits: the objection came to its end. */
export async function closeObjectionTasks(
  objectionId: string,
  doing: Doing & { readonly proposals: number },
  tables: Tables,
): Promise<Change[]> {
  const { proposals } = doing;
  const [accept, investigate, decide] = await Promise.all([
    closeStep(objectionId, 'ACCEPT_OBJECTION', doing, tables),
    closeStep(objectionId, 'INVESTIGATE_OBJECTION', { ...doing, round: proposals + 1 }, tables),
    closeStep(objectionId, 'DECIDE_OBJECTION', { ...doing, round: proposals }, tables),
  ]);
  return [...accept, ...investigate, ...decide];
}
