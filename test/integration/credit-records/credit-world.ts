import { ViolationSuspected } from '../../../events/violation-suspected/v1.ts';
import { deadlineHandlers as deadlines } from '../../../functions/credit-records/deadlines.ts';
import { handlers } from '../../../functions/credit-records/handlers.ts';
import { routes } from '../../../functions/credit-records/routes.ts';
import { happened } from '../../../shared/domain/event.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { MATRIX } from '../../../shared/domain/violation/consequences.ts';
import { decideSuspectViolation } from '../../../shared/domain/violation/suspect.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { NOW, startSupervision, WU, ZHENG } from '../../support/supervision-world.ts';

export const fields = {
  conduct: '转包服务',
  outcome: '追回资金',
  authority: '市科委',
  basis: '实施细则第十四条',
  effectiveOn: '2026-04-13',
  sanctionEndsOn: '2026-12-31',
};
export const REASON = { reason: '经查实' };

/** The functions of article 14 (2) on records, with violations as their own procedure leaves them. */
export async function startCreditRecords() {
  const world = await startSupervision({ routes, handlers, deadlines });
  /** A violation as it would stand after a finding, with one fact. */
  async function found(status = 'CONFIRMED', buyerId = 'team-1') {
    world.to(NOW);
    const made = await world.imported();
    const orderId = await world.ordered(made, 'COMPLETED', NOW, buyerId);
    const id = newId();
    const suspicion = {
      ...made,
      kind: 'SUBCONTRACTING',
      subjectRef: `ORDER#${orderId}`,
      sourceRef: 'COMPLAINT#1',
      ...REASON,
    } as const;
    const acting = {
      now: NOW,
      actor: { id: 'x', role: 'CENTRE_REVIEWER' },
      roles: ['CENTRE_REVIEWER'],
    } as const;
    const decided = orThrow(decideSuspectViolation(id, suspicion, { ...acting, conflicts: [] }));
    const level = 'MAJOR' as const;
    const proposal = {
      by: 'x',
      at: NOW,
      ...REASON,
      level,
      facts: ['转包'],
      documentIds: ['d'],
    };
    const events = decided.events.map((event) => ({ ...event, to: status }));
    const body = { ...decided.body, proposal, level, consequences: MATRIX.MAJOR.map((kind) => ({ kind })) };
    await world.commitPlan({ changes: [change(violation, { newId: id }, { events, body })] });
    return { ...made, violationId: id };
  }
  const draft = ({ violationId }: Pick<Found, 'violationId'>, subject: object = { kind: 'UNIT' }, as = WU) =>
    world.call('draftCreditRecord', { as, body: { violationId, subject, fields, ...REASON } });

  async function reported() {
    const made = await found();
    const { body } = await draft(made);
    const params = { creditRecordId: body.creditRecordId as string };
    await world.heard(body.hearingId, ZHENG);
    const answer = await world.call('reportCreditRecord', { as: ZHENG, params, body: REASON });
    if (answer.body.status !== 'REPORTED') throw new Error(JSON.stringify(answer.body));
    return { ...made, params };
  }

  /** The finding falls, as its review would leave it. */
  async function fallen({ violationId }: Pick<Found, 'violationId'>) {
    const before = await get(world.tables, violation, violationId);
    const { agencyId, uscc, kind } = before.body;
    const event = happened(
      ViolationSuspected,
      { violationId, agencyId, uscc, kind },
      { article: '13-3', to: 'REVOKED' },
    );
    await world.commitPlan({ changes: [change(violation, before, { events: [event], body: before.body })] });
  }

  return { ...world, found, draft, reported, fallen };
}
export type CreditWorld = Awaited<ReturnType<typeof startCreditRecords>>;
export interface Found {
  readonly agencyId: string;
  readonly uscc: string;
  readonly violationId: string;
}
