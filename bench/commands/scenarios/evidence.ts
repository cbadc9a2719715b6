import type { RedemptionBody } from '../../../shared/domain/redemption/redemption.ts';
import { redemption } from '../../../shared/store/aggregates/redemption.ts';
import { change } from '../../../shared/store/plan.ts';
import { openTask, taskId } from '../../../shared/store/tasks.ts';
import { redemptionAt } from '../../../test/support/archive-fixtures.ts';
import { asReviewer } from '../officers.ts';
import { NOW, put, type Scenario, TODAY } from '../scenario.ts';
import { activeAgency, begun, orderChange, orderOf, paper, sidesOf } from '../subjects.ts';

const load = () => import('../../../functions/archive/api.ts');

export const evidenceScenarios: readonly Scenario[] = [
  {
    name: 'addArchiveItem, the first, an invoice',
    load,
    status: 201,
    prepare: async (tables, index) => {
      const sides = sidesOf('G', index);
      const { agencyId: id, uscc } = sides;
      const invoiceId = `${id}-3`;
      const { changes, guards } = activeAgency(sides);
      const ordered = orderChange(sides, 'COMPLETED');
      await put(tables, { changes: [...changes, ordered, paper(sides, 'INVOICE', invoiceId)], guards });
      const body = {
        kind: 'INVOICE',
        documentId: invoiceId,
        number: `26${String(index).padStart(18, '0')}`,
        amountFen: 1_000_000,
        issuedOn: TODAY,
        sellerUscc: uscc,
      };
      const call = {
        routeKey: 'POST /orders/{orderId}/archive/items',
        params: { orderId: id },
        body,
        claims: sides.asAgency,
        idempotencyKey: id,
      };
      return { id, call };
    },
    // Reads: settings, idempotency record, order, archive, document.
    // Writes: archive 2, in no list; event 2 and its outbox entry; guard of the invoice 2; check of the order of under 2 KB
    // 4, idempotency record of under 2 KB 4.
    units: { read: 5, write: 15, counted: '2 + (2 + 1) + 2 + 4 + 4' },
  },
  {
    name: 'claimRedemption',
    load,
    status: 201,
    prepare: async (tables, index) => {
      const sides = sidesOf('H', index);
      const { agencyId: id } = sides;
      const { changes, guards } = activeAgency(sides);
      await put(tables, { changes: [...changes, orderChange(sides, 'ARCHIVED')], guards });
      const call = {
        routeKey: 'POST /orders/{orderId}/redemption',
        params: { orderId: id },
        claims: sides.asAgency,
        idempotencyKey: id,
      };
      return { id, call };
    },
    // Reads: settings, idempotency record, order, redemption, the register of holds, the task that may be there; the flags on
    // the order from their index, half a unit.
    // Writes: redemption 2 and two lists, event 2 and its outbox entry; the task 2 and two lists, its event of under 2 KB 4
    // and its outbox entry, its deadline 2 and one entry; check of the order of under 2 KB 4, idempotency record 2.
    units: { read: 6.5, write: 25, counted: '(2 + 2) + (2 + 1) + (2 + 2) + (4 + 1) + (2 + 1) + 4 + 2' },
  },
  {
    name: 'approveRedemption (④)',
    load,
    status: 200,
    prepare: async (tables, index) => {
      const sides = sidesOf('I', index);
      const { agencyId: id, uscc } = sides;
      const { orderNo } = orderOf(sides, 'ARCHIVED').body;
      const proposed = redemptionAt('PROPOSED');
      const body: RedemptionBody = { ...proposed.body, orderNo, agencyId: id, uscc };
      const waiting = { events: [begun('RedemptionApprovalProposed', proposed.status)], body };
      const subjectRef = `REDEMPTION#${id}`;
      const about = {
        queue: 'CENTRE_REVIEWER',
        kind: 'APPROVE_REDEMPTION',
        subjectRef,
        uscc,
        dueAt: NOW,
      } as const;
      const task = await openTask(tables, taskId(subjectRef, about.kind, body.proposals), about, {
        now: NOW,
        article: '14-2',
      });
      await put(tables, { changes: [change(redemption, { newId: id }, waiting), ...(task ? [task] : [])] });
      const call = {
        routeKey: 'POST /redemptions/{redemptionId}/approval',
        params: { redemptionId: id },
        claims: asReviewer,
        idempotencyKey: id,
      };
      return { id, call };
    },
    // Reads: officer, settings, idempotency record, redemption, task.
    // Writes: state of under 2 KB 4, it moves in one list, 2 and 2, and stays in one, 2; event 2 and its outbox entry.
    // The task 2, which leaves two lists, its event 2 and its outbox entry, its deadline goes, 2 and one entry.
    // Idempotency record of under 2 KB 4.
    units: { read: 5, write: 27, counted: '(4 + 4 + 2) + (2 + 1) + (2 + 1 + 1) + (2 + 1) + (2 + 1) + 4' },
  },
];
