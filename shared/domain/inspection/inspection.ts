import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import { SIDES } from '../cooperation/machine.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { CheckOutcome, FailureConsequence, SheetLine } from '../spot-check/spot-check.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import { type InspectionAction, inspectionMachine, type InspectionStatus } from './machine.ts';

export const INSPECTING_SIDES = ['COMMISSION', 'FINANCE'] as const;

const person = onFirstUse(() => ({ by: z.string(), at: instantSchema() }));

/** A visit to the agency, as one officer recorded it and a second one confirmed. */
const Visit = onFirstUse(() =>
  z.strictObject({
    visitedOn: localDateSchema(),
    findings: z.string(),
    documentIds: z.array(z.string()),
    ...person(),
    confirmed: z.strictObject(person()).optional(),
  }),
);

/** One inspection by the Commission or Finance (article 14). Its clocks run in the request for material, of the same id. */
export const InspectionBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    side: z.enum(INSPECTING_SIDES),
    /** The orders that it is about; none: the agency. */
    orderIds: z.array(z.string()),
    /** What is inspected, and on what basis, in Chinese as the agency reads it. */
    subject: z.string(),
    basis: z.string(),
    cooperationId: z.string(),
    openedBy: z.string(),
    openedAt: instantSchema(),
    visits: z.array(Visit()),
    /** Reviews made so far: tells their tasks apart. */
    reviews: z.int().min(0),
    review: z
      .strictObject({
        sheet: z.array(SheetLine()).min(1),
        outcome: CheckOutcome(),
        summary: z.string(),
        ...person(),
      })
      .optional(),
    conclusion: z
      .strictObject({
        outcome: CheckOutcome(),
        consequence: FailureConsequence().optional(),
        /** The aggregate that the consequence opened. */
        consequenceRef: z.string().optional(),
        reason: z.string(),
        ...person(),
      })
      .optional(),
  }),
);
export type InspectionBody = z.infer<ReturnType<typeof InspectionBody>>;

export interface InspectionState {
  readonly id: string;
  readonly status: string;
  readonly body: InspectionBody;
}
export type InspectionDecision = Decided<InspectionBody> | Refusal;

/** The reference that every event about an inspection carries. */
export const inspectionRefOf = ({ id, body }: Pick<InspectionState, 'id' | 'body'>) => ({
  inspectionId: id,
  agencyId: body.agencyId,
  uscc: body.uscc,
  by: body.side,
});

/** As the table says; an inspection is for those who opened it, not for the other authority. */
export function followInspection(
  { status, body }: Pick<InspectionState, 'status' | 'body'>,
  action: InspectionAction,
  { roles }: Pick<Acting, 'roles'>,
): InspectionStatus | Refusal {
  // The status was written by the same machine.
  const to = follow(inspectionMachine, status as InspectionStatus, action, roles);
  const follows = action === 'submit' || action === 'passDue';
  if (isRefusal(to) || follows || roles.includes(SIDES[body.side].officer)) return to;
  return refuse('FORBIDDEN_ROLE', { article: '14-1' });
}
