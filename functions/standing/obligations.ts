import type { Obligation, ObligationKind } from '../../shared/domain/agency/obligations.ts';
import { isOver, type MatterKind } from '../../shared/domain/agency/over.ts';
import { isUnderWay } from '../../shared/domain/rectification/machine.ts';
import { everyOne, reachOf } from '../../shared/store/adjustment-preview.ts';
import { cooperation } from '../../shared/store/aggregates/cooperation.ts';
import { fundRecovery, recoveriesOf } from '../../shared/store/aggregates/fund-recovery.ts';
import { rectification } from '../../shared/store/aggregates/rectification.ts';
import { removal, removalsOf } from '../../shared/store/aggregates/removal.ts';
import { suspension, suspensionsOf } from '../../shared/store/aggregates/suspension.ts';
import { violation, violationsOf } from '../../shared/store/aggregates/violation.ts';
import type { Tables } from '../../shared/store/table.ts';
import { isShownToAgency } from '../suspensions/views.ts';

interface About {
  readonly agencyId: string;
  readonly uscc: string;
}

/** An investigation that the agency has not been told of. */
const UNTOLD = ['SUSPECTED', 'UNDER_INVESTIGATION'];

/** Everything that an agency must have behind it before it may leave (12-4). */
export async function obligationsOf(tables: Tables, about: About): Promise<Obligation[]> {
  const { agencyId, uscc } = about;
  const [reach, recoveries, rectifications, suspensions, removals, requests, reported, suspected] =
    await Promise.all([
      reachOf(tables, about),
      everyOne(tables, fundRecovery, 'list2', recoveriesOf(uscc)),
      everyOne(tables, rectification, 'list2', `RECTIFICATION#AGENCY#${agencyId}`),
      everyOne(tables, suspension, 'list2', suspensionsOf(agencyId)),
      everyOne(tables, removal, 'list2', removalsOf(agencyId)),
      everyOne(tables, cooperation, 'list3', `COOPERATION#USCC#${uscc}`),
      everyOne(tables, violation, 'list2', violationsOf('REPORT', agencyId)),
      everyOne(tables, violation, 'list2', violationsOf('OTHER', agencyId)),
    ]);
  const own = requests.filter(({ body }) => body.agencyId === agencyId);
  return [
    ...reach.orders.map(({ ref }) => ({ kind: 'ORDER', ref }) as const),
    ...reach.claims.map(({ ref }) => ({ kind: 'CLAIM', ref }) as const),
    ...recoveries
      .filter(({ status, body }) => body.agencyId === agencyId && !isOver('FUNDRECOVERY', status))
      .map(({ id, body }): Obligation =>
        body.noticed === undefined ? { kind: 'PROCEEDING' } : { kind: 'RECOVERY', ref: `FUNDRECOVERY#${id}` },
      ),
    ...open(
      'RECTIFICATION',
      rectifications.filter(({ status }) => isUnderWay(status)),
      () => true,
    ),
    ...open('SUSPENSION', suspensions, ({ body }) => isShownToAgency(body)),
    ...open('REMOVAL', removals, ({ body }) => body.noticed !== undefined),
    ...open('COOPERATION', own, () => true),
    ...open('VIOLATION', [...reported, ...suspected], ({ status }) => !UNTOLD.includes(status)),
  ];
}

function open<T extends { readonly id: string; readonly status: string }>(
  kind: MatterKind & ObligationKind,
  found: readonly T[],
  isTold: (one: T) => boolean,
): Obligation[] {
  return found
    .filter(({ status }) => !isOver(kind, status))
    .map((one) => (isTold(one) ? { kind, ref: `${kind}#${one.id}` } : { kind: 'PROCEEDING' }));
}
