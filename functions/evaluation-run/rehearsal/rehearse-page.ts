import type { EntryBody } from '../../../shared/domain/evaluation/entry/entry.ts';
import { rankSubjectOf } from '../../../shared/domain/evaluation/entry/rank-key.ts';
import { rankKeyOf, type RankSubject } from '../../../shared/domain/evaluation/ranking/rank-key.ts';
import { rehearsedSubjectOf } from '../../../shared/domain/evaluation/rehearsal/subject.ts';
import type { Rehearsed } from '../../../shared/domain/evaluation/rehearsal/compare.ts';
import type { IndicatorScheme } from '../../../shared/domain/evaluation/scheme/scheme.ts';
import type { CategoryContext } from '../../../shared/domain/evaluation/scoring/context.ts';
import { scoreEntry } from '../../../shared/domain/evaluation/scoring/score.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { loadMany } from '../../../shared/store/batch.ts';
import { listSnapshot, readMeasured, type SnapshotItem } from '../../../shared/store/evaluation.ts';
import { isPageDone } from '../../../shared/store/pages.ts';
import { get, type Page } from '../../../shared/store/read.ts';
import {
  rehearsal,
  type RehearsalEffect,
  rehearsalPlan,
  type RehearsalWrite,
  rehearsedKey,
} from '../../../shared/store/rehearsal.ts';
import type { RunDeps } from '../deps.ts';
import { once } from '../once.ts';
import type { PageOf, RunPage } from '../page.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';
import { handledByAll } from '../run/works.ts';

const rehearseWork = (rehearsalId: string, category: string) => `${rehearsalId}#REHEARSE#${category}`;

/** Has every category scored by the draft, a page a message (8-3). */
export async function startRehearsal(rehearsalId: string, { tables, pages }: RunDeps): Promise<void> {
  const found = await get(tables, rehearsal, rehearsalId);
  const { scheme } = await lockedOf(found.body.cycleId, tables);
  await pages.send(
    scheme.categories.map((category): RunPage => ({ step: 'REHEARSE', rehearsalId, category, page: 1 })),
  );
}

/** The scheme that the rehearsed cycle is locked to. */
export async function lockedOf(cycleId: string, tables: RunDeps['tables']) {
  const { body } = await get(tables, evaluationCycle, cycleId);
  return { scheme: await lockedScheme(tables, body) };
}

/**
 * Scores one page of a category twice, by the locked scheme and by the draft, from what is frozen and the corrections
 * and answers since. The entries are read only.
 */
export async function rehearsePage(message: PageOf<'REHEARSE'>, now: string, deps: RunDeps): Promise<void> {
  const { rehearsalId, category, page, cursor } = message;
  const { tables } = deps;
  const { body } = await get(tables, rehearsal, rehearsalId);
  const { scheme } = await lockedOf(body.cycleId, tables);
  const work = rehearseWork(rehearsalId, category);
  if (!(await isPageDone(tables, work, String(page)))) {
    const listed = await listSnapshot(tables, body.cycleId, category, { limit: deps.entriesAPage, cursor });
    if (listed.cursor !== undefined) {
      const next: RunPage = { ...message, page: page + 1, cursor: listed.cursor };
      await deps.pages.send([next]);
    }
    const schemes = { base: scheme, draft: body.draft };
    const decide = async () =>
      rehearsalPlan(await pageEffect(message, { listed, cycleId: body.cycleId, schemes }, tables));
    await once(`${work}#${page}`, decide, now, deps);
  }
  const others = scheme.categories.filter((each) => each !== category);
  const works = [category, ...others].map((each) => rehearseWork(rehearsalId, each));
  if ((await handledByAll(tables, works)) === undefined) return;
  const compare: RunPage = { step: 'COMPARE', rehearsalId };
  await deps.pages.send([compare]);
}

interface Found {
  readonly listed: Page<SnapshotItem>;
  readonly cycleId: string;
  readonly schemes: { readonly base: IndicatorScheme; readonly draft: IndicatorScheme };
}

async function pageEffect(
  { rehearsalId, category, page }: PageOf<'REHEARSE'>,
  { listed, cycleId, schemes }: Found,
  tables: RunDeps['tables'],
): Promise<RehearsalEffect> {
  const [[measured], entries] = await Promise.all([
    readMeasured(tables, cycleId, [category]),
    loadMany(
      tables,
      entry,
      listed.items.map(({ entryId }) => entryId),
    ),
  ]);
  const writes = listed.items.flatMap((item): RehearsalWrite[] => {
    const found = entries.get(item.entryId);
    if (found === undefined || measured === undefined) throw new Error(`${item.entryId} was never scored`);
    const rehearsed = rehearse(found, item, schemes, measured.context);
    return [{ add: rehearsedKey(rehearsalId, category, item.agencyId), item: { rehearsed } }];
  });
  const work = rehearseWork(rehearsalId, category);
  const pages = [
    { work, page: String(page), handled: writes.length },
    ...(listed.cursor === undefined ? [{ work, total: page }] : []),
  ];
  return { writes, pages };
}

function rehearse(
  found: Loaded<EntryBody>,
  frozen: SnapshotItem,
  { base, draft }: Found['schemes'],
  context: CategoryContext,
): Rehearsed {
  const inputs = found.body.inputs ?? frozen.inputs;
  const satisfaction = found.body.satisfaction?.closed === true ? 'FINAL' : 'PENDING';
  const keyBy = (scheme: IndicatorScheme, subject: RankSubject) =>
    rankKeyOf(subject, inputs, scoreEntry(scheme, inputs, context, { satisfaction }));
  return {
    base: keyBy(base, rankSubjectOf(found)),
    draft: keyBy(draft, rehearsedSubjectOf(found, draft)),
  };
}
