import { VIOLATION_KINDS } from '../../../shared/domain/violation/kinds.ts';
import { sheetWith } from '../../support/check-sheet.ts';
import { passFor, passTo } from '../season/now.ts';
import { dayOf, mattersOf, paperOf, REASON, type Scene } from '../supervision/scene.ts';

interface InspectionSeen {
  readonly inspectionId: string;
  readonly status: string;
  readonly side: 'COMMISSION' | 'FINANCE';
  readonly cooperationId: string;
  readonly visits: readonly { readonly confirmed?: object }[];
  readonly review?: { readonly outcome: string };
}
interface AskedSeen {
  readonly status: string;
  readonly refusal?: object;
  readonly items: readonly { readonly key: string }[];
  readonly deadlines: readonly { readonly dueAt: string }[];
}

const OVER = ['PASSED', 'FAILED', 'REFUSED', 'WITHDRAWN'];
const ASKED = ['MATERIALS_DUE', 'OVERDUE', 'SECOND_NOTICE'];

/** The Commission or Finance inspects: material, visits, a result by two persons, or a refusal (14-1). */
export async function inspectionMove(scene: Scene): Promise<unknown> {
  const { chance, uscc } = scene;
  const open = (await mattersOf<InspectionSeen>(scene, 'listInspections', { uscc })).filter(
    ({ status }) => !OVER.includes(status),
  );
  if (open.length === 0 || (open.length < 2 && chance.is(0.1))) return begin(scene);
  return step(scene, chance.of(open));
}

async function begin(scene: Scene): Promise<unknown> {
  const { world, chance, agencyId, seller, commission, finance } = scene;
  const deals = world.trade.deals.filter((each) => each.seller === seller);
  const orderIds = deals.length > 0 && chance.is(0.5) ? [chance.of(deals).orderId] : [];
  const items = [{ key: 'LEDGER', zh: '服务台账', required: true }];
  const body = { agencyId, orderIds, subject: '服务真实性', basis: '年度检查计划', items };
  return chance.of([commission, finance])('openInspection', { body });
}

async function step(scene: Scene, found: InspectionSeen): Promise<unknown> {
  const { chance } = scene;
  const inspector = found.side === 'COMMISSION' ? scene.commission : scene.finance;
  const params = { inspectionId: found.inspectionId };
  if (found.visits.some(({ confirmed }) => confirmed === undefined) && chance.is(0.5))
    return inspector('confirmInspectionVisit', { params });
  if (chance.is(0.12)) {
    const documentIds = chance.is(0.5) ? [paperOf(scene)] : [];
    const body = { visitedOn: dayOf(scene), findings: '现场查看服务台账', documentIds };
    return inspector('recordInspectionVisit', { params, body });
  }
  if (ASKED.includes(found.status)) return onRequest(scene, found);
  if (found.status === 'SUBMITTED') {
    const outcome = chance.is(0.5) ? 'PASSED' : 'FAILED';
    const sheet = sheetWith(...(outcome === 'FAILED' ? ['CONTRACT'] : []));
    return inspector('reviewInspection', { params, body: { sheet, outcome, summary: '已逐项核对' } });
  }
  const failed = found.review?.outcome === 'FAILED';
  const consequence = chance.of([
    { kind: 'RECTIFICATION' },
    { kind: 'VIOLATION', violation: chance.of(VIOLATION_KINDS) },
  ]);
  const body = {
    decision: chance.is(0.82) ? 'CONCLUDE' : 'RETURN',
    ...REASON,
    ...(failed && chance.is(0.85) && { consequence }),
  };
  return inspector('concludeInspection', { params, body });
}

/** What was asked for is handed in, asked for again, refused or no longer wanted. */
async function onRequest(scene: Scene, found: InspectionSeen): Promise<unknown> {
  const { world, chance, agency } = scene;
  const params = { cooperationId: found.cooperationId };
  const inspector = found.side === 'COMMISSION' ? scene.commission : scene.finance;
  const asked = await world.place.as('commission-wu').done<AskedSeen>('readCooperation', { params });
  const way = chance.weighed({ handIn: 30, pass: 35, again: 30, withdraw: 5 });
  if (way === 'handIn') {
    const items = asked.items.map(({ key }) => ({ key, documentIds: [paperOf(scene)] }));
    return agency('submitCooperation', { params, body: { items } });
  }
  if (way === 'withdraw') return inspector('withdrawCooperation', { params, body: REASON });
  if (way === 'pass') {
    const last = asked.deadlines
      .map(({ dueAt }) => dueAt)
      .toSorted()
      .at(-1);
    return last === undefined ? passFor(scene, 'P1D') : passTo(scene, last);
  }
  if (asked.status !== 'SECOND_NOTICE') return inspector('requestCooperationAgain', { params, body: REASON });
  if (asked.refusal === undefined) return inspector('proposeRefusal', { params, body: REASON });
  const decision = chance.is(0.85) ? 'CONFIRM' : 'RETURN';
  return inspector('decideRefusal', { params, body: { decision, ...REASON } });
}
