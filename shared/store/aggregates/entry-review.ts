import { InputCorrectionBody } from '../../domain/evaluation/review/correction.ts';
import { SiteVisitBody } from '../../domain/evaluation/review/site-visit.ts';
import type { AggregateType } from '../aggregate.ts';

/** By status in its cycle (list1) and under its entry (list2), as proposed. */
export const inputCorrection: AggregateType<InputCorrectionBody> = {
  kind: 'INPUTCORRECTION',
  body: InputCorrectionBody,
  listKeys: ({ id, status, body: { cycleId, entryId, proposedAt } }) => ({
    list1: [`INPUTCORRECTION#${cycleId}#${status}`, `${proposedAt}#${id}`],
    list2: [`INPUTCORRECTION#ENTRY#${entryId}`, `${proposedAt}#${id}`],
  }),
};

/** By status in its cycle (list1) and under its entry (list2), by the day. */
export const siteVisit: AggregateType<SiteVisitBody> = {
  kind: 'SITEVISIT',
  body: SiteVisitBody,
  listKeys: ({ id, status, body: { cycleId, entryId, visitOn } }) => ({
    list1: [`SITEVISIT#${cycleId}#${status}`, `${visitOn}#${id}`],
    list2: [`SITEVISIT#ENTRY#${entryId}`, `${visitOn}#${id}`],
  }),
};
