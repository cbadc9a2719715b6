import type { Deployment } from '../deployment.ts';
import { until } from '../until.ts';
import { after, type CycleAnswer, cycleReaches, pass, readCycle, type Timed } from './cycle.ts';

interface CategoryAnswer {
  readonly category: string;
  readonly status: string;
  readonly ranking?: { readonly entries: number; readonly ranked: number };
  readonly publicity?: { readonly publicityId: string };
}

export interface ResultAnswer {
  readonly status: string;
  readonly proposedHash?: string;
  readonly categories?: readonly CategoryAnswer[];
}

export const readResult = (place: Deployment, cycleId: string): Promise<ResultAnswer> =>
  place.as('commission-wu').done<ResultAnswer>('readResult', { params: { cycleId } });

const resultShows = (
  place: Deployment,
  cycleId: string,
  holds: (result: ResultAnswer) => boolean,
  what: string,
) => until(() => readResult(place, cycleId), holds, `the result of ${cycleId}: ${what}`);

/** One person of the centre proposes the result, a second one decides on what was computed (9-4). */
export async function draftedResult(place: Timed, cycleId: string): Promise<ResultAnswer> {
  const params = { cycleId };
  await place.as('officer-li').done('proposeResult', { params, body: {} });
  await place.clock.rest();
  const { proposedHash } = await resultShows(
    place,
    cycleId,
    (result) => result.proposedHash !== undefined,
    'computed',
  );
  await place.as('reviewer-zhao').done('draftResult', { params, body: { rankingHash: proposedHash } });
  await place.clock.rest();
  return resultShows(
    place,
    cycleId,
    ({ categories = [] }) => categories.length > 0 && categories.every(({ status }) => status === 'DRAFTED'),
    'drafted in every category',
  );
}

/** Every category is publicised; nobody objects, and the term passes (9-5). */
export async function publicisedResult(place: Timed, cycleId: string): Promise<CycleAnswer> {
  const params = { cycleId };
  await place.as('officer-li').done('publiciseResult', { params, body: {} });
  await place.clock.rest();
  const { categories = [] } = await resultShows(
    place,
    cycleId,
    (result) => result.categories?.every(({ status }) => status === 'PUBLICISED') === true,
    'publicised in every category',
  );
  const closes = await Promise.all(
    categories.map(async ({ publicity }) => {
      const of = { publicityId: publicity?.publicityId ?? '' };
      const { period } = await place.anyone.done<{ period: { closesAt: string } }>('readPublicity', {
        params: of,
      });
      return period.closesAt;
    }),
  );
  await pass(place.clock, after(closes.toSorted().at(-1) ?? '', 5));
  return cycleReaches(place, cycleId, 'READY_TO_FILE');
}

/** The Commission takes it on file, the centre publishes it (9-6). */
export async function publishedResult(place: Timed, cycleId: string, number: string): Promise<CycleAnswer> {
  const params = { cycleId };
  const filedOn = (await place.clock.now()).slice(0, 10);
  await place.as('commission-wu').done('fileResult', { params, body: { number, filedOn } });
  await place.as('officer-li').done('publishResult', { params, body: {} });
  await place.clock.rest();
  await cycleReaches(place, cycleId, 'PUBLISHED');
  return readCycle(place, cycleId);
}

export interface ListedEntry {
  readonly uscc: string;
  readonly agencyId: string;
  readonly orgName: string;
  readonly rank?: number;
  readonly of?: number;
  readonly grade?: string;
  readonly total?: string;
}

export interface PublishedList {
  readonly nameZh: string;
  readonly ranked: number;
  readonly listHash?: string;
  readonly items: readonly ListedEntry[];
}

/** The first page of a category's list, as anybody reads it. */
export const publicList = (place: Deployment, cycleId: string, category: string): Promise<PublishedList> =>
  place.anyone.done<PublishedList>('readResultList', {
    params: { cycleId, category },
    query: { limit: 100 },
  });
