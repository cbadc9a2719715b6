import * as z from 'zod';
import { CreditRecordReported } from '../../events/credit-record-reported/v1.ts';
import type { Envelope } from '../../events/envelope.ts';
import { onFirstUse } from '../../events/on-first-use.ts';
import { ViolationRevoked } from '../../events/violation-revoked/v1.ts';
import { ViolationSuspected } from '../../events/violation-suspected/v1.ts';
import { bySystem } from '../../shared/domain/acting.ts';
import { isRefusal } from '../../shared/domain/problem.ts';
import { type Consequence, DRAWN_BY } from '../../shared/domain/violation/consequences.ts';
import { decideSettle } from '../../shared/domain/violation/settle.ts';
import type { ViolationBody } from '../../shared/domain/violation/violation.ts';
import type { PolicySet } from '../../shared/policy/policy.ts';
import { reactionContext } from '../../shared/runtime/queue-handler.ts';
import type { AggregateType, Loaded } from '../../shared/store/aggregate.ts';
import { violation } from '../../shared/store/aggregates/violation.ts';
import { builtOn, listBuiltOn } from '../../shared/store/built-on.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get, load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { closeSteps, openStep } from '../../shared/store/tasks.ts';
import type { ViolationWorkerDeps } from './deps.ts';
import { appointmentStep, builtOnStep, consequencesStep } from './steps.ts';

interface Ctx {
  readonly now: string;
  readonly policy: PolicySet;
}
type Draft = Plan<undefined> | undefined;

/** The reaction to a suspicion, to what rests on a violation, and to a violation that falls. */
export async function react(event: Envelope, now: string, deps: ViolationWorkerDeps): Promise<void> {
  const { tables, settings, log } = deps;
  const { policy } = await settings.current(now);
  const ctx = { now, policy };
  const once = async (step: string, decide: () => Promise<Draft>) => {
    const done = await executeOnce(
      tables,
      { consumer: 'violations', messageId: `${event.id}${step}` },
      decide,
      reactionContext(event, now, policy.version),
    );
    log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id });
  };
  if (event.type === ViolationSuspected.type)
    return once('', async () => appoint(await get(tables, violation, event.aggregate.id), ctx, tables));
  if (event.type === ViolationRevoked.type) {
    const found = await get(tables, violation, event.aggregate.id);
    for (const by of await listBuiltOn(tables, `VIOLATION#${found.id}`))
      await once(`#${by}`, () => lookAgain(by, found, ctx, tables));
    return;
  }
  const consequence = DRAWN_BY[event.type];
  if (consequence === undefined || isOfAnother(event)) return;
  const by = `${event.aggregate.kind}#${event.aggregate.id}`;
  for (const id of await basesOf(event, tables))
    await once(`#${id}`, () => draw({ id, by, consequence }, ctx, tables));
}

/** A person or a buyer on record does not put the agency itself there (14-2d, 14-2f). */
const isOfAnother = ({ type, data }: Envelope): boolean =>
  type === CreditRecordReported.type && data['subject'] !== 'UNIT';

/** A reviewer names who investigates; what is decided already needs nobody. */
async function appoint(found: Loaded<ViolationBody>, ctx: Ctx, tables: Tables): Promise<Draft> {
  if (found.status !== 'SUSPECTED') return undefined;
  const about = { queue: 'CENTRE_REVIEWER', uscc: found.body.uscc } as const;
  const changes = await openStep(appointmentStep(found), about, ctx, tables);
  const checks = [{ kind: violation.kind, id: found.id, version: found.version }];
  return changes.length === 0 ? undefined : { changes, checks, response: undefined };
}

const Anything: AggregateType<Record<string, unknown>> = {
  kind: '',
  body: onFirstUse(() => z.looseObject({})),
};
const REF = /^VIOLATION#(.+)$/;

/** The violations that a body, or an event, names as what it rests on, wherever it does (`basedOn`, `sourceRef`, `ref`). */
function refsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    const id = REF.exec(value)?.[1];
    return id === undefined ? [] : [id];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(refsIn) : [];
}

async function basesOf(event: Envelope, tables: Tables): Promise<string[]> {
  const { kind, id } = event.aggregate;
  const found = await load(tables, { ...Anything, kind }, id);
  return [...new Set([...refsIn(event.data), ...refsIn(found?.body)])].toSorted();
}

/** What rests on a violation is remembered, and draws its consequence; of a revoked one it is looked at again at once. */
async function draw(
  { id, by, consequence }: { readonly id: string; readonly by: string; readonly consequence: Consequence },
  ctx: Ctx,
  tables: Tables,
): Promise<Draft> {
  const found = await load(tables, violation, id);
  if (found === undefined) return undefined;
  const projections = [builtOn(`VIOLATION#${id}`, by)];
  const checks = [{ kind: violation.kind, id, version: found.version }];
  if (found.status === 'REVOKED')
    return {
      changes: [],
      checks,
      projections,
      ...(await lookAgain(by, found, ctx, tables)),
      response: undefined,
    };
  const platform = bySystem(ctx.now);
  const decided = decideSettle(found, { consequence, ref: by }, platform);
  if (isRefusal(decided)) return { changes: [], checks, projections, response: undefined };
  const closes = decided.events.some(({ to }) => to === 'CLOSED');
  const closed = closes ? await closeSteps([consequencesStep(found)], platform, tables) : [];
  return { changes: [change(violation, found, decided), ...closed], projections, response: undefined };
}

/** The Commission looks again at what rested on a violation that fell (SM-15). */
async function lookAgain(by: string, found: Loaded<ViolationBody>, ctx: Ctx, tables: Tables): Promise<Draft> {
  const about = { queue: 'COMMISSION_OFFICER', uscc: found.body.uscc } as const;
  const changes = await openStep(builtOnStep(by, found), about, ctx, tables);
  return changes.length === 0 ? undefined : { changes, response: undefined };
}
