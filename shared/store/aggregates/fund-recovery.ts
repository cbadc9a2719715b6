import { RecoveryBody } from '../../domain/recovery/recovery.ts';
import { refuse } from '../../domain/problem.ts';
import type { AggregateType } from '../aggregate.ts';
import type { Guard } from '../plan.ts';

export const recoveriesIn = (status: string): string => `FUNDRECOVERY#${status}`;
export const recoveriesOf = (uscc: string): string => `FUNDRECOVERY#USCC#${uscc}`;

/** Listed by status (list1) and by agency (list2), by proposal. */
export const fundRecovery: AggregateType<RecoveryBody> = {
  kind: 'FUNDRECOVERY',
  body: RecoveryBody,
  listKeys: ({ id, status, body }) => ({
    list1: [recoveriesIn(status), `${body.proposed.at}#${id}`],
    list2: [recoveriesOf(body.uscc), `${body.proposed.at}#${id}`],
  }),
};

/** Name of the guard that lets one payment be recovered once. */
export const recoveryOf = (sourceRef: string): string => `FUNDRECOVERY_OF#${sourceRef}`;

export const takeRecovery = (sourceRef: string, recoveryId: string): Guard => ({
  take: recoveryOf(sourceRef),
  owner: recoveryId,
  refusal: refuse('DUPLICATE', { article: '14-2b' }),
});

/** Name of the guard that lets a reference stand for one repayment. */
export const repaymentBy = (reference: string): string => `REPAYMENT#${reference}`;

export const takeReference = (reference: string, recoveryId: string): Guard => ({
  take: repaymentBy(reference),
  owner: recoveryId,
  refusal: refuse('DUPLICATE', { article: '14-2b', extra: { reference } }),
});
