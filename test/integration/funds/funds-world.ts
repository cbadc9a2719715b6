import { RedemptionClaimed } from '../../../events/redemption-claimed/v1.ts';
import { ViolationSuspected } from '../../../events/violation-suspected/v1.ts';
import { deadlineHandlers } from '../../../functions/funds/deadlines.ts';
import { handlers } from '../../../functions/funds/handlers.ts';
import { routes } from '../../../functions/funds/routes.ts';
import { happened } from '../../../shared/domain/event.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideSuspectViolation } from '../../../shared/domain/violation/suspect.ts';
import { redemption } from '../../../shared/store/aggregates/redemption.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { NOW, startSupervision } from '../../support/supervision-world.ts';

export const AMOUNT = 500_000;
export const BECAUSE = { reason: '虚构合同骗取兑付' };

/** The functions of article 14 (2) with agencies, claims and violations as other procedures leave them. */
export async function startFunds() {
  const world = await startSupervision({ routes, handlers, deadlines: deadlineHandlers });
  const { tables, commitPlan } = world;

  /** A claim of an agency in a status. */
  async function claim({ agencyId, uscc }: { agencyId: string; uscc: string }, status: string) {
    const id = newId();
    const ref = { redemptionId: id, orderId: id, agencyId, uscc };
    const event = happened(
      RedemptionClaimed,
      { ...ref, amountFen: AMOUNT, round: 1 },
      { article: '14-2', to: status },
    );
    const body = {
      orderNo: `NO-${id}`,
      agencyId,
      uscc,
      amountFen: AMOUNT,
      claimedBy: 'u-agency',
      claimedAt: world.now(),
      round: 1,
      proposals: 0,
      records: 0,
      holds: [],
    };
    await commitPlan({ changes: [change(redemption, { newId: id }, { events: [event], body })] });
    return id;
  }

  /** A violation as its own procedure leaves it. */
  async function violated(
    { agencyId, uscc }: { agencyId: string; uscc: string },
    status = 'CONFIRMED',
    subjectRef = `AGENCY#${agencyId}`,
  ) {
    const id = newId();
    const suspicion = {
      agencyId,
      uscc,
      kind: 'FUND_FRAUD',
      subjectRef,
      sourceRef: 'COMPLAINT#C1',
      reason: '虚构合同',
    } as const;
    const officer = { now: NOW, actor: { id: 'u-bo', role: 'CENTRE_OFFICER' }, conflicts: [] };
    const decided = orThrow(decideSuspectViolation(id, suspicion, { ...officer, roles: ['CENTRE_OFFICER'] }));
    await commitPlan({ changes: [change(violation, { newId: id }, decided)] });
    if (status !== 'SUSPECTED') await violationAs(`VIOLATION#${id}`, status);
    return `VIOLATION#${id}`;
  }

  async function violationAs(ref: string, status: string) {
    const found = await get(tables, violation, ref.slice('VIOLATION#'.length));
    const { agencyId, uscc } = found.body;
    const event = happened(
      ViolationSuspected,
      { violationId: found.id, agencyId, uscc, kind: 'FUND_FRAUD' },
      { article: '12-3c', to: status },
    );
    await commitPlan({ changes: [change(violation, found, { events: [event], body: found.body })] });
  }

  /** Violations of an agency in an order that is claimed for, in another one, and in a product. */
  async function violatedElsewhere(made: Made, status = 'CONFIRMED') {
    const other = await claim(made, 'UNDER_REVIEW');
    const inOrder = (id: string) => violated(made, status, `ORDER#${id}`);
    return {
      same: await inOrder(made.redemptionId),
      others: [await inOrder(other), await violated(made, status, 'PRODUCT#none')],
    };
  }

  const claimAs = (id: string) => get(tables, redemption, id);

  /** An agency with one claim and one violation. */
  async function setUp(claimed: string, violationIs = 'CONFIRMED'): Promise<Made> {
    world.to(NOW);
    const made = await world.imported();
    const [redemptionId, basis] = [await claim(made, claimed), await violated(made, violationIs)];
    return { ...made, redemptionId, basis };
  }

  return { ...world, claim, violated, violatedElsewhere, violationAs, claimAs, setUp };
}
export type FundsWorld = Awaited<ReturnType<typeof startFunds>>;
export interface Made {
  readonly agencyId: string;
  readonly uscc: string;
  readonly redemptionId: string;
  readonly basis: string;
}
