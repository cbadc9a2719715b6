import { isOver, type MatterKind } from '../../shared/domain/agency/over.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { everyOne } from '../../shared/store/adjustment-preview.ts';
import { cooperation } from '../../shared/store/aggregates/cooperation.ts';
import { fundRecovery, recoveriesOf } from '../../shared/store/aggregates/fund-recovery.ts';
import { hearing } from '../../shared/store/aggregates/hearing.ts';
import { holdsOf, paymentHold } from '../../shared/store/aggregates/payment-hold.ts';
import { rectification } from '../../shared/store/aggregates/rectification.ts';
import { removal, removalsOf } from '../../shared/store/aggregates/removal.ts';
import { suspension, suspensionsOf } from '../../shared/store/aggregates/suspension.ts';
import { upkeep } from '../../shared/store/aggregates/upkeep.ts';
import { violation, violationsOf } from '../../shared/store/aggregates/violation.ts';
import { load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { rectificationView, isShownToAgency as isRectificationShown } from '../rectifications/views.ts';
import { removalView } from '../removals/views.ts';
import { cooperationView } from '../spot-checks/cooperation/view.ts';
import { isShownToAgency as isSuspensionShown, suspensionView } from '../suspensions/views.ts';
import { hearingView } from '../verification/hearings/view.ts';
import { isShownToAgency as isViolationShown, violationView } from '../violations/views.ts';

/** A matter of an agency that it has been told of. */
export interface ToldCase {
  readonly kind: MatterKind;
  readonly id: string;
  readonly status: string;
  readonly isOpen: boolean;
  readonly deadlines: Loaded<unknown>['deadlines'];
  /** The actions of its machine that the agency may take now, as the resource itself shows them. */
  readonly actions: readonly string[];
}

/** Every matter of articles 6 and 12 to 14 that an agency has been told of, open or over, as `viewer` of it may act. */
export async function toldCasesOf(
  tables: Tables,
  { agencyId, uscc }: { readonly agencyId: string; readonly uscc: string },
  viewer: Principal,
): Promise<ToldCase[]> {
  const [rectifications, suspensions, removals, reported, suspected, requests, hearings, holds, recoveries] =
    await Promise.all([
      everyOne(tables, rectification, 'list2', `RECTIFICATION#AGENCY#${agencyId}`),
      everyOne(tables, suspension, 'list2', suspensionsOf(agencyId)),
      everyOne(tables, removal, 'list2', removalsOf(agencyId)),
      everyOne(tables, violation, 'list2', violationsOf('REPORT', agencyId)),
      everyOne(tables, violation, 'list2', violationsOf('OTHER', agencyId)),
      everyOne(tables, cooperation, 'list3', `COOPERATION#USCC#${uscc}`),
      everyOne(tables, hearing, 'list2', `HEARING#USCC#${uscc}`),
      everyOne(tables, paymentHold, 'list2', holdsOf(uscc)),
      everyOne(tables, fundRecovery, 'list2', recoveriesOf(uscc)),
    ]);
  const kept = await load(tables, upkeep, agencyId);
  return [
    ...told(
      'RECTIFICATION',
      rectifications,
      ({ body }) => isRectificationShown(body),
      (each) => rectificationView(each, viewer),
    ),
    ...told(
      'SUSPENSION',
      suspensions,
      ({ body }) => isSuspensionShown(body),
      (each) => suspensionView(each, viewer),
    ),
    ...told(
      'REMOVAL',
      removals,
      ({ body }) => body.noticed !== undefined,
      (each) => removalView(each, viewer),
    ),
    ...told(
      'VIOLATION',
      [...reported, ...suspected],
      ({ body }) => isViolationShown(body),
      (each) => violationView(each, viewer),
    ),
    ...told(
      'COOPERATION',
      requests,
      ({ body }) => body.agencyId === agencyId,
      (each) => cooperationView(each, viewer),
    ),
    ...told(
      'HEARING',
      hearings,
      () => true,
      (each) => hearingView(each, viewer.roles),
    ),
    ...told('PAYMENTHOLD', holds, ({ body }) => body.agencyId === agencyId),
    ...told(
      'FUNDRECOVERY',
      recoveries,
      ({ body }) => body.agencyId === agencyId && body.noticed !== undefined,
    ),
    ...told('UPKEEP', kept === undefined ? [] : [kept], () => true),
  ];
}

function told<B>(
  kind: MatterKind,
  found: readonly Loaded<B>[],
  isTold: (one: Loaded<B>) => boolean,
  view?: (one: Loaded<B>) => { readonly allowedActions: readonly string[] },
): ToldCase[] {
  return found.filter(isTold).map((one) => ({
    kind,
    id: one.id,
    status: one.status,
    isOpen: !isOver(kind, one.status),
    deadlines: one.deadlines,
    actions: view?.(one).allowedActions ?? [],
  }));
}
