import { passFor } from '../season/now.ts';
import { hearingStep, mattersOf, paperOf, REASON, type Scene } from '../supervision/scene.ts';
import { bearing, confirmedOf, suspectedOf, violationMove } from './violations.ts';

interface HoldSeen {
  readonly holdId: string;
  readonly status: string;
}
interface RefusalSeen {
  readonly refusalId: string;
  readonly status: string;
  readonly hearingId?: string;
}
export interface ClaimSeen {
  readonly redemptionId: string;
  readonly status: string;
  readonly amountFen: number;
}

export const claimsOf = (scene: Scene): Promise<ClaimSeen[]> =>
  mattersOf<ClaimSeen>(scene, 'listRedemptions', { uscc: scene.uscc });

/** Payment of a claim is withheld while something is looked into, or refused for what was found (14-2a, 14-2c). */
export async function withholdingMove(scene: Scene): Promise<unknown> {
  const { chance, uscc } = scene;
  const holds = (await mattersOf<HoldSeen>(scene, 'listPaymentHolds', { uscc })).filter(
    ({ status }) => status === 'ACTIVE',
  );
  const refusals = await mattersOf<RefusalSeen>(scene, 'listPaymentRefusals', { uscc });
  const noticed = refusals.filter(({ status }) => status === 'PRIOR_NOTICE');
  const way = chance.weighed({
    refusal: noticed.length > 0 ? 50 : 0,
    hold: holds.length > 0 ? 20 : 0,
    open: 20,
    refuse: 25,
    revoke: refusals.some(({ status }) => status === 'DECIDED') ? 6 : 0,
  });
  if (way === 'refusal') return onRefusal(scene, chance.of(noticed));
  if (way === 'hold') return onHold(scene, chance.of(holds));
  if (way === 'open') return withhold(scene);
  if (way === 'refuse') return refuse(scene);
  const decided = refusals.find(({ status }) => status === 'DECIDED');
  const params = { refusalId: decided?.refusalId ?? 'none' };
  const body = { ...REASON, documentIds: [paperOf(scene)] };
  return scene.funds('revokePaymentRefusal', { params, body });
}

/** The centre withholds what was claimed, for a flag or a suspicion; for nothing it may not. */
async function withhold(scene: Scene): Promise<unknown> {
  const { world, chance, officer, reviewer } = scene;
  const claims = await claimsOf(scene);
  if (claims.length === 0) return world.note('nothing is claimed');
  const unpaid = claims.filter(({ status }) => !['PAID', 'REFUSED', 'RECOVERY_OPEN'].includes(status));
  const { redemptionId } = chance.of(unpaid.length > 0 && chance.is(0.9) ? unpaid : claims);
  const flags = await mattersOf<{ flagId: string }>(scene, 'listRiskFlags');
  const bases = [
    ...(await suspectedOf(scene)).map(({ violationId }) => `VIOLATION#${violationId}`),
    ...flags.slice(-2).map(({ flagId }) => `RISKFLAG#${flagId}`),
  ];
  const basis = bases.length > 0 && chance.is(0.93) ? chance.of(bases) : 'VIOLATION#none';
  return chance.of([officer, reviewer])('openPaymentHold', { body: { redemptionId, basis, ...REASON } });
}

async function onHold(scene: Scene, { holdId }: HoldSeen): Promise<unknown> {
  const { chance, reviewer, commission } = scene;
  const params = { holdId };
  const way = chance.weighed({ release: 40, renew: 25, wait: 35 });
  if (way === 'release') return reviewer('releasePaymentHold', { params, body: REASON });
  if (way === 'renew') return commission('renewPaymentHold', { params, body: REASON });
  return passFor(scene, 'P15D');
}

async function refuse(scene: Scene): Promise<unknown> {
  const { world, chance, funds } = scene;
  const claims = await claimsOf(scene);
  if (claims.length === 0) return world.note('nothing is claimed');
  const may = claims.filter(({ status }) => ['UNDER_REVIEW', 'ON_HOLD'].includes(status));
  const found = bearing(await confirmedOf(scene), may);
  // Nothing was found that bears it: somebody looks into it, or tries all the same.
  if (found.length === 0 && chance.is(0.85)) return violationMove(scene);
  const [suspected] = await suspectedOf(scene);
  const { claim, violationId } =
    found.length > 0 && chance.is(0.93)
      ? chance.of(found)
      : { claim: chance.of(claims), violationId: suspected?.violationId ?? 'none' };
  const basis = `VIOLATION#${violationId}`;
  const body = { redemptionId: claim.redemptionId, basis, source: 'INSPECTION', ...REASON };
  return funds('proposePaymentRefusal', { body });
}

async function onRefusal(scene: Scene, found: RefusalSeen): Promise<unknown> {
  const { chance, funds } = scene;
  const params = { refusalId: found.refusalId };
  if (chance.is(0.07)) return funds('dropPaymentRefusal', { params, body: REASON });
  const heard = await hearingStep(scene, found, funds);
  if (heard !== 'considered' && !chance.is(0.06)) return undefined;
  const documentIds = chance.is(0.3) ? [paperOf(scene)] : [];
  return funds('decidePaymentRefusal', { params, body: { ...REASON, documentIds } });
}
