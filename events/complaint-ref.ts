import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** A complaint (投诉), a report of an irregularity (举报), or a suggestion (意见建议). */
export const ComplaintKind = onFirstUse(() => z.enum(['COMPLAINT', 'REPORT', 'SUGGESTION']));
export type ComplaintKind = z.infer<ReturnType<typeof ComplaintKind>>;

export const ComplaintOutcome = onFirstUse(() => z.enum(['SUBSTANTIATED', 'PARTLY', 'UNSUBSTANTIATED']));
export type ComplaintOutcome = z.infer<ReturnType<typeof ComplaintOutcome>>;

/** Why a complaint is not accepted (domain §2.2). */
export const ComplaintNonAcceptance = onFirstUse(() =>
  z.enum([
    'NO_TARGET_OR_FACT',
    'NO_CHECKABLE_LEADS',
    'NOT_REACHABLE',
    'NOT_ABOUT_THE_PLATFORM',
    'OTHER_LEGAL_PROCEDURE',
    'DUPLICATE',
  ]),
);
export type ComplaintNonAcceptance = z.infer<ReturnType<typeof ComplaintNonAcceptance>>;

/** Names a complaint in every event about it, and the agency where one is known; never who complained. */
export const complaintRef = onFirstUse(() => ({
  complaintId: z.string(),
  kind: ComplaintKind(),
  agencyId: z.string().optional(),
  uscc: z.string().optional(),
}));

export const complaintExample = {
  complaintId: 'TS20260302-7K3M9QXT2V',
  kind: 'COMPLAINT' as const,
  agencyId: '01JQAGNC0000000000000000XX',
  uscc: '91310104MA1FX0010C',
};
