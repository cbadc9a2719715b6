import type { Envelope } from '../../../events/envelope.ts';
import type { Uscc } from '../../../shared/domain/identity/uscc.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { taskId } from '../../../shared/store/tasks.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { verifyPhone } from './verified-phone.ts';
import { busEvent, NOW, officer, world, type World } from './world.ts';

/** An officer who calls. */
export const zhang = officer('zhang', ['CENTRE_OFFICER']);

export const minutesAfter = (minutes: number, from = NOW) =>
  new Date(Date.parse(from) + minutes * 60_000).toISOString();

/** An agency with a verified phone, of which text messages are to be sent. */
export interface ToldAgency {
  readonly of: World;
  readonly uscc: Uscc;
  /** Eleven digits. */
  readonly number: string;
  rejected(): Envelope;
  /** A planned text message: its id and the event that queued it. */
  queued(event?: Envelope, now?: string): Promise<{ id: string; event: Envelope }>;
  lastQueued(id: string): Promise<Envelope>;
  task(
    id: string,
    kind: 'REACH_BY_PHONE' | 'SUBMISSION_IN_DOUBT',
  ): ReturnType<typeof load<{ queue: string }>>;
}

/** The `sequence`-th of them; each test takes one of its own, so that no rate of a number is shared. */
export async function toldAgency(tables: Tables, sequence: number): Promise<ToldAgency> {
  const of = world(tables);
  const uscc = usccFixture(100 + sequence);
  const number = `1380000${1000 + sequence}`;
  await verifyPhone(of, uscc, number);
  const rejected = () => busEvent('OnboardingRejected', { caseId: 'C1', uscc, publicityId: 'P1' });
  const lastQueued = async (id: string) => {
    const last = (await of.queued(id)).at(-1);
    if (last === undefined) throw new Error('never queued');
    return last;
  };
  return {
    of,
    uscc,
    number,
    rejected,
    lastQueued,
    async queued(event = rejected(), now = NOW) {
      await of.plan(event, now);
      const { id } = await of.delivery(event, 'SMS', uscc);
      return { id, event: await lastQueued(id) };
    },
    task: (id, kind) => load(tables, task, taskId(`DELIVERY#${id}`, kind, 1)),
  };
}
