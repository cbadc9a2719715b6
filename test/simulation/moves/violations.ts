import { VIOLATION_KINDS, type ViolationKind } from '../../../shared/domain/violation/kinds.ts';
import { passFor } from '../season/now.ts';
import { hearingStep, idOf, mattersOf, OFFICERS, paperOf, REASON, type Scene } from '../supervision/scene.ts';
import { ofPerson } from './actor.ts';

export interface ViolationSeen {
  readonly violationId: string;
  readonly status: string;
  readonly kind?: ViolationKind;
  /** `ORDER#…` or `AGENCY#…`: what it was found in. */
  readonly subjectRef?: string;
  readonly level?: 'MINOR' | 'MAJOR';
  readonly hearingId?: string;
  readonly fromReport?: boolean;
  readonly consequences?: readonly { readonly kind: string; readonly done?: object }[];
}

const OVER = ['DISMISSED', 'REVOKED', 'CLOSED'];
const CONFIRMED = ['CONSEQUENCES_PENDING', 'UNDER_REVIEW', 'CLOSED'];
/** Reads reports too. */
const READER = 'discipline-sun';

async function violationsOf(scene: Scene): Promise<ViolationSeen[]> {
  const { agencyId } = scene;
  const lists = await Promise.all(
    ['OTHER', 'REPORT'].map((source) =>
      mattersOf<ViolationSeen>(scene, 'listViolations', { agencyId, source }, READER),
    ),
  );
  return lists.flat();
}

export const confirmedOf = async (scene: Scene): Promise<ViolationSeen[]> =>
  (await violationsOf(scene)).filter(({ status }) => CONFIRMED.includes(status));

/** What is suspected and not decided. */
export const suspectedOf = async (scene: Scene): Promise<ViolationSeen[]> =>
  (await violationsOf(scene)).filter(({ status }) =>
    ['SUSPECTED', 'UNDER_INVESTIGATION', 'PRIOR_NOTICE'].includes(status),
  );

/** Of confirmed violations those that bear on one of these claims, found in its order or in the whole agency. */
export const bearing = <C extends { readonly redemptionId: string }>(
  confirmed: readonly ViolationSeen[],
  claims: readonly C[],
): { readonly claim: C; readonly violationId: string }[] =>
  confirmed.flatMap(({ violationId, subjectRef }) =>
    claims
      .filter(
        ({ redemptionId }) =>
          subjectRef === `ORDER#${redemptionId}` || subjectRef?.startsWith('AGENCY#') === true,
      )
      .map((claim) => ({ claim, violationId })),
  );

/** A violation is suspected, investigated, heard, found, reviewed (article 13, SM-15). */
export async function violationMove(scene: Scene): Promise<unknown> {
  const { chance } = scene;
  const all = await violationsOf(scene);
  const open = all.filter(({ status }) => !OVER.includes(status));
  if (open.length === 0 || (open.length < 2 && chance.is(0.12))) return suspect(scene);
  const closed = all.filter(({ status }) => status === 'CLOSED');
  return step(scene, closed.length > 0 && chance.is(0.08) ? chance.of(closed) : chance.of(open));
}

/** A flag is raised and found right by another person, who or somebody else makes it a suspicion. */
async function suspect(scene: Scene): Promise<unknown> {
  const { world, chance, seller, agencyId, officer, reviewer } = scene;
  const deals = world.trade.deals.filter((each) => each.seller === seller);
  const subjectRef =
    deals.length > 0 && chance.is(0.75) ? `ORDER#${chance.of(deals).orderId}` : `AGENCY#${agencyId}`;
  const severity = chance.of(['REVIEW', 'REVIEW', 'HOLD', 'BLOCK'] as const);
  const ruleId = chance.of(['SC-01', 'SC-01', 'RP-01', 'FR-01'] as const);
  const raised = await officer('raiseRiskFlag', {
    body: { subjectRef, ruleId, severity, note: '报告由他处出具' },
  });
  if (raised.status >= 300) return raised;
  const { flagId } = raised.body as unknown as { flagId: string };
  const params = { flagId };
  await world.stack.quiesce();
  const body = { outcome: chance.is(0.92) ? 'CONFIRMED' : 'DISMISSED', reason: '已调阅档案' };
  await chance.of([reviewer, officer])('decideRiskFlag', { params, body });
  const kind = chance.of(VIOLATION_KINDS);
  return chance.of([officer, reviewer])('suspectViolation', { params, body: { kind, ...REASON } });
}

async function step(scene: Scene, found: ViolationSeen): Promise<unknown> {
  const { chance, reviewer } = scene;
  const params = { violationId: found.violationId };
  switch (found.status) {
    case 'SUSPECTED': {
      if (chance.is(0.1)) return reviewer('dismissViolation', { params, body: REASON });
      const named = await investigators(scene, found);
      return reviewer('investigateViolation', { params, body: { investigators: named, ...REASON } });
    }
    case 'UNDER_INVESTIGATION':
      if (chance.is(0.05)) return reviewer('dismissViolation', { params, body: REASON });
      return investigator(scene, found)('proposeConfirmation', { params, body: findings(scene, found) });
    case 'PRIOR_NOTICE': {
      const way = chance.weighed({ hear: 88, return: 7, dismiss: 5 });
      if (way === 'return') return reviewer('returnViolationProposal', { params, body: REASON });
      if (way === 'dismiss') return reviewer('dismissViolation', { params, body: REASON });
      const heard = await hearingStep(scene, found, investigator(scene, found));
      if (heard !== 'considered' && !chance.is(0.06)) return undefined;
      return reviewer('confirmViolation', { params, body: REASON });
    }
    default:
      return onConfirmed(scene, found);
  }
}

/** Of what came from a report, those who may read reports. */
async function investigators(scene: Scene, { fromReport }: ViolationSeen): Promise<string[]> {
  const { chance } = scene;
  const two = fromReport === true ? ['discipline-sun', 'admin-zhou'] : OFFICERS;
  const ids = await Promise.all(two.map((person) => idOf(scene, person)));
  return chance.is(0.08) ? [ids[0] ?? 'nobody', ids[0] ?? 'nobody'] : ids;
}

const investigator = ({ world, chance }: Scene, { fromReport }: ViolationSeen) =>
  ofPerson(world, chance, fromReport === true ? 'discipline-sun' : chance.of(OFFICERS));

/** What was found, mostly as its kind needs it. */
function findings(scene: Scene, { kind }: ViolationSeen): object {
  const { chance } = scene;
  const both = chance.is(0.75);
  return {
    ...REASON,
    level: chance.is(0.65) ? 'MAJOR' : 'MINOR',
    facts: ['检测报告与原始记录不符'],
    documentIds: [paperOf(scene)],
    ...(kind === 'FALSIFICATION_OTHER' && { falsified: '服务台账' }),
    ...(kind === 'SUBCONTRACTING' && { thirdParty: { name: '上海他方检测有限公司' } }),
    ...(kind === 'RELATED_PARTY_TRANSACTION' && {
      relation: { rule: 'RP-01', facts: '同一法定代表人', directControl: true },
      armsLengthFinding: {
        comparables: [{ zh: '同类服务', amountFen: 500_000 }],
        conclusion: both ? 'NOT_FAIR' : 'FAIR',
        reason: '明显高于同类',
      },
    }),
  };
}

async function onConfirmed(scene: Scene, found: ViolationSeen): Promise<unknown> {
  const { chance, agency, commission, reviewer, world } = scene;
  const params = { violationId: found.violationId };
  if (found.status === 'UNDER_REVIEW') {
    const outcome = chance.is(0.55) ? 'UPHELD' : 'REVOKED';
    return commission('decideViolationReview', { params, body: { outcome, ...REASON } });
  }
  const way = chance.weighed({ settle: 40, agency: 14, commission: 8, wait: 10, leave: 28 });
  if (way === 'leave') return world.note('a confirmed violation waits for what follows from it');
  if (way === 'wait') return passFor(scene, 'P8D');
  if (way === 'agency') return agency('requestViolationReview', { params, body: REASON });
  if (way === 'commission') return commission('requestViolationReview', { params, body: REASON });
  const open = (found.consequences ?? []).filter(({ done }) => done === undefined);
  const consequence = open.length > 0 ? chance.of(open).kind : 'RECTIFICATION';
  return chance.of([reviewer, commission])('settleConsequence', { params, body: { consequence, ...REASON } });
}
