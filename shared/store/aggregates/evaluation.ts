import { CycleBody } from '../../domain/evaluation/cycle/cycle.ts';
import { CorrectionBody } from '../../domain/evaluation/scope/correction.ts';
import { CoverageBody } from '../../domain/evaluation/scope/coverage.ts';
import type { AggregateType } from '../aggregate.ts';

/** Its id is the year it is organised in, `2027`, or `2027-2`. Listed by id (list1). */
export const evaluationCycle: AggregateType<CycleBody> = {
  kind: 'CYCLE',
  body: CycleBody,
  listKeys: ({ id }) => ({ list1: ['CYCLE', id] }),
};

/** Its id: `<cycleId>.<agencyId>`. Those of a cycle that are still open, and those that are closed (list1). */
export const coverage: AggregateType<CoverageBody> = {
  kind: 'COVERAGE',
  body: CoverageBody,
  listKeys: ({ status, body: { cycleId, agencyId } }) => ({
    list1: [`COVERAGE#${cycleId}#${status}`, agencyId],
  }),
};

/** By cycle and status (list1), by agency (list2), in the order they were handed in. */
export const scopeCorrection: AggregateType<CorrectionBody> = {
  kind: 'SCOPECORRECTION',
  body: CorrectionBody,
  listKeys: ({ id, status, body: { cycleId, agencyId, requestedAt } }) => ({
    list1: [`SCOPECORRECTION#${cycleId}#${status}`, `${requestedAt}#${id}`],
    list2: [`SCOPECORRECTION#AGENCY#${agencyId}`, `${requestedAt}#${id}`],
  }),
};

/** The guard that an agency holds while one of its corrections of a kind is undecided (9-1d). */
export const askedOnce = ({
  cycleId,
  agencyId,
  category,
  asked,
}: Pick<CorrectionBody, 'cycleId' | 'agencyId' | 'category' | 'asked'>): string =>
  `SCOPE_CORRECTION#${cycleId}#${agencyId}#${category}#${asked}`;
