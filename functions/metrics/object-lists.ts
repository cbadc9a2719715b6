import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import type { AgencyBody } from '../../shared/domain/agency/agency.ts';
import { demandResponseMachine } from '../../shared/domain/demand/machine.ts';
import { orderMachine } from '../../shared/domain/order/machine.ts';
import type { AggregateType, Loaded } from '../../shared/store/aggregate.ts';
import { complaintsAbout } from '../../shared/store/aggregates/complaint.ts';
import { responsesOf } from '../../shared/store/aggregates/demand.ts';
import { ordersOfAgency } from '../../shared/store/aggregates/order.ts';
import { productsOf } from '../../shared/store/aggregates/product.ts';
import { trainingPlacesOf } from '../../shared/store/aggregates/training.ts';
import { violationsOf } from '../../shared/store/aggregates/violation.ts';
import { list, type ListName, type Page, type PageRequest } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import type { ObjectRef } from './observe.ts';
import type { SourceKind } from './source-kinds.ts';

/** Where the objects of an agency are found: an index, or ids that follow from the agency itself. */
export type ObjectList =
  | { readonly kind: SourceKind; readonly index: ListName; readonly pk: string }
  | { readonly kind: SourceKind; readonly ids: readonly string[] };

/** Every list in which something of an agency stands that adds to its metrics, in a fixed order. */
export function objectListsOf({ id, body }: Pick<Loaded<AgencyBody>, 'id' | 'body'>): readonly ObjectList[] {
  return [
    ...orderMachine.states.map(
      (status) => ({ kind: 'ORDER', index: 'list1', pk: ordersOfAgency(id, status) }) as const,
    ),
    ...demandResponseMachine.states.map(
      (status) => ({ kind: 'DEMANDRESPONSE', index: 'list1', pk: responsesOf(id, status) }) as const,
    ),
    { kind: 'SPOTCHECK', index: 'list3', pk: `SPOTCHECK#AGENCY#${id}` },
    { kind: 'COMPLAINT', index: 'list2', pk: complaintsAbout(body.uscc) },
    { kind: 'PRODUCT', index: 'list1', pk: productsOf(id) },
    { kind: 'QUALIFICATION', index: 'list1', pk: `QUALIFICATION#AGENCY#${id}` },
    { kind: 'STANDINGDOC', index: 'list1', pk: `STANDINGDOC#AGENCY#${id}` },
    { kind: 'CREDITCHECK', index: 'list1', pk: `CREDITCHECK#AGENCY#${id}` },
    { kind: 'RISKFLAG', index: 'list2', pk: `RISKFLAG#AGENCY#${id}` },
    { kind: 'TRAININGPLACE', index: 'list2', pk: trainingPlacesOf(id) },
    { kind: 'VIOLATION', index: 'list2', pk: violationsOf('OTHER', id) },
    { kind: 'VIOLATION', index: 'list2', pk: violationsOf('REPORT', id) },
    { kind: 'UPKEEP', ids: [id] },
    { kind: 'CASE', ids: body.origin.kind === 'CASE' ? [body.origin.caseId] : [] },
  ];
}

/** Only the id is asked for. */
const anyObject = (kind: SourceKind): AggregateType<unknown> => ({
  kind,
  body: onFirstUse(() => z.unknown()),
});

/** One page of such a list. */
export async function objectsIn(
  tables: Tables,
  where: ObjectList,
  page: PageRequest,
): Promise<Page<ObjectRef>> {
  const { kind } = where;
  if ('ids' in where) return { items: where.ids.map((id) => ({ kind, id })) };
  const { items, ...rest } = await list(tables, anyObject(kind), where.index, { pk: where.pk }, page);
  return { items: items.map(({ id }) => ({ kind, id })), ...rest };
}
