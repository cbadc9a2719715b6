import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import { follow } from '../machine.ts';
import { Buyer } from '../order/parties.ts';
import type { Refusal } from '../problem.ts';
import type { Deadline } from '../time/deadline.ts';
import { instantSchema } from '../time/instant.ts';
import { type DemandResponseAction, demandResponseMachine, type DemandResponseStatus } from './machine.ts';

/** The clocks of an invited agency's answer. */
export const DEMAND_RESPONSE = 'DEMAND_RESPONSE';
export const DEMAND_RESPONSE_REMINDER = 'DEMAND_RESPONSE_REMINDER';
export const DEMAND_EXPIRY = 'DEMAND_EXPIRY';

/** What a buyer looks for in one service category. Money in 分. */
export const DemandBody = onFirstUse(() =>
  z.strictObject({
    buyer: Buyer(),
    category: z.string(),
    title: z.string(),
    requirement: z.string(),
    budgetFen: z.int().nonnegative().optional(),
    /** The agencies that are asked by name. */
    invited: z.array(z.string()),
    publishedAt: instantSchema(),
    policyVersion: z.string(),
    closedAt: instantSchema().optional(),
  }),
);
export type DemandBody = z.infer<ReturnType<typeof DemandBody>>;

export const DemandResponseBody = onFirstUse(() =>
  z.strictObject({
    demandId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    buyerId: z.string(),
    category: z.string(),
    invited: z.boolean(),
    receivedAt: instantSchema(),
    /** End of the response term; absent where nobody asked. */
    dueAt: instantSchema().optional(),
    reminders: z.int().nonnegative(),
    answeredAt: instantSchema().optional(),
    /** Answered after the response term. */
    late: z.boolean().optional(),
    offer: z.strictObject({ text: z.string(), priceFen: z.int().nonnegative().optional() }).optional(),
    declineReason: z.string().optional(),
  }),
);
export type DemandResponseBody = z.infer<ReturnType<typeof DemandResponseBody>>;

export interface DemandState {
  readonly id: string;
  readonly status: string;
  readonly body: DemandBody;
}

export interface DemandResponseState {
  readonly id: string;
  readonly status: string;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly body: DemandResponseBody;
}

export const demandRefOf = ({ id, body }: Pick<DemandState, 'id' | 'body'>) => ({
  demandId: id,
  buyerId: body.buyer.id,
  category: body.category,
});

export const responseRefOf = ({ id, body }: Pick<DemandResponseState, 'id' | 'body'>) => ({
  responseId: id,
  demandId: body.demandId,
  buyerId: body.buyerId,
  agencyId: body.agencyId,
  uscc: body.uscc,
  category: body.category,
});

/** The one response of an agency to a demand. */
export const responseIdOf = (demandId: string, agencyId: string): string => `${demandId}-${agencyId}`;

export function followResponse(
  status: string,
  action: DemandResponseAction,
  acting: Pick<Acting, 'roles'>,
): DemandResponseStatus | Refusal {
  // The store keeps the status as text; a text that is no state matches no row and is refused.
  return follow(demandResponseMachine, status as DemandResponseStatus, action, acting.roles);
}
