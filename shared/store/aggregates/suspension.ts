import { SuspensionBody } from '../../domain/suspension/suspension.ts';
import type { AggregateType } from '../aggregate.ts';

export const suspensionsIn = (status: string): string => `SUSPENSION#${status}`;
export const suspensionsOf = (agencyId: string): string => `SUSPENSION#AGENCY#${agencyId}`;

/** Listed by status (list1) and under its agency (list2), by proposal. */
export const suspension: AggregateType<SuspensionBody> = {
  kind: 'SUSPENSION',
  body: SuspensionBody,
  listKeys: ({ id, status, body }) => ({
    list1: [suspensionsIn(status), `${body.proposedAt}#${id}`],
    list2: [suspensionsOf(body.agencyId), `${body.proposedAt}#${id}`],
  }),
};

/** Name of the guard that lets one suspension be in force for an agency. */
export const suspensionOf = (agencyId: string): string => `SUSPENSION_IN_FORCE#${agencyId}`;
