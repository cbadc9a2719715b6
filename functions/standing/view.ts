import type { AgencyBody } from '../../shared/domain/agency/agency.ts';
import type { AgencyStatus } from '../../shared/domain/agency/machine.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { passageOf } from '../../shared/policy/articles.ts';
import { deadlineViews } from '../../shared/runtime/deadline-view.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import type { Tables } from '../../shared/store/table.ts';
import { type Matter, mattersOf } from './matters.ts';
import { MATTER, STANDING, stateName } from './names.ts';
import { obligationsOf } from './obligations.ts';
import { operationsOf } from './operations.ts';
import { timelineOf } from './timeline.ts';

interface PageOf {
  readonly now: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export type StandingView = Awaited<ReturnType<typeof standingOf>>;

const A_REMINDER = /_REMIND(ER)?$/;

function deadlinesOf({ kind, id, deadlines }: Matter) {
  const shown = deadlineViews(deadlines).filter((each) => !A_REMINDER.test(each.kind));
  return shown.map((each) => {
    const article = deadlines[each.kind]?.rule.article;
    const citation = article && passageOf(article);
    return {
      ref: `${kind}#${id}`,
      matter: MATTER[kind],
      ...each,
      ...(article && { article }),
      ...(citation && { citation }),
    };
  });
}

/** How an agency stands, as that may see it: state, open matters, deadlines, what it may do and what not, and one page of history. */
export async function standingOf(
  { id, status: stored, version, body }: Loaded<AgencyBody>,
  viewer: Principal,
  page: PageOf,
  tables: Tables,
) {
  // The status was written by the same machine.
  const status = stored as AgencyStatus;
  const about = { agencyId: id, uscc: body.uscc };
  const matters = await mattersOf(tables, about, viewer);
  const told = matters.filter(({ isTold }) => isTold);
  // Of what is over, a review may still be asked for.
  const current = told.filter(({ isOpen, actions }) => isOpen || actions.length > 0);
  // What it was not told of is not hinted at before it asks to leave.
  const obligations = status === 'ACTIVE' ? await obligationsOf(tables, about, told) : [];
  const standing = { id, status, roles: viewer.roles, obligations };
  return {
    agencyId: id,
    uscc: body.uscc,
    name: body.name,
    status,
    zh: STANDING[status],
    version,
    asOf: page.now,
    openCases: told
      .filter(({ kind, isOpen }) => isOpen && kind !== 'UPKEEP')
      .map((each) => ({
        kind: each.kind,
        ref: `${each.kind}#${each.id}`,
        status: each.status,
        zh: { kind: MATTER[each.kind], status: stateName(each.kind, each.status) },
      })),
    deadlines: current.flatMap(deadlinesOf).toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1)),
    ...operationsOf(standing, current),
    history: await timelineOf(tables, about, told, page),
  };
}
