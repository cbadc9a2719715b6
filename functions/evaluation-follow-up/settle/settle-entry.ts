import type { AgencyBody } from '../../../shared/domain/agency/agency.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import {
  decideProposeForEvaluation,
  evaluationRectificationId,
} from '../../../shared/domain/rectification/propose-for-evaluation.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { rectification } from '../../../shared/store/aggregates/rectification.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import { openOfficerTask } from '../../upkeep/work.ts';
import type { FollowUpWorkerDeps } from '../deps.ts';
import { type Graded, gradedEntry } from '../graded.ts';
import { dropObligation, OBLIGATIONS, openObligation, OWED } from './obligations.ts';
import { isEmpty, joined, NOTHING, onPlatform, type Part, type Settling } from './part.ts';
import { rewardPart } from './reward-part.ts';
import { showcasePart } from './showcase-part.ts';

/**
 * Everything that follows from one entry's published grade (10-2), as it is now: a second look changes nothing, an
 * amended grade changes what no longer fits. Undefined when nothing is to be done.
 */
export async function settleEntry(
  entryId: string,
  now: string,
  { tables, settings }: Pick<FollowUpWorkerDeps, 'tables' | 'settings'>,
): Promise<Plan<unknown> | undefined> {
  const graded = await gradedEntry(tables, entryId);
  if (graded === undefined) return undefined;
  const settling: Settling = { ...bySystem(now), ...(await settings.current(now)), tables };
  const found = await load(tables, agency, graded.entry.body.agencyId);
  const parts = [
    await rewardPart(graded, settling),
    await showcasePart(graded, found, settling),
    ...(await obligationParts(graded, found, settling)),
    await rectificationPart(graded, found, settling),
  ];
  const plan = joined(parts);
  if (isEmpty(plan)) return undefined;
  // It must neither be removed nor return while what follows from its grade is committed.
  const standing = found === undefined ? [] : [{ kind: agency.kind, id: found.id, version: found.version }];
  return { ...plan, checks: [...plan.checks, ...standing], response: undefined };
}

/** Rows 10-2c, 10-2d, 10-2e. */
function obligationParts(
  { entry, cycle, grade = 'WITHHELD' }: Graded,
  found: Loaded<AgencyBody> | undefined,
  settling: Settling,
): Promise<Part[]> {
  const owed = onPlatform(found) ? (OWED[grade] ?? []) : [];
  const kinds = Object.values(OBLIGATIONS).map(({ kind }) => kind);
  const published = cycle.body.publishedAt ?? settling.now;
  return Promise.all(
    kinds.map((kind) =>
      owed.includes(kind)
        ? openObligation(entry, kind, published, settling)
        : dropObligation(entry, kind, settling),
    ),
  );
}

/** Row 10-2f: 不合格 is proposed for rectification (12-1c); the agency stays as it is until a person decides. */
async function rectificationPart(
  { entry, grade }: Graded,
  found: Loaded<AgencyBody> | undefined,
  { tables, policy, calendar, now }: Settling,
): Promise<Part> {
  const id = evaluationRectificationId(entry.id);
  if (grade !== 'UNQUALIFIED' || !onPlatform(found)) return NOTHING;
  if ((await load(tables, rectification, id)) !== undefined) return NOTHING;
  const { cycleId, category, agencyId, uscc, result, final, system } = entry.body;
  const decided = decideProposeForEvaluation(
    {
      entryId: entry.id,
      cycleId,
      category,
      agencyId,
      uscc,
      total: (final ?? system)?.total,
      because: result?.because ?? [],
    },
    now,
  );
  const subjectRef = `RECTIFICATION#${id}`;
  const work = { kind: 'REVIEW_RECTIFICATION', subjectRef, uscc, round: 1, article: '12-1c' } as const;
  const task = await openOfficerTask(tables, work, { now, policy, calendar });
  return {
    changes: [change(rectification, { newId: id }, decided), ...(task ? [task] : [])],
  };
}
