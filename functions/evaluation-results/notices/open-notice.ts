import { bySystem } from '../../../shared/domain/acting.ts';
import {
  type CategoryResultBody,
  categoryResultIdOf,
  publicitySubjectOf,
  rankingOf,
} from '../../../shared/domain/evaluation/result/category-result.ts';
import {
  decidePassUnlisted,
  decidePubliciseCategory,
} from '../../../shared/domain/evaluation/result/decide-publicity.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideCancelPublicity } from '../../../shared/domain/publicity/cancel.ts';
import { decideOpenPublicity, decideReplacePublicity } from '../../../shared/domain/publicity/open.ts';
import type { PublicityBody } from '../../../shared/domain/publicity/publicity.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { categoryResult } from '../../../shared/store/aggregates/category-result.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { ResultsWorkerDeps } from '../deps.ts';
import { once } from '../once.ts';
import type { PageOf } from '../page.ts';
import { isListed, type ListedRow, listRows } from '../ranking/rows.ts';
import { evaluationContent, INLINE_ENTRIES } from './content.ts';
import { settleCycle } from './settle.ts';

/**
 * Opens the public notice of one drafted category with the engine of onboarding's notices (9-5, 5-3), then has its agencies
 * told page by page. A notice of the category that was still running is cancelled for it, one that was upheld points to it;
 * what was objected and is undecided holds the new one as well. Of a category in whose list nobody stands there is none.
 */
export async function openNotice(
  { cycleId, category }: PageOf<'OPEN'>,
  now: string,
  deps: ResultsWorkerDeps,
): Promise<void> {
  const id = categoryResultIdOf(cycleId, category);
  const found = await get(deps.tables, categoryResult, id);
  const { draft, run } = rankingOf(found);
  const decide = async () => {
    const drafted = await get(deps.tables, categoryResult, id);
    return planUnlisted(drafted, now) ?? planNotice(drafted, now, deps);
  };
  await once(`${id} open ${draft}`, decide, now, deps);
  const { id: publicityId } = publicitySubjectOf(cycleId, category, draft);
  const opened = await get(deps.tables, categoryResult, id);
  if (opened.status === 'CLEAR') await settleCycle(cycleId, `${id} unlisted ${draft} cycle`, now, deps);
  if (opened.body.publicity?.id !== publicityId) return;
  await deps.pages.send([{ step: 'PUBLICISE', cycleId, category, run, draft, page: 1, publicityId }]);
}

function planUnlisted(found: Loaded<CategoryResultBody>, now: string): Plan<undefined> | undefined {
  const passed = decidePassUnlisted(found, now);
  return passed && { changes: [change(categoryResult, found, passed)], response: undefined };
}

async function planNotice(
  found: Loaded<CategoryResultBody>,
  now: string,
  { tables, settings }: ResultsWorkerDeps,
): Promise<Plan<undefined> | undefined> {
  if (found.status !== 'DRAFTED') return undefined;
  const { cycleId, category } = found.body;
  const ranking = rankingOf(found);
  const [cycle, rows, former, { policy, calendar }] = await Promise.all([
    get(tables, evaluationCycle, cycleId),
    listedRows(found, tables),
    formerNotice(found, tables),
    settings.current(now),
  ]);
  if (cycle.status !== 'RESULT_PUBLICITY') return undefined;
  const subject = publicitySubjectOf(cycleId, category, ranking.draft);
  const notice = decideOpenPublicity(
    subject.id,
    {
      subject,
      content: evaluationContent(
        { cycleId, category, year: yearEvaluated(cycle.body) },
        ranking,
        rows,
        policy,
      ),
      ...(former && { carried: former.body.objections.undecided }),
    },
    { now, policy, calendar },
  );
  return {
    changes: [
      change(publicity, { newId: subject.id }, notice),
      change(categoryResult, found, orThrow(decidePubliciseCategory(found, subject.id, now))),
      ...(former ? [change(publicity, former, giveWay(former, subject.id, now))] : []),
    ],
    checks: [{ kind: evaluationCycle.kind, id: cycleId, version: cycle.version }],
    response: undefined,
  };
}

/** The year that is evaluated: the one before the cycle is organised in (domain §1.5). */
export const yearEvaluated = ({ periodFrom }: { readonly periodFrom: string }): number =>
  Number(periodFrom.slice(0, 4));

/** All listed rows, as many as a notice carries itself. */
async function listedRows(
  { body, ...rest }: Loaded<CategoryResultBody>,
  tables: Tables,
): Promise<ListedRow[]> {
  const { run, listed } = rankingOf({ body, ...rest });
  if (listed > INLINE_ENTRIES) return [];
  const of = { cycleId: body.cycleId, category: body.category, run };
  const { items } = await listRows(tables, of, { limit: INLINE_ENTRIES });
  const rows = items.filter(isListed);
  if (rows.length !== listed) throw new Error(`${rest.id} has ${rows.length} of ${listed} rows`);
  return rows;
}

/** The notice of an earlier draft that has no successor yet. */
async function formerNotice(
  { body }: Loaded<CategoryResultBody>,
  tables: Tables,
): Promise<Loaded<PublicityBody> | undefined> {
  const former = body.publicity && (await load(tables, publicity, body.publicity.id));
  const waiting = ['OPEN', 'CLOSED_PENDING', 'UPHELD', 'CANCELLED'].includes(former?.status ?? '');
  return waiting && former?.refs.successor === undefined ? former : undefined;
}

/** A running notice is cancelled before it gives way; the objections against it go on. */
function giveWay(former: Loaded<PublicityBody>, successorId: string, now: string): Decided<PublicityBody> {
  if (former.status !== 'OPEN') return orThrow(decideReplacePublicity(former, successorId));
  const reason = '评价结果重新形成，另行公示';
  const cancelled = orThrow(decideCancelPublicity(former, { reason }, { now: bySystem(now).now }));
  const after = { ...former, status: 'CANCELLED', body: cancelled.body };
  const replaced = orThrow(decideReplacePublicity(after, successorId));
  return { events: [...cancelled.events, ...replaced.events], body: replaced.body };
}
