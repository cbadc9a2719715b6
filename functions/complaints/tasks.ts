import { articleOf, type ComplaintBody } from '../../shared/domain/complaint/complaint.ts';
import { HANDLER } from '../../shared/domain/complaint/machine.ts';
import type { Actor } from '../../shared/domain/event.ts';
import type { Change } from '../../shared/store/plan.ts';
import type { Tables } from '../../shared/store/table.ts';
import { closeTask, moveTask, openTask, taskId } from '../../shared/store/tasks.ts';

/** The steps of the handling that wait for a person. */
type Step =
  'ACCEPT_COMPLAINT' | 'INVESTIGATE_COMPLAINT' | 'DECIDE_COMPLAINT' | 'REPLY_COMPLAINT' | 'CLOSE_COMPLAINT';

interface About {
  readonly id: string;
  readonly body: Pick<ComplaintBody, 'kind' | 'uscc' | 'dueAt'>;
}

/** `round` tells the proposals apart, as after a returned one both steps come again. */
const idOf = (id: string, step: Step, round: number) => taskId(`COMPLAINT#${id}`, step, round);

/** Opens the task of a step for whoever handles this kind, unless it is open; it is due with the complaint itself. */
export async function openStep(
  { id, body }: About,
  step: Step,
  { now, round = 1 }: { readonly now: string; readonly round?: number },
  tables: Tables,
): Promise<Change[]> {
  const about = {
    queue: step === 'DECIDE_COMPLAINT' ? 'CENTRE_REVIEWER' : HANDLER[body.kind],
    kind: step,
    subjectRef: `COMPLAINT#${id}`,
    ...(body.uscc !== undefined && { uscc: body.uscc }),
    dueAt: body.dueAt,
  } as const;
  const opened = await openTask(tables, idOf(id, step, round), about, { now, article: articleOf(body) });
  return opened === undefined ? [] : [opened];
}

/** Closes the task of a step, by the one who did it. */
export async function closeStep(
  { id, body }: About,
  step: Step,
  doing: { readonly now: string; readonly actor: Actor; readonly round?: number },
  tables: Tables,
): Promise<Change[]> {
  const { now, actor, round = 1 } = doing;
  const closed = await closeTask(tables, idOf(id, step, round), { now, actor, article: articleOf(body) });
  return closed === undefined ? [] : [closed];
}

const EXTENDED = ['INVESTIGATE_COMPLAINT', 'DECIDE_COMPLAINT', 'REPLY_COMPLAINT'] as const;

/** What waits for a person is due with the complaint, also when that has more time. */
export async function moveSteps(
  { id, body }: { readonly id: string; readonly body: ComplaintBody },
  now: string,
  tables: Tables,
): Promise<Change[]> {
  const rounds = new Set([1, body.proposals, body.proposals + 1]);
  const ids = EXTENDED.flatMap((step) => [...rounds].map((round) => idOf(id, step, round)));
  const ctx = { now, article: articleOf(body) };
  const moved = await Promise.all(ids.map((each) => moveTask(tables, each, body.dueAt, ctx)));
  return moved.filter((each) => each !== undefined);
}
