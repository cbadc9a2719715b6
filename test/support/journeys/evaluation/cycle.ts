import type { Clock, Deployment } from '../deployment.ts';
import { until } from '../until.ts';

export interface CycleAnswer {
  readonly cycleId: string;
  readonly status: string;
  readonly version: number;
  readonly schemeId: string;
  readonly schemeHash?: string;
  readonly seedHash?: string;
  readonly seed?: string;
  readonly scope?: {
    readonly runId: string;
    readonly noticeOn: string;
    readonly agencies: number;
    readonly entries: number;
    readonly excluded: number;
    readonly listHash: string;
  };
  readonly corrections?: { readonly closesAt: string; readonly closed: boolean };
  readonly result?: { readonly draft: number; readonly rankingHash?: string };
  readonly allowedActions: readonly string[];
}

/** A deployment whose time can be moved: a season takes half a year. */
export type Timed = Deployment & { readonly clock: Clock };

export const readCycle = (place: Deployment, cycleId: string): Promise<CycleAnswer> =>
  place.as('officer-li').done<CycleAnswer>('readCycle', { params: { cycleId } });

/** Waits until the cycle shows what happens in the background. */
export function cycleShows(
  place: Deployment,
  cycleId: string,
  holds: (cycle: CycleAnswer) => boolean,
  what: string,
): Promise<CycleAnswer> {
  return until(() => readCycle(place, cycleId), holds, `cycle ${cycleId}: ${what}`);
}

export const cycleReaches = (place: Deployment, cycleId: string, status: string): Promise<CycleAnswer> =>
  cycleShows(place, cycleId, (cycle) => cycle.status === status, status);

/** Moves time on to an instant, unless it is past already. */
export async function pass(clock: Clock, instant: string): Promise<void> {
  if (Date.parse(instant) > Date.parse(await clock.now())) await clock.to(new Date(instant).toISOString());
  await clock.rest();
}

/** The instant so many minutes after another. */
export const after = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();
