import type { PlatformClient } from '../../platform-client.ts';
import { cleanMaterial } from '../catalogue.ts';
import type { Deployment } from '../deployment.ts';

export interface InspectionAnswer {
  readonly inspectionId: string;
  readonly status: string;
  readonly version: number;
  readonly side: string;
  readonly cooperationId: string;
  readonly conclusion?: { readonly consequenceRef?: string; readonly by: string };
  readonly allowedActions: readonly string[];
}

export const ITEMS = [{ key: 'LEDGER', zh: '服务台账', required: true }];
export const SOUND = {
  sheet: [{ key: 'LEDGER', result: 'OK' }],
  outcome: 'PASSED',
  summary: '已核对，无缺陷',
};
export const POOR = {
  sheet: [{ key: 'LEDGER', result: 'DEFECT', note: '三笔服务无记录' }],
  outcome: 'FAILED',
  summary: '三笔服务无记录',
};

/** What an inspector sends to inspect an agency, or some of its orders. */
export const opening = (agencyId: string, orderIds: readonly string[] = []) => ({
  agencyId,
  orderIds,
  subject: '创新券服务的使用和兑付',
  basis: '2026年度监督检查计划',
  items: ITEMS,
});

export const opened = (
  inspector: PlatformClient,
  agencyId: string,
  orderIds: readonly string[] = [],
): Promise<InspectionAnswer> =>
  inspector.done<InspectionAnswer>('openInspection', { body: opening(agencyId, orderIds) });

/** The agency hands in what it was asked for. */
export async function handedIn(agency: PlatformClient, cooperationId: string): Promise<void> {
  const documentIds = [await cleanMaterial(agency, 'OTHER')];
  const body = { items: [{ key: 'LEDGER', documentIds }] };
  await agency.done('submitCooperation', { params: { cooperationId }, body });
}

/** Inspected, with a defect that two officers take for the suspicion of a violation. Gives the violation. */
export async function suspectedByInspection(
  { as }: Deployment,
  agency: { readonly agencyId: string; readonly admin: PlatformClient },
  violation: string,
  orderIds: readonly string[] = [],
): Promise<string> {
  const [wu, zheng] = [as('commission-wu'), as('commission-zheng')];
  const { inspectionId, cooperationId } = await opened(wu, agency.agencyId, orderIds);
  await handedIn(agency.admin, cooperationId);
  const params = { inspectionId };
  await wu.done('reviewInspection', { params, body: POOR });
  const consequence = { kind: 'VIOLATION', violation };
  const { conclusion } = await zheng.done<InspectionAnswer>('concludeInspection', {
    params,
    body: { decision: 'CONCLUDE', reason: '涉嫌违规，移交核查', consequence },
  });
  const violationId = conclusion?.consequenceRef?.slice('VIOLATION#'.length);
  if (violationId === undefined) throw new Error(`inspection ${inspectionId} led to no suspicion`);
  return violationId;
}
