import type { AgencyBody } from '../../shared/domain/agency/agency.ts';
import { articleOf } from '../../shared/domain/complaint/complaint.ts';
import type { ComplaintForm } from '../../shared/domain/complaint/form.ts';
import { fileOf } from '../../shared/domain/document/own-file.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import type { OrderBody } from '../../shared/domain/order/order.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import { serviceCategories } from '../../shared/policy/categories.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { order } from '../../shared/store/aggregates/order.ts';
import { load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

type Asked = Pick<ComplaintForm, 'kind' | 'target'> & {
  readonly orderId?: string | undefined;
  readonly category?: string | undefined;
};

/** What a complaint is about: the agency, the buyer's own order, the category. */
export interface Subject {
  readonly agency?: { readonly id: string; readonly uscc: string };
  readonly order?: { readonly id: string; readonly orderNo: string };
  readonly category?: string;
}

function unfit(form: Asked, field: string, zh: string, en: string): ProblemError {
  const fields = [{ field: `body.${field}`, zh, en }];
  return new ProblemError(refuse('VALIDATION_FAILED', { article: articleOf(form), fields }));
}

/** An agency by its id. @throws VALIDATION_FAILED naming the field, for one that does not exist */
export async function agencyNamed(
  form: Pick<ComplaintForm, 'kind'>,
  field: string,
  agencyId: string,
  tables: Tables,
): Promise<Loaded<AgencyBody>> {
  const found = await load(tables, agency, agencyId);
  if (found !== undefined) return found;
  throw unfit(form, field, '未找到该服务机构', 'there is no such agency');
}

/**
 * Resolves what the form names. An order is its buyer's alone (or the caller's at the hotline, whom the officer asked):
 * to anybody else it does not exist. It also says agency and category, where the form does not.
 * @throws NOT_FOUND, VALIDATION_FAILED
 */
export async function subjectOf(
  form: Asked,
  caller: Principal | 'HOTLINE' | undefined,
  tables: Tables,
): Promise<Subject> {
  const { target, orderId, category } = form;
  if (category !== undefined && !serviceCategories.some(({ code }) => code === category))
    throw unfit(form, 'category', '未知的服务类别', 'no such service category');
  const named =
    target !== undefined && 'agencyId' in target
      ? await agencyNamed(form, 'target.agencyId', target.agencyId, tables)
      : undefined;
  const agencyOf = named && { id: named.id, uscc: named.body.uscc };
  if (orderId === undefined)
    return { ...(agencyOf && { agency: agencyOf }), ...(category !== undefined && { category }) };
  const found = await load(tables, order, orderId);
  if (found === undefined || !isBuyer(found.body, caller)) throw new ProblemError(refuse('NOT_FOUND'));
  if (named !== undefined && named.id !== found.body.agencyId)
    throw unfit(form, 'orderId', '订单不属于该服务机构', 'the order is not with this agency');
  return {
    agency: { id: found.body.agencyId, uscc: found.body.uscc },
    order: { id: found.id, orderNo: found.body.orderNo },
    category: category ?? found.body.category,
  };
}

function isBuyer({ buyer }: OrderBody, caller: Principal | 'HOTLINE' | undefined): boolean {
  if (caller === 'HOTLINE') return true;
  return caller !== undefined && caller.roles.includes('BUYER') && fileOf(caller) === buyer.id;
}
