import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CaseBoard } from '../../../events/service-case-ref.ts';
import type { Acting } from '../acting.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import type { Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';
import { type ServiceCaseAction, serviceCaseMachine, type ServiceCaseStatus } from './machine.ts';

const act = () => z.strictObject({ by: z.string(), at: instantSchema() });

/** A service case (服务案例) from a completed order of an evaluated category (11-2). */
export const ServiceCaseBody = onFirstUse(() =>
  z.strictObject({
    cycleId: z.string(),
    entryId: z.string(),
    category: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    agencyName: z.string(),
    orderId: z.string(),
    buyer: z.strictObject({ id: z.string(), name: z.string() }),
    title: z.string(),
    summary: z.string(),
    nominated: act().extend({ origin: z.enum(['CENTRE', 'AGENCY']) }),
    eligible: act().optional(),
    /** Experts by their pseudonym in the officers' register: shown to nobody outside the centre. */
    panel: z.array(z.strictObject({ expertId: z.string(), appointedBy: z.string(), at: instantSchema() })),
    recused: z.array(z.strictObject({ expertId: z.string(), at: instantSchema() })),
    scores: z.array(
      z.strictObject({
        expertId: z.string(),
        score: z.int().min(0).max(100),
        comment: z.string(),
        at: instantSchema(),
      }),
    ),
    decision: act()
      .extend({ board: CaseBoard().optional(), reason: z.string(), mean: z.string() })
      .optional(),
    consents: z.strictObject({ AGENCY: act().optional(), BUYER: act().optional() }),
    /** The text for publication, in its newest edition. */
    edited: act()
      .extend({ number: z.int().positive(), title: z.string(), text: z.string(), textHash: z.string() })
      .optional(),
    publishedAt: instantSchema().optional(),
    withdrawn: z
      .strictObject({ cause: z.string(), at: instantSchema(), reason: z.string().optional() })
      .optional(),
    archivedAt: instantSchema().optional(),
  }),
);
export type ServiceCaseBody = z.infer<ReturnType<typeof ServiceCaseBody>>;

/** A case as a decision needs it: a loaded aggregate is one. */
export interface ServiceCaseState {
  readonly id: string;
  readonly status: string;
  readonly body: ServiceCaseBody;
}

export type ServiceCaseDecision = Decided<ServiceCaseBody> | Refusal;

export const caseRefOf = ({ id, body }: Pick<ServiceCaseState, 'id' | 'body'>) => ({
  caseId: id,
  agencyId: body.agencyId,
  uscc: body.uscc,
});

export const followCase = (status: string, action: ServiceCaseAction, { roles }: Pick<Acting, 'roles'>) =>
  // The status was written by the same machine.
  follow(serviceCaseMachine, status as ServiceCaseStatus, action, roles);
