import { isOver, type MatterKind } from '../../shared/domain/agency/over.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { isUnderWay } from '../../shared/domain/rectification/machine.ts';
import { everyOne } from '../../shared/store/adjustment-preview.ts';
import type { AggregateType, Loaded } from '../../shared/store/aggregate.ts';
import { cooperation } from '../../shared/store/aggregates/cooperation.ts';
import { creditRecord, creditRecordsOf } from '../../shared/store/aggregates/credit-record.ts';
import { fundRecovery, recoveriesOf } from '../../shared/store/aggregates/fund-recovery.ts';
import { hearing } from '../../shared/store/aggregates/hearing.ts';
import { inspection, inspectionsOf } from '../../shared/store/aggregates/inspection.ts';
import { holdsOf, paymentHold } from '../../shared/store/aggregates/payment-hold.ts';
import { paymentRefusal, refusalsOf } from '../../shared/store/aggregates/payment-refusal.ts';
import { rectification } from '../../shared/store/aggregates/rectification.ts';
import { removal, removalsOf } from '../../shared/store/aggregates/removal.ts';
import { suspension, suspensionsOf } from '../../shared/store/aggregates/suspension.ts';
import { upkeep } from '../../shared/store/aggregates/upkeep.ts';
import { violation, violationsOf } from '../../shared/store/aggregates/violation.ts';
import { load, type ListName } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { isShownToAgency as isRectificationShown, rectificationView } from '../rectifications/views.ts';
import { cooperationView } from '../spot-checks/cooperation/view.ts';
import { isShownToAgency as isSuspensionShown, suspensionView } from '../suspensions/views.ts';
import { hearingView } from '../verification/hearings/view.ts';
import { isShownToAgency as isViolationShown, violationView } from '../violations/views.ts';

export interface About {
  readonly agencyId: string;
  readonly uscc: string;
}

/** A matter of an agency, whether it was told of it or not. */
export interface Matter {
  readonly kind: MatterKind;
  readonly id: string;
  readonly status: string;
  readonly isTold: boolean;
  readonly isOpen: boolean;
  /** Must be over before the agency may leave (12-4). */
  readonly binds: boolean;
  /** What a hearing is a part of. */
  readonly subjectRef?: string;
  readonly deadlines: Loaded<unknown>['deadlines'];
  /** The actions of its machine that the agency may take now, as the resource itself shows them. */
  readonly actions: readonly string[];
}

interface Source<B> {
  readonly lists: (about: About) => readonly (readonly [ListName, string])[];
  readonly isOwn?: (body: B, about: About) => boolean;
  /** By default from the beginning. */
  readonly isTold?: (body: B) => boolean;
  /** By default as long as it is open. */
  readonly binds?: (status: string) => boolean;
  readonly subjectRef?: (body: B) => string;
  readonly view?: (one: Loaded<B>, viewer: Principal) => { readonly allowedActions: readonly string[] };
}

type Read = (tables: Tables, about: About, viewer: Principal) => Promise<Matter[]>;

const matter =
  <B>(kind: MatterKind, source: Source<B>) =>
  (one: Loaded<B>, viewer: Principal): Matter => {
    const isOpen = !isOver(kind, one.status);
    return {
      kind,
      id: one.id,
      status: one.status,
      isTold: source.isTold?.(one.body) ?? true,
      isOpen,
      binds: isOpen && (source.binds?.(one.status) ?? true),
      ...(source.subjectRef && { subjectRef: source.subjectRef(one.body) }),
      deadlines: one.deadlines,
      actions: source.view?.(one, viewer).allowedActions ?? [],
    };
  };

const listed =
  <B>(kind: MatterKind, type: AggregateType<B>, source: Source<B>): Read =>
  async (tables, about, viewer) => {
    const lists = source.lists(about);
    const found = await Promise.all(lists.map(([name, pk]) => everyOne(tables, type, name, pk)));
    const own = found.flat().filter(({ body }) => source.isOwn?.(body, about) ?? true);
    return own.map((one) => matter(kind, source)(one, viewer));
  };

const byAgency = ({ agencyId }: { readonly agencyId: string }, about: About): boolean =>
  agencyId === about.agencyId;

/** Where the matters of each kind are found, from when the agency knows of one, and what it may do about it. */
const READ: Readonly<Record<MatterKind, Read>> = {
  RECTIFICATION: listed('RECTIFICATION', rectification, {
    lists: ({ agencyId }) => [['list2', `RECTIFICATION#AGENCY#${agencyId}`]],
    isTold: isRectificationShown,
    binds: isUnderWay,
    view: rectificationView,
  }),
  SUSPENSION: listed('SUSPENSION', suspension, {
    lists: ({ agencyId }) => [['list2', suspensionsOf(agencyId)]],
    isTold: isSuspensionShown,
    view: suspensionView,
  }),
  REMOVAL: listed('REMOVAL', removal, {
    lists: ({ agencyId }) => [['list2', removalsOf(agencyId)]],
    isTold: ({ noticed }) => noticed !== undefined,
  }),
  VIOLATION: listed('VIOLATION', violation, {
    lists: ({ agencyId }) => [
      ['list2', violationsOf('REPORT', agencyId)],
      ['list2', violationsOf('OTHER', agencyId)],
    ],
    isTold: isViolationShown,
    view: violationView,
  }),
  COOPERATION: listed('COOPERATION', cooperation, {
    lists: ({ uscc }) => [['list3', `COOPERATION#USCC#${uscc}`]],
    isOwn: byAgency,
    view: cooperationView,
  }),
  INSPECTION: listed('INSPECTION', inspection, {
    lists: ({ uscc }) => [['list2', inspectionsOf(uscc)]],
    isOwn: byAgency,
  }),
  HEARING: listed('HEARING', hearing, {
    lists: ({ uscc }) => [['list2', `HEARING#USCC#${uscc}`]],
    subjectRef: (body) => body.subjectRef,
    view: (one, { roles }) => hearingView(one, roles),
  }),
  PAYMENTHOLD: listed('PAYMENTHOLD', paymentHold, {
    lists: ({ uscc }) => [['list2', holdsOf(uscc)]],
    isOwn: byAgency,
  }),
  PAYMENTREFUSAL: listed('PAYMENTREFUSAL', paymentRefusal, {
    lists: ({ uscc }) => [['list2', refusalsOf(uscc)]],
    isOwn: byAgency,
  }),
  FUNDRECOVERY: listed('FUNDRECOVERY', fundRecovery, {
    lists: ({ uscc }) => [['list2', recoveriesOf(uscc)]],
    isOwn: byAgency,
    isTold: ({ noticed }) => noticed !== undefined,
  }),
  // It is of the unit, also as a buyer; one that was decided outlives the agency.
  CREDITRECORD: listed('CREDITRECORD', creditRecord, {
    lists: ({ uscc }) => [['list2', creditRecordsOf(uscc)]],
    binds: (status) => status === 'DRAFT',
  }),
  UPKEEP: async (tables, { agencyId }, viewer) => {
    const kept = await load(tables, upkeep, agencyId);
    return kept === undefined ? [] : [matter('UPKEEP', { lists: () => [] })(kept, viewer)];
  },
};

/** Every matter of articles 6 and 12 to 14 of an agency, open or over, as `viewer` of it may act. */
export async function mattersOf(tables: Tables, about: About, viewer: Principal): Promise<Matter[]> {
  const found = (await Promise.all(Object.values(READ).map((read) => read(tables, about, viewer)))).flat();
  const over = new Set(found.filter(({ isOpen }) => !isOpen).map(({ kind, id }) => `${kind}#${id}`));
  // A hearing whose matter was dropped is not considered any more.
  return found.map((each) =>
    each.subjectRef !== undefined && over.has(each.subjectRef)
      ? { ...each, isOpen: false, actions: [] }
      : each,
  );
}
