import type { AgencyBody } from '../../shared/domain/agency/agency.ts';
import type { AgencyStatus } from '../../shared/domain/agency/machine.ts';
import { actionsOn } from '../../shared/domain/agency/actions.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { deadlineViews } from '../../shared/runtime/deadline-view.ts';
import type { Request } from '../../shared/runtime/route.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { findLiveAgency } from '../../shared/store/live-agency.ts';
import type { Reply } from '../../shared/store/plan.ts';
import { get, list } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { toldCasesOf } from './cases.ts';
import type { StandingDeps } from './deps.ts';
import { operationsOn } from './operations.ts';
import { routes } from './routes.ts';
import { timelineOf } from './timeline.ts';

/** The caller's agency; one that was removed or left, if none lives: the last of its credit code. @throws NOT_FOUND */
async function lastAgency(tables: Tables, uscc: string): Promise<Loaded<AgencyBody>> {
  const live = await findLiveAgency(tables, uscc);
  if (live !== undefined) return live;
  const key = { pk: `AGENCY#USCC#${uscc}`, newestFirst: true };
  const [last] = (await list(tables, agency, 'list2', key, { limit: 1 })).items;
  if (last === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  return get(tables, agency, last.id);
}

export async function readOwnStanding(
  { principal, query, now }: Request<(typeof routes)['readOwnStanding']>,
  { tables }: StandingDeps,
): Promise<Reply> {
  const { uscc } = principal;
  if (uscc === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  return standingOf(await lastAgency(tables, uscc), principal, { ...query, now }, tables);
}

/** The same page as its agency sees it, and what that may do. */
export async function readStanding(
  { params, principal, query, now }: Request<(typeof routes)['readStanding']>,
  { tables }: StandingDeps,
): Promise<Reply> {
  const found = await get(tables, agency, params.agencyId);
  const asAgency: Principal = { ...principal, roles: ['AGENCY_ADMIN'], conflicts: [] };
  return standingOf(found, asAgency, { ...query, now }, tables);
}

async function standingOf(
  { id, status, version, body }: Loaded<AgencyBody>,
  viewer: Principal,
  page: { readonly now: string; readonly limit: number; readonly cursor?: string | undefined },
  tables: Tables,
): Promise<Reply> {
  const { uscc, name } = body;
  const cases = await toldCasesOf(tables, { agencyId: id, uscc }, viewer);
  const open = cases.filter(({ isOpen }) => isOpen);
  const { method, path, summary } = routes.exitPlatform;
  const exit = { operation: 'exitPlatform', method, path, summary, ref: `AGENCY#${id}` };
  return {
    status: 200,
    body: {
      agencyId: id,
      uscc,
      name,
      // The status was written by the same machine.
      status: status as AgencyStatus,
      version,
      asOf: page.now,
      openCases: open
        .filter(({ kind }) => kind !== 'UPKEEP')
        .map((each) => ({ kind: each.kind, ref: `${each.kind}#${each.id}`, status: each.status })),
      deadlines: open
        .flatMap((each) =>
          deadlineViews(each.deadlines)
            .filter(({ kind }) => !kind.endsWith('_REMIND'))
            .map((deadline) => ({ ref: `${each.kind}#${each.id}`, ...deadline })),
        )
        .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1)),
      operations: [
        ...open.flatMap(operationsOn),
        ...(actionsOn(status, viewer.roles).includes('exit') ? [exit] : []),
      ],
      history: await timelineOf(tables, { agencyId: id, uscc }, cases, page),
    },
  };
}
