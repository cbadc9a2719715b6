import { mattersOf, paperOf, REASON, hearingStep, type Scene } from '../supervision/scene.ts';
import { decideOnPreview } from '../supervision/decide-on-preview.ts';
import { passFor } from '../season/now.ts';
import { rectificationMove, rectificationsOf, rectificationStep } from './rectifications.ts';

interface SuspensionSeen {
  readonly suspensionId: string;
  readonly status: string;
  readonly ground: { readonly kind: 'RECTIFICATION' | 'FRAUD_RISK' };
  readonly hearingId?: string;
  readonly urgent?: { readonly reviewBy: string };
  readonly resumption?: { readonly requested?: object; readonly endorsed?: object };
}

const OVER = ['LIFTED', 'CONVERTED', 'DROPPED', 'REVOKED'];

/** A suspension is proposed, heard, decided, lifted or revoked (12-2). */
export async function suspensionMove(scene: Scene): Promise<unknown> {
  const { chance } = scene;
  const open = (await mattersOf<SuspensionSeen>(scene, 'listSuspensions')).filter(
    ({ status }) => !OVER.includes(status),
  );
  if (open.length === 0 || (open.length < 2 && chance.is(0.1))) return propose(scene);
  // What is in force comes first: at most one is.
  const force = open.find(({ status }) => status.startsWith('IN_FORCE'));
  const found = force !== undefined && chance.is(0.7) ? force : chance.of(open);
  return step(scene, found);
}

async function propose(scene: Scene): Promise<unknown> {
  const { chance, agencyId, world, officer, commission } = scene;
  const missed = (await rectificationsOf(scene)).find(({ status }) => ['OVERDUE', 'FAILED'].includes(status));
  const any = (await rectificationsOf(scene)).at(-1);
  const flags = await mattersOf<{ flagId: string }>(scene, 'listRiskFlags');
  const flag = flags.at(-1);
  const urgent = flag !== undefined && (missed === undefined || chance.is(0.4));
  const named = missed ?? any;
  // Nothing is a ground: an order to rectify goes its way first, or somebody tries all the same.
  if (!urgent && missed === undefined && chance.is(0.85)) return rectificationMove(scene);
  if (!urgent && named === undefined) return world.note('nothing to suspend for');
  const ground = urgent
    ? { kind: 'FRAUD_RISK', sourceRef: `RISKFLAG#${flag.flagId}` }
    : { kind: 'RECTIFICATION', rectificationId: named?.rectificationId ?? 'none' };
  const source = chance.of(['DAILY_MANAGEMENT', 'INSPECTION'] as const);
  const body = { agencyId, ground, source, ...REASON };
  return chance.of([officer, commission])('proposeSuspension', { body });
}

async function step(scene: Scene, found: SuspensionSeen): Promise<unknown> {
  const { chance, commission } = scene;
  const { suspensionId, status, ground } = found;
  const params = { suspensionId };
  if (status === 'PROPOSED') {
    if (chance.is(0.07)) return commission('dropSuspension', { params, body: REASON });
    if (ground.kind === 'FRAUD_RISK' && chance.is(0.85))
      return decideOnPreview(scene, 'suspendUrgently', params);
    return commission('noticeSuspension', { params, body: REASON });
  }
  if (status === 'PRIOR_NOTICE' || status === 'IN_FORCE_PROVISIONAL') return onHearing(scene, found);
  return onForce(scene, found);
}

/** The agency is heard and another member of the Commission decides; an urgent one is left to lapse now and then (ADR 13). */
async function onHearing(scene: Scene, found: SuspensionSeen): Promise<unknown> {
  const { chance, commission } = scene;
  const params = { suspensionId: found.suspensionId };
  if (found.status === 'IN_FORCE_PROVISIONAL') {
    const way = chance.weighed({ review: 78, lift: 8, lapse: 14 });
    if (way === 'lift') return commission('liftSuspension', { params, body: REASON });
    if (way === 'lapse') return passFor(scene, 'P18D');
  } else if (chance.is(0.05)) return commission('dropSuspension', { params, body: REASON });
  if ((await hearingStep(scene, found, commission)) !== 'considered') {
    // Before it was heard nothing may be decided.
    return chance.is(0.06) ? decideOnPreview(scene, 'decideSuspension', params) : undefined;
  }
  return decideOnPreview(scene, 'decideSuspension', params);
}

/** Everything is put right and found so, or the decision falls. */
async function onForce(scene: Scene, found: SuspensionSeen): Promise<unknown> {
  const { chance, agency, officer, commission } = scene;
  const params = { suspensionId: found.suspensionId };
  const { resumption = {} } = found;
  if (chance.is(0.08)) {
    const body = { ...REASON, documentIds: [paperOf(scene)] };
    return commission('revokeSuspension', { params, body });
  }
  const wrong = (await rectificationsOf(scene)).filter(
    ({ status }) => !['PROPOSED', 'DROPPED', 'ACCEPTED'].includes(status),
  );
  if (wrong.length > 0 && chance.is(0.75)) return rectificationStep(scene, chance.of(wrong));
  if (resumption.requested === undefined && chance.is(0.5))
    return agency('requestResumption', { params, body: { text: '已全部整改' } });
  if (resumption.endorsed === undefined && chance.is(0.85))
    return officer('endorseResumption', { params, body: REASON });
  return commission('liftSuspension', { params, body: REASON });
}
