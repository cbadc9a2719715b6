import { COOPERATION_DUE } from '../../../shared/domain/cooperation/cooperation.ts';
import type { EntryBody } from '../../../shared/domain/evaluation/entry/entry.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { cooperation } from '../../../shared/store/aggregates/cooperation.ts';
import { siteVisit } from '../../../shared/store/aggregates/entry-review.ts';
import type { Check } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** States in which the agency may still hand in what it was asked for, as long as the time runs. */
const RUNNING = ['OPEN', 'SECOND_NOTICE'];

/**
 * No supplement's time runs and no visit that the agency was told of is outstanding; holds the commit to what was found.
 * @throws SUPPLEMENT_OPEN, SITE_VISIT_OPEN
 */
export async function nothingOpen(
  { body }: { readonly body: EntryBody },
  now: string,
  tables: Tables,
): Promise<Check[]> {
  return Promise.all(
    (body.asked ?? []).map(({ kind, id }) =>
      kind === 'SUPPLEMENT' ? supplementOver(id, now, tables) : visitSettled(id, tables),
    ),
  );
}

async function supplementOver(id: string, now: string, tables: Tables): Promise<Check> {
  const { status, version, deadlines } = await get(tables, cooperation, id);
  const due = deadlines[COOPERATION_DUE]?.dueAt;
  if (RUNNING.includes(status) && due !== undefined && now < due)
    throw new ProblemError(
      refuse('SUPPLEMENT_OPEN', { article: '9-3d', extra: { cooperationId: id, dueAt: due } }),
    );
  return { kind: cooperation.kind, id, version };
}

async function visitSettled(id: string, tables: Tables): Promise<Check> {
  const { status, version } = await get(tables, siteVisit, id);
  if (status === 'PLANNED')
    throw new ProblemError(refuse('SITE_VISIT_OPEN', { article: '9-3e', extra: { siteVisitId: id } }));
  return { kind: siteVisit.kind, id, version };
}
