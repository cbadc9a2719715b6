import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { type Projection, queryProjections, readProjection } from './projections.ts';
import type { Page, PageRequest } from './read.ts';
import type { Tables } from './table.ts';

/**
 * What a published evaluation obliges to (10-2): a reward to be decided, advice to be sent, training to be held. The
 * platform's own part, one `FOLLOW_UP_RUN` a category, stands beside it until all of the category is listed.
 */
export const ACTION_KINDS = [
  'FOLLOW_UP_RUN',
  'REWARD',
  'OPTIMIZATION_ADVICE',
  'IMPROVEMENT_ADVICE',
  'REMEDIAL_TRAINING',
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

const OpenAction = onFirstUse(() =>
  z.object({
    kind: z.enum(ACTION_KINDS),
    cycleId: z.string(),
    category: z.string().optional(),
    /** The entry it follows from; absent of the platform's own part. */
    entryId: z.string().optional(),
    agencyId: z.string().optional(),
  }),
);
export type OpenAction = z.infer<ReturnType<typeof OpenAction>>;
type OfAgency = OpenAction & { readonly entryId: string; readonly agencyId: string };

const ofCycle = (cycleId: string): string => `PROJ#ACTIONS#${cycleId}`;
const ofAgency = (agencyId: string): string => `PROJ#AGENCYACTIONS#${agencyId}`;
const begunKey = (cycleId: string) => ({ pk: `PROJ#ACTIONSBEGUN#${cycleId}`, sk: 'BEGUN' });

function keysOf(action: OpenAction) {
  const { kind, cycleId, category, entryId, agencyId } = action;
  const inCycle = { pk: ofCycle(cycleId), sk: `${kind}#${entryId ?? category}` };
  return agencyId === undefined
    ? [inCycle]
    : [inCycle, { pk: ofAgency(agencyId), sk: `${cycleId}#${kind}#${entryId}` }];
}

/** Entries that make an action stand open, for the commit that gives rise to it; none when it is open already. */
export async function openAction(tables: Tables, action: OpenAction): Promise<Projection[]> {
  const [first, ...others] = keysOf(action);
  if (first === undefined || (await readProjection(tables, first)) !== undefined) return [];
  return [first, ...others].map((put): Projection => ({ put, item: { ...action }, rev: undefined }));
}

/** What closes an action, for the commit that does it; none when it is not open. */
export async function closeAction(tables: Tables, action: OpenAction): Promise<Projection[]> {
  const keys = keysOf(action);
  const there = await Promise.all(keys.map((key) => readProjection(tables, key)));
  return keys.flatMap((remove, index): Projection[] => {
    const found = there[index];
    return found === undefined ? [] : [{ remove, rev: found.rev }];
  });
}

/** That the platform began to list what follows, with its own part for each category: in one commit. */
export function beginActions(cycleId: string, categories: readonly string[]): Projection[] {
  const parts = categories.flatMap((category) =>
    keysOf({ kind: 'FOLLOW_UP_RUN', cycleId, category }).map((put): Projection => ({
      put,
      item: { kind: 'FOLLOW_UP_RUN', cycleId, category },
      rev: undefined,
    })),
  );
  return [{ put: begunKey(cycleId), item: { cycleId }, rev: undefined }, ...parts];
}

/** Whether the platform has begun to list what follows from the cycle. */
export const haveBegun = async (tables: Tables, cycleId: string): Promise<boolean> =>
  (await readProjection(tables, begunKey(cycleId))) !== undefined;

/**
 * The first page of what is still to be done after the publication of a cycle's result; empty when nothing is. Strongly
 * consistent: a cycle with anything here is not closed (10-2c, ACTIONS_OPEN).
 */
export async function openActions(
  tables: Tables,
  cycleId: string,
  page: PageRequest = { limit: 20 },
): Promise<Page<OpenAction>> {
  if (!(await haveBegun(tables, cycleId))) return { items: [{ kind: 'FOLLOW_UP_RUN', cycleId }] };
  const { items, ...rest } = await queryProjections(tables, { pk: ofCycle(cycleId) }, page);
  return { items: items.map(({ item }) => OpenAction().parse(item)), ...rest };
}

/** What is open about an agency, of whatever cycle. */
export async function openActionsOf(
  tables: Tables,
  agencyId: string,
  page: PageRequest = { limit: 50 },
): Promise<readonly OfAgency[]> {
  const { items } = await queryProjections(tables, { pk: ofAgency(agencyId) }, page);
  return items.flatMap(({ item }) => {
    const { entryId, agencyId: whose, ...action } = OpenAction().parse(item);
    return entryId === undefined || whose === undefined ? [] : [{ ...action, entryId, agencyId: whose }];
  });
}
