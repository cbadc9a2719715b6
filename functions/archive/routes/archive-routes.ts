import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { ArchiveView, Correction, Evidence, itemParams, orderParams } from './schemas.ts';

const view = onFirstUse(() => ({ description: 'the archive', schema: ArchiveView() }));
const files = ['NOT_FOUND', 'STALE_VERSION', 'DOCUMENT_NOT_CLEAN', 'DUPLICATE'] as const;

export const archiveRoutes = defineRoutes({
  readArchive: {
    method: 'GET',
    path: '/orders/{orderId}/archive',
    auth: 'required',
    roles: [...AGENCY_ROLES, 'BUYER', ...READING_OFFICERS],
    summary: { zh: '订单档案及其完整性', en: "An order's archive, and what it still lacks" },
    articles: ['6-4a'],
    params: orderParams,
    responses: () => ({ 200: view() }),
    problems: ['NOT_FOUND'],
  },
  addArchiveItem: {
    method: 'POST',
    path: '/orders/{orderId}/archive/items',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: {
      zh: '归集票据、支付凭证或过程材料（发票全平台仅可使用一次）',
      en: 'Add an invoice (once on the whole platform, FR-02), a proof of payment or a record',
    },
    articles: ['6-4a'],
    params: orderParams,
    body: Evidence,
    responses: () => ({ 201: view() }),
    problems: [...files, 'ARCHIVE_SEALED', 'INVOICE_ALREADY_USED', 'ILLEGAL_TRANSITION'],
  },
  withdrawArchiveItem: {
    method: 'DELETE',
    path: '/orders/{orderId}/archive/items/{itemId}',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: { zh: '封存前撤回材料', en: 'Take a piece of evidence back before the archive is sealed' },
    articles: ['6-4a'],
    params: itemParams,
    responses: () => ({ 200: view() }),
    problems: ['NOT_FOUND', 'STALE_VERSION', 'ARCHIVE_SEALED'],
  },
  correctArchive: {
    method: 'POST',
    path: '/orders/{orderId}/archive/corrections',
    auth: 'required',
    roles: ['AGENCY_ADMIN'],
    summary: {
      zh: '封存后追加更正（原件不变）',
      en: 'Append a correction to a sealed archive; what it corrects stays as it is',
    },
    articles: ['6-4a'],
    params: orderParams,
    body: Correction,
    responses: () => ({ 201: view() }),
    problems: [...files, 'ILLEGAL_TRANSITION'],
  },
});
