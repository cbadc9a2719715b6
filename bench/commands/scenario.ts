import type { Envelope } from '../../events/envelope.ts';
import { toEnvelope } from '../../shared/platform/event-bus.ts';
import { commit } from '../../shared/store/commit.ts';
import type { Context } from '../../shared/store/event-item.ts';
import type { Plan } from '../../shared/store/plan.ts';
import { history } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import type { ApiCall } from './api-event.ts';

/** One subject of a function, made beforehand, and what is to be done with it. */
export interface Subject {
  readonly id: string;
  /** What an API function is called with; or the event that the bus brings to a worker. */
  readonly call: ApiCall | Envelope;
}

/** A command, or the reaction to an event. */
export interface Scenario {
  readonly name: string;
  readonly load: () => Promise<{ readonly handler: unknown }>;
  readonly prepare: (tables: Tables, index: number) => Promise<Subject>;
  /** Of the answer to a call; absent for a reaction. */
  readonly status?: number;
  /** How often it is measured, where there are not subjects enough for the usual number. */
  readonly rounds?: number;
  /**
   * Counted by hand. A strongly consistent read is one unit for each 4 KB, and one of an index half a unit. In a
   * transaction a write or check is two units for each KB, an index entry one for each KB; an entry that moves is two, as
   * the old one goes (DynamoDB Developer Guide, "Read and write operations").
   */
  readonly units: { readonly read: number; readonly write: number; readonly counted: string };
}

/** Subjects are made today, as what is done with them is done today. */
export const NOW = new Date().toISOString();
export const TODAY = new Date(Date.parse(NOW) + 8 * 3_600_000).toISOString().slice(0, 10);

const context: Context = {
  actor: { id: 'SYSTEM', role: 'SYSTEM' },
  now: NOW,
  policyVersion: 'default',
  requestId: 'bench',
  cause: 'bench',
};

/** Puts what a scenario needs into the store, in one commit. */
export async function put(tables: Tables, plan: Omit<Plan<undefined>, 'response'>): Promise<void> {
  const { outcome } = await commit(tables, { ...plan, response: undefined }, context);
  if (outcome !== 'done') throw new Error(`could not prepare: ${outcome}`);
}

/** An id as long as those that are made up; every key of a subject holds it, so that a replay can put another in. */
export const idOf = (prefix: string, index: number): string => `${prefix}${String(index).padStart(20, '0')}`;

/** The hash of a file that belongs to one subject. */
export const hashOf = (id: string): string => `${id.replaceAll('-', '').padEnd(43, 'A')}=`;

/** The last event of an aggregate, as the bus brings it. */
export async function lastEvent(tables: Tables, kind: string, id: string): Promise<Envelope> {
  const { items } = await history(tables, kind, id, { limit: 100 });
  const last = items.at(-1);
  if (last === undefined) throw new Error(`${kind}#${id} has no event`);
  return toEnvelope(last);
}
