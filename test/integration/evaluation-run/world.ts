import { EvaluationScoringStarted } from '../../../events/evaluation-scoring-started/v1.ts';
import type { Envelope } from '../../../events/envelope.ts';
import type { RunDeps } from '../../../functions/evaluation-run/deps.ts';
import { ENTRIES_A_PAGE, type RunPage } from '../../../functions/evaluation-run/page.ts';
import { handlers } from '../../../functions/evaluation-run/handlers.ts';
import { react } from '../../../functions/evaluation-run/react.ts';
import { routes } from '../../../functions/evaluation-run/routes.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { apiHandler } from '../../../shared/runtime/api-handler.ts';
import { history } from '../../../shared/store/read.ts';
import { apiCaller } from '../../support/api-call.ts';
import { startDynamo } from '../../support/dynamo.ts';
import {
  commitPlan,
  CYCLE,
  type Done,
  inScope,
  RUN,
  SCORING_DAY,
  startCycle,
} from '../../support/evaluation-run-fixtures.ts';
import { calendar, policy } from '../../support/onboarding-fixtures.ts';
import { keptLog } from '../../support/quiet-log.ts';

export const NOW = SCORING_DAY;

export const started: Envelope = {
  id: 'started',
  type: EvaluationScoringStarted.type,
  version: 1,
  at: NOW,
  aggregate: { kind: 'CYCLE', id: CYCLE, version: 1 },
  role: 'CENTRE_OFFICER',
  article: '9-2a',
  policyVersion: 'default',
  cause: 'request r',
  data: { cycleId: CYCLE, runId: RUN },
};

/** How the queue behaves: which message comes next, whether it comes again, and whether its worker dies at a call. */
export interface Queue {
  readonly next: (waiting: number) => number;
  readonly again: () => boolean;
  /** The call to the database at which the worker dies; undefined = it lives. */
  readonly dieAt: () => number | undefined;
  /** What somebody else does just before a message is worked on. */
  readonly before?: (message: RunPage | Envelope) => Promise<void>;
}

export const ORDERLY: Queue = { next: () => 0, again: () => false, dieAt: () => undefined };

class Died extends Error {}

/** The scoring run on an engine of the test's own. */
export async function startWorld(entriesAPage = ENTRIES_A_PAGE) {
  const dynamo = await startDynamo();
  const { tables } = dynamo;
  const log = keptLog();
  const settings = { current: async () => ({ policy, calendar }), policyOf: async () => policy };
  const waiting: (RunPage | Envelope)[] = [];
  const pages = {
    send: async (messages: readonly unknown[]) => void waiting.push(...(messages as RunPage[])),
  };
  let callsLeft: number | undefined;
  const mortal = {
    send: (command: Parameters<typeof tables.client.send>[0]) => {
      if (callsLeft !== undefined && (callsLeft -= 1) < 0) return Promise.reject(new Died());
      return tables.client.send(command);
    },
  } as unknown as typeof tables.client;
  const deps: RunDeps = { tables: { ...tables, client: mortal }, settings, log, pages, entriesAPage };

  await startCycle(tables);

  async function place(n: number, category: string, done?: Done): Promise<void> {
    const { change, cells } = inScope(n, category, done);
    await commitPlan(tables, { changes: [change], projections: cells });
  }

  /** Works until nothing waits; a message whose worker died, and one that comes again, is put back. */
  async function workThrough(queue: Queue = ORDERLY): Promise<void> {
    for (let steps = 0; waiting.length > 0; steps += 1) {
      if (steps > 20_000) throw new Error('the queue never empties');
      const [message] = waiting.splice(queue.next(waiting.length), 1);
      if (message === undefined) throw new Error('no message');
      await queue.before?.(message);
      if (queue.again()) waiting.push(message);
      callsLeft = queue.dieAt();
      try {
        await react(message, NOW, deps);
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        waiting.push(message);
      } finally {
        callsLeft = undefined;
      }
    }
  }

  let caller: Principal | undefined;
  const api = apiHandler(routes, handlers, {
    tables,
    settings,
    log,
    cipher: { encrypt: async () => new Uint8Array(), decrypt: async () => '' },
    authenticate: async () => caller,
    policyVersion: async () => 'default',
  });
  const call = apiCaller(routes, api, (who) => {
    caller = who;
  });

  /** The last event of an aggregate, as the bus brings it, for the run to react to. */
  async function deliver(kind: string, id: string): Promise<void> {
    const record = (await history(tables, kind, id, { limit: 100 })).items.at(-1);
    if (record === undefined) throw new Error(`${kind} ${id} has no event`);
    const { id: eventId, type, at, aggregate, article, policyVersion, cause, data, actor } = record;
    const common = { at, aggregate, article, policyVersion, cause, data };
    waiting.push({ ...common, id: eventId, type, version: 1, role: actor.role });
    await workThrough();
  }

  return { tables, deps, log, waiting, place, workThrough, call, deliver, stop: () => dynamo.stop() };
}
export type World = Awaited<ReturnType<typeof startWorld>>;
