import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { EntryBody } from '../../shared/domain/evaluation/entry/entry.ts';
import { entryMachine, type EntryStatus } from '../../shared/domain/evaluation/entry/machine.ts';
import {
  correctionMachine,
  type CorrectionStatus,
  InputCorrectionBody,
} from '../../shared/domain/evaluation/review/correction.ts';
import {
  SiteVisitBody,
  siteVisitMachine,
  type SiteVisitStatus,
} from '../../shared/domain/evaluation/review/site-visit.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { entryActions } from '../evaluation-run/entries/view.ts';
import { READING_OFFICERS } from '../../shared/domain/identity/role.ts';
import { allowedActions } from '../../shared/domain/machine.ts';
import type { Standing } from '../../shared/store/standing-after.ts';

export const EntryReviewView = onFirstUse(() => {
  const {
    agencyId,
    uscc,
    category,
    corrections,
    satisfaction,
    review,
    withheld,
    triggers,
    caps,
    unqualified,
    asked,
  } = EntryBody().shape;
  return z.object({
    entryId: z.string(),
    status: z.enum(entryMachine.states),
    version: z.int(),
    agencyId,
    uscc,
    category,
    systemTotal: z.string().optional(),
    finalTotal: z.string().optional(),
    corrections,
    satisfaction,
    review,
    withheld,
    triggers,
    caps,
    unqualified,
    asked,
    allowedActions: z.array(z.string()),
  });
});

/** How far the review of an entry has come, for officers. */
export function entryReviewView(
  { id, status, version, body }: Standing<EntryBody>,
  { roles }: Pick<Principal, 'roles'>,
) {
  const { agencyId, uscc, category, system, final, corrections, asked } = body;
  const { satisfaction, review, withheld, triggers, caps, unqualified } = body;
  return {
    entryId: id,
    status: status as EntryStatus,
    version,
    agencyId,
    uscc,
    category,
    systemTotal: system?.total,
    finalTotal: final?.total,
    corrections,
    satisfaction,
    review,
    withheld,
    triggers,
    caps,
    unqualified,
    asked,
    allowedActions: entryActions(status, roles),
  };
}

export const CorrectionView = onFirstUse(() =>
  z.object({
    correctionId: z.string(),
    status: z.enum(correctionMachine.states),
    version: z.int(),
    ...InputCorrectionBody().shape,
  }),
);

export const correctionView = ({ id, status, version, body }: Standing<InputCorrectionBody>) => ({
  correctionId: id,
  status: status as CorrectionStatus,
  version,
  ...body,
});

export const SiteVisitView = onFirstUse(() => {
  const { visitors, plannedBy, record, ...open } = SiteVisitBody().shape;
  return z.object({
    siteVisitId: z.string(),
    status: z.enum(siteVisitMachine.states),
    version: z.int(),
    ...open,
    visitors: visitors.optional(),
    plannedBy: plannedBy.optional(),
    record,
    allowedActions: z.array(z.string()),
  });
});

/** The agency reads when and what for; who goes and what was written down is for officers. */
export function siteVisitView(
  { id, status, version, body }: Standing<SiteVisitBody>,
  { roles }: Pick<Principal, 'roles'>,
) {
  const { visitors, plannedBy, record, ...open } = body;
  const officer = READING_OFFICERS.some((role) => roles.includes(role));
  return {
    siteVisitId: id,
    status: status as SiteVisitStatus,
    version,
    ...open,
    ...(officer && { visitors, plannedBy, record }),
    allowedActions: allowedActions(siteVisitMachine, status as SiteVisitStatus, roles),
  };
}
