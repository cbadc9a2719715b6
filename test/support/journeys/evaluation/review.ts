import { all } from '../letters.ts';
import type { Deployment } from '../deployment.ts';
import { UnexpectedAnswer } from '../../platform-client.ts';
import type { HearingAnswer } from '../verification.ts';
import { after, pass, type Timed } from './cycle.ts';

export interface EntryAnswer {
  readonly entryId: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly category: string;
  readonly status: string;
  readonly system?: { readonly total: string };
  readonly final?: { readonly total: string };
  readonly unqualified?: { readonly hearingId?: string; readonly state: string };
  readonly result?: {
    readonly primary: boolean;
    readonly rank?: number;
    readonly of?: number;
    readonly grade?: string;
    readonly because: readonly string[];
  };
}

/** Who acts at the same moment: enough for two processors. */
const WIDTH = 6;

export const entriesBy = (place: Deployment, cycleId: string, status: string): Promise<EntryAnswer[]> =>
  all<EntryAnswer>(place.as('officer-li'), 'listEvaluationEntries', {
    params: { cycleId },
    query: { status },
  });

async function forEach<T>(items: readonly T[], act: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = [...items];
  const line = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: WIDTH }, line));
}

/** An officer takes every entry into review (9-3a). */
export async function reviewBegun(place: Deployment, cycleId: string): Promise<number> {
  const officer = place.as('officer-li');
  const computed = await entriesBy(place, cycleId, 'COMPUTED');
  await forEach(computed, ({ entryId }) => officer.done('startEntryReview', { params: { entryId } }));
  return computed.length;
}

/**
 * Agencies for whom the platform knows a ground (a low score, failed spot checks, …) are told before anything is decided,
 * have their term to reply, and are unqualified by a second person's decision (domain §5.5, 9-4). Gives how many.
 */
export async function unqualifiedHeard(place: Timed, cycleId: string): Promise<number> {
  const officer = place.as('officer-li');
  const heard: string[] = [];
  const hearings: string[] = [];
  await forEach(await entriesBy(place, cycleId, 'UNDER_REVIEW'), async ({ entryId }) => {
    const answer = await officer.call('proposeUnqualified', {
      params: { entryId },
      body: { reason: '存在评为不合格的情形' },
    });
    if (answer.status === 409 && answer.body.code === 'UNQUALIFIED_WITHOUT_GROUND') return;
    if (answer.status >= 300) throw new UnexpectedAnswer('proposeUnqualified', answer);
    heard.push(entryId);
    const { unqualified } = answer.body as Partial<EntryAnswer>;
    hearings.push(unqualified?.hearingId ?? '');
  });
  await place.clock.rest();
  const terms = await Promise.all(
    hearings.map(async (hearingId) => {
      const { deadlines } = await officer.done<HearingAnswer>('readHearing', { params: { hearingId } });
      return deadlines.map(({ dueAt }) => dueAt);
    }),
  );
  const last = terms.flat().toSorted().at(-1);
  if (last !== undefined) await pass(place.clock, after(last, 5));
  await forEach(hearings, (hearingId) =>
    officer.done('considerHearing', {
      params: { hearingId },
      body: { accepted: false, text: '期限内未陈述申辩' },
    }),
  );
  await forEach(heard, (entryId) =>
    place.as('reviewer-chen').done('decideOnUnqualified', {
      params: { entryId },
      body: { outcome: 'CONFIRM', reason: '依据成立，同意' },
    }),
  );
  return heard.length;
}

/** One officer puts every entry forward, a second person approves (9-3a ④). */
export async function reviewed(place: Timed, cycleId: string): Promise<number> {
  const [officer, reviewer] = [place.as('officer-li'), place.as('reviewer-chen')];
  const open = await entriesBy(place, cycleId, 'UNDER_REVIEW');
  await forEach(open, async ({ entryId }) => {
    const params = { entryId };
    await officer.done('proposeEntryReview', { params });
    await reviewer.done('decideEntryReview', {
      params,
      body: { decision: 'APPROVE', reason: '数据与依据一致' },
    });
  });
  await place.clock.rest();
  return open.length;
}
