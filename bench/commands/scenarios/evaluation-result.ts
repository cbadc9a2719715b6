import { rowWrite } from '../../../functions/evaluation-results/ranking/rows.ts';
import type { CategoryResultBody } from '../../../shared/domain/evaluation/result/category-result.ts';
import { decideOpenPublicity } from '../../../shared/domain/publicity/open.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { categoryResult } from '../../../shared/store/aggregates/category-result.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { change } from '../../../shared/store/plan.ts';
import { settings } from '../../../test/support/order-fixtures.ts';
import { asCommission, asOfficer } from '../officers.ts';
import { idOf, NOW, put, type Scenario, TODAY } from '../scenario.ts';
import { CATEGORY, cycleAt, decidedResult, entryOf, figuresOf } from '../seasons.ts';
import { begun, sidesOf } from '../subjects.ts';

const load = () => import('../../../functions/evaluation-results/api.ts');

const onCycle = (id: string, step: string, claims: typeof asOfficer, body?: unknown) => ({
  id,
  call: {
    routeKey: `POST /evaluation-cycles/{cycleId}/${step}`,
    params: { cycleId: id },
    ...(body !== undefined && { body }),
    claims,
    idempotencyKey: id,
  },
});

const FILED = { number: '沪科备〔2026〕1号', on: TODAY, by: 'bench' };

/** One category's result, as it was decided on and publicised. */
function resultOf(cycleId: string, status: string) {
  const body: CategoryResultBody = {
    cycleId,
    category: CATEGORY,
    ranking: {
      draft: 1,
      run: cycleId,
      rankingHash: 'b'.repeat(64),
      entries: 1,
      listed: 1,
      ranked: 1,
      ratio: { n: 1, excellentAtMost: 1 },
      grades: { EXCELLENT: 1 },
      unheard: [],
      at: NOW,
    },
    publicity: { id: `${cycleId}.${CATEGORY}.1`, draft: 1, rankingHash: 'b'.repeat(64), at: NOW },
    amendments: [],
  };
  const id = `${cycleId}.${CATEGORY}`;
  return change(categoryResult, { newId: id }, { events: [begun('CategoryResultPublicised', status)], body });
}

export const evaluationResultScenarios: readonly Scenario[] = [
  {
    name: 'proposeResult, of the evaluation',
    load,
    status: 202,
    prepare: async (tables, index) => {
      const id = idOf('BENCHCYCLEA', index);
      const { cycle, scheme } = cycleAt(id, 'REVIEWING');
      await put(tables, { changes: [cycle, scheme] });
      return onCycle(id, 'result-proposal', asOfficer, {});
    },
    // Reads: officer, settings, idempotency record, cycle; entries in five states and samples that are open from their
    // indexes, half a unit each.
    // Writes: cycle 2 and its list, event 2 and its outbox entry, idempotency record 2. The ranking is the work of pages.
    units: { read: 7, write: 8, counted: '(2 + 1) + (2 + 1) + 2' },
  },
  {
    name: 'submitObjection, to a result',
    load: () => import('../../../functions/publicity/api.ts'),
    status: 201,
    prepare: async (tables, index) => {
      const id = idOf('BENCHCYCLED', index);
      const notice = {
        subject: { kind: 'EVALUATION_RESULT' as const, id: `${id}.${CATEGORY}.1` },
        content: {
          kind: 'EVALUATION_RESULT' as const,
          title: '关于2026年度科技创新券服务机构综合评价结果（检验检测）的公示',
          year: 2026,
          entries: [],
          listed: 60,
          listAt: `/evaluation-results/${id}/${CATEGORY}/page`,
          rankingHash: 'b'.repeat(64),
          basis: '第九条第（五）项',
          howToObject: ['在公示期内书面提出。'],
        },
      };
      const opened = orThrow(decideOpenPublicity(id, notice, { now: NOW, ...settings }));
      await put(tables, { changes: [change(publicity, { newId: id }, opened)] });
      const call = {
        routeKey: 'POST /publicities/{publicityId}/objections',
        params: { publicityId: id },
        body: {
          objector: { kind: 'INDIVIDUAL', signedName: '赵小满', phone: '13800000042' },
          facts: '该机构的完成订单数与实际不符',
        },
        idempotencyKey: id,
        // Every source of its own, as the calls of one are counted.
        sourceIp: `10.2.${Math.floor(index / 250)}.${index % 250}`,
      };
      return { id, call };
    },
    // Reads: settings, idempotency record, notice, the task that may be there.
    // Writes: the count of the source, in no transaction, 1. Objection of under 2 KB 4 and two lists of 2, event of under
    // 2 KB 4 and its outbox entry, deadline 2 and one entry. Notice of under 2 KB 4, it stays in two lists, 2 each; event 2
    // and its outbox entry. The task 2 and two lists, its event of under 2 KB 4 and its outbox entry, its deadline 2 and one
    // entry. Three sealed records and the idempotency record 2 each.
    units: {
      read: 4,
      write: 48,
      counted:
        '1 + (4 + 2 × 2) + (4 + 1) + (2 + 1) + (4 + 2 × 2) + (2 + 1) + (2 + 2) + (4 + 1) + (2 + 1) + 3 × 2 + 2',
    },
  },
  {
    name: 'fileResult',
    load,
    status: 200,
    prepare: async (tables, index) => {
      const id = idOf('BENCHCYCLEB', index);
      const { cycle } = cycleAt(id, 'READY_TO_FILE', { result: decidedResult });
      await put(tables, { changes: [cycle] });
      return onCycle(id, 'filing', asCommission, { number: FILED.number, filedOn: TODAY });
    },
    // Reads: officer, settings, idempotency record, cycle.
    // Writes: cycle of under 2 KB 4 and its list 2, event 2 and its outbox entry, idempotency record 2.
    units: { read: 4, write: 11, counted: '(4 + 2) + (2 + 1) + 2' },
  },
  {
    name: 'publishResult',
    load,
    status: 202,
    prepare: async (tables, index) => {
      const id = idOf('BENCHCYCLEC', index);
      const { cycle, scheme } = cycleAt(id, 'FILED', { result: decidedResult, filing: FILED });
      await put(tables, { changes: [cycle, scheme, resultOf(id, 'CLEARED')] });
      return onCycle(id, 'publication', asOfficer, {});
    },
    // Reads: officer, settings, idempotency record, cycle, scheme, the results of ten categories that may be there.
    // Writes as of fileResult; entries become final by the work of pages.
    units: { read: 15, write: 11, counted: '(4 + 2) + (2 + 1) + 2' },
  },
  {
    name: 'readScoreReceipt, by the agency',
    load,
    status: 200,
    prepare: async (tables, index) => {
      const sides = sidesOf('U', index);
      const { agencyId: id } = sides;
      const found = entryOf(sides, 'PROPOSED');
      const result = { draft: 1, primary: true, rank: 1, of: 1, grade: 'EXCELLENT' as const, because: [] };
      const final = { ...found, status: 'FINAL', body: { ...found.body, result } };
      const { cycle, scheme } = cycleAt(id, 'PUBLISHED', { result: decidedResult, filing: FILED });
      await put(tables, {
        changes: [
          cycle,
          scheme,
          resultOf(id, 'PUBLISHED'),
          change(
            entry,
            { newId: final.id },
            { events: [begun('EntryFinal', final.status)], body: final.body },
          ),
        ],
        projections: [
          ...figuresOf(final),
          rowWrite(
            { cycleId: id, category: CATEGORY, run: id },
            {
              ...result,
              entryId: final.id,
              agencyId: id,
              standing: 'RANKED',
              total: 8_659,
              primaryBy: 'ONLY',
              orgName: final.body.agencyName,
              uscc: final.body.uscc,
            },
          ),
        ],
      });
      const call = {
        routeKey: 'GET /evaluation-receipts/{entryId}',
        params: { entryId: final.id },
        claims: sides.asAgency,
      };
      return { id, call };
    },
    // Reads: settings, entry of under 8 KB 2, cycle, scheme, result and figures of the category, its rows, its rank keys.
    units: { read: 9, write: 0, counted: '0' },
  },
];
