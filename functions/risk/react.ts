import type { Envelope } from '../../events/envelope.ts';
import { ArchiveItemAdded } from '../../events/archive-item-added/v1.ts';
import { ArchiveSealed } from '../../events/archive-sealed/v1.ts';
import { bySystem } from '../../shared/domain/acting.ts';
import { judgeOrder } from '../../shared/domain/risk/rules/catalogue.ts';
import { reactionContext } from '../../shared/runtime/queue-handler.ts';
import { order } from '../../shared/store/aggregates/order.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import type { Change } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { Settings } from '../../shared/store/settings.ts';
import { openTask, taskId } from '../../shared/store/tasks.ts';
import type { RiskWorkerDeps } from './deps.ts';
import { type Answers, askSources, asksSources, gatherFacts } from './facts/gather.ts';
import { decideTarget, raiseFindings } from './raise.ts';

const CONSUMER = 'risk';

/**
 * The reaction to what happens to an order or its archive, whose ids are the same: the rules judge the order as it stands. The
 * sources are asked first, then facts, flags, tasks and holds are one transaction; known findings change nothing.
 */
export async function react(event: Envelope, now: string, deps: RiskWorkerDeps): Promise<void> {
  const { tables, log } = deps;
  const asked = { eventId: event.id, eventType: event.type };
  if (event.type === ArchiveItemAdded.type && event.data['kind'] !== 'INVOICE') {
    log.info('SKIPPED', asked);
    return;
  }
  const settings = await deps.settings.current(now);
  const { policy } = settings;
  const orderId = event.aggregate.id;
  const answers = asksSources(event.type)
    ? await askSources(event.type, await get(tables, order, orderId), now, deps, policy)
    : { silent: [] };
  const done = await executeOnce(
    tables,
    { consumer: CONSUMER, messageId: event.id },
    async () => {
      const loaded = await get(tables, order, orderId);
      const { facts, projections } = await gatherFacts(event.type, loaded, answers, tables, policy);
      const found = judgeOrder(facts, policy);
      const raised = await raiseFindings(tables, found, loaded, bySystem(now), settings);
      const byHand = await checkByHand(event, answers, loaded.body.uscc, now, deps, settings);
      const changes = [...raised.changes, ...byHand];
      const derived = [...projections, ...raised.projections];
      if (changes.length + derived.length === 0) return undefined;
      return { changes, projections: derived, response: undefined };
    },
    reactionContext(event, now, policy.version),
  );
  log.info(done ? 'COMMITTED' : 'SKIPPED', asked);
}

/** A source that is silent until the archive is sealed never means that all is well: a person looks before payment. */
async function checkByHand(
  event: Envelope,
  { silent }: Answers,
  uscc: string,
  now: string,
  { tables }: RiskWorkerDeps,
  settings: Settings,
): Promise<Change[]> {
  if (event.type !== ArchiveSealed.type || silent.length === 0) return [];
  const subjectRef = `ORDER#${event.aggregate.id}`;
  const kind = 'CHECK_ORDER_BY_HAND';
  const task = await openTask(
    tables,
    taskId(subjectRef, kind, silent.join('-')),
    { queue: 'CENTRE_OFFICER', kind, subjectRef, uscc, dueAt: decideTarget(now, settings) },
    { now, article: '3-1d' },
  );
  return task ? [task] : [];
}
