import { bySystem } from '../../../shared/domain/acting.ts';
import { decideRequest } from '../../../shared/domain/cooperation/request.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideOpenSpotCheck } from '../../../shared/domain/spot-check/open.ts';
import { decideBegin } from '../../../shared/domain/upkeep/begin.ts';
import { CONFIRMATION } from '../../../shared/domain/upkeep/confirm.ts';
import { cooperation } from '../../../shared/store/aggregates/cooperation.ts';
import { spotCheck } from '../../../shared/store/aggregates/spot-check.ts';
import { upkeep } from '../../../shared/store/aggregates/upkeep.ts';
import { change } from '../../../shared/store/plan.ts';
import { settings } from '../../../test/support/order-fixtures.ts';
import { NOW, put, type Scenario } from '../scenario.ts';
import { activeAgency, paper, sidesOf } from '../subjects.ts';

const ASKED = [{ key: 'CONTRACT', zh: '服务合同', required: true }];

export const supervisionScenarios: readonly Scenario[] = [
  {
    name: 'confirmProfile',
    load: () => import('../../../functions/upkeep/api.ts'),
    status: 201,
    prepare: async (tables, index) => {
      const sides = sidesOf('J', index);
      const { agencyId: id, uscc } = sides;
      const { changes, guards } = activeAgency(sides);
      // It came a year ago, to the day: its update is due now.
      const cameAt = new Date(Date.parse(NOW) - 365 * 86_400_000).toISOString();
      const came = { uscc, onboardedOn: '2024-01-02', createdAt: cameAt };
      const state = { id, status: 'ACTIVE', body: came } as Parameters<typeof decideBegin>[0];
      const watched = decideBegin(state, { ...settings, now: cameAt });
      await put(tables, { changes: [...changes, change(upkeep, { newId: id }, watched)], guards });
      const { version: textVersion } = CONFIRMATION;
      const sections = { INTRODUCTION: true, QUALIFICATIONS: true, PRODUCTS: true, CHARGING_STANDARD: true };
      const call = {
        routeKey: 'POST /agencies/own/upkeep/confirmations',
        body: { sections, declaration: { accepted: true, textVersion } },
        claims: sides.asAgency,
        idempotencyKey: id,
      };
      return { id, call };
    },
    // Reads: settings, idempotency record, guard of the credit code, agency, upkeep.
    // Writes: state of under 2 KB 4, it moves in its list, 2 and 2; event of under 2 KB 4 and its outbox entry; four
    // deadlines move, 2 and two entries each; check of the agency 2; idempotency record of under 3 KB 6.
    units: { read: 5, write: 37, counted: '(4 + 4) + (4 + 1) + 4 × (2 + 2) + 2 + 6' },
  },
  {
    name: 'submitCooperation, of a spot check',
    load: () => import('../../../functions/spot-checks/api.ts'),
    status: 200,
    prepare: async (tables, index) => {
      const sides = sidesOf('K', index);
      const { agencyId: id, uscc } = sides;
      const { changes, guards } = activeAgency(sides);
      const asking = {
        agencyId: id,
        uscc,
        side: 'CENTRE' as const,
        subjectRef: `SPOTCHECK#${id}`,
        orderId: id,
        article: '3-1c' as const,
        purpose: '季度抽查',
        items: ASKED,
      };
      const ctx = { ...bySystem(NOW), ...settings };
      const asked = orThrow(decideRequest(id, asking, ctx));
      const { dueOn } = asked.body;
      const opening = {
        planId: id,
        part: 'RANDOM' as const,
        orderId: id,
        orderNo: id,
        agencyId: id,
        uscc,
        cooperationId: id,
      };
      const opened = decideOpenSpotCheck(id, opening, { ...ctx, dueOn });
      await put(tables, {
        changes: [
          ...changes,
          change(cooperation, { newId: id }, asked),
          change(spotCheck, { newId: id }, opened),
          paper(sides, 'OTHER', `${id}-1`),
        ],
        guards,
      });
      const call = {
        routeKey: 'POST /cooperation-requests/{cooperationId}/submission',
        params: { cooperationId: id },
        body: { items: [{ key: 'CONTRACT', documentIds: [`${id}-1`] }] },
        claims: sides.asAgency,
        idempotencyKey: id,
      };
      return { id, call };
    },
    // Reads: settings, idempotency record, request, document, spot check, the task that may be there.
    // Writes: request of under 2 KB 4, it moves in one list, 2 and 2, and stays in two, 2 each; event 2 and its outbox entry;
    // two deadlines go, 2 and one entry each. Spot check 2, it moves in one list, 2, and stays in two, 1 each; event 2 and
    // its outbox entry. The task 2 and two lists, its event of under 2 KB 4 and its outbox entry, its deadline 2 and one
    // entry. Idempotency record 2.
    units: {
      read: 6,
      write: 44,
      counted:
        '(4 + 4 + 2 + 2) + (2 + 1) + 2 × (2 + 1) + (2 + 2 + 1 + 1) + (2 + 1) + (2 + 2) + (4 + 1) + (2 + 1) + 2',
    },
  },
  {
    name: 'submitComplaint',
    load: () => import('../../../functions/complaints/api.ts'),
    status: 201,
    prepare: async (tables, index) => {
      const sides = sidesOf('L', index);
      const { agencyId: id } = sides;
      await put(tables, activeAgency(sides));
      const body = {
        kind: 'COMPLAINT',
        target: { agencyId: id },
        complainant: { kind: 'INDIVIDUAL', signedName: '赵小满', phone: '13800000042' },
        facts: '约定的检测一直没有做',
      };
      // Every source of its own, as the calls of one are counted.
      const sourceIp = `10.0.${Math.floor(index / 250)}.${index % 250}`;
      return { id, call: { routeKey: 'POST /complaints', body, idempotencyKey: id, sourceIp } };
    },
    // Reads: settings, idempotency record, agency, the task that may be there.
    // Writes: the count of the source, in no transaction, 1. Complaint of under 2 KB 4 and its list 2; event of under 2 KB 4
    // and its outbox entry; deadline 2 and one entry. The task 2 and two lists, its event of under 2 KB 4 and its outbox
    // entry, its deadline 2 and one entry. Three sealed records and the idempotency record 2 each.
    units: {
      read: 4,
      write: 35,
      counted: '1 + (4 + 2) + (4 + 1) + (2 + 1) + (2 + 2) + (4 + 1) + (2 + 1) + 3 × 2 + 2',
    },
  },
];
