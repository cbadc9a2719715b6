import { passFor } from '../season/now.ts';
import { decideOnPreview } from '../supervision/decide-on-preview.ts';
import { hearingStep, mattersOf, paperOf, REASON, type Scene } from '../supervision/scene.ts';
import { confirmedOf } from './violations.ts';

interface RemovalSeen {
  readonly removalId: string;
  readonly status: string;
  readonly ground: { readonly row: string };
  readonly hearingId?: string;
  readonly noticed?: { readonly cureLastDay?: string };
  readonly ended?: object;
}
interface Ground {
  readonly row: string;
  readonly ref?: string;
}

/** The row under which a confirmed grave violation removes an agency; others do not (12-3). */
const ROWS: Readonly<Record<string, string>> = {
  FALSE_ENTRY_MATERIAL: '12-3a',
  FALSIFICATION_CONTRACT: '12-3b',
  FALSIFICATION_SERVICE_RECORD: '12-3b',
  FALSIFICATION_TEST_RESULT: '12-3b',
  FALSIFICATION_AMOUNT: '12-3b',
  FALSIFICATION_OTHER: '12-3b',
  FUND_FRAUD: '12-3c',
  REFUSAL_TO_COOPERATE: '12-3e',
};

/** A removal is proposed on whatever bears it, heard, decided, carried out, or revoked (12-3). */
export async function removalMove(scene: Scene): Promise<unknown> {
  const { chance } = scene;
  const found = (await mattersOf<RemovalSeen>(scene, 'listRemovals')).filter(
    ({ status }) => !['DROPPED', 'REVOKED'].includes(status),
  );
  const [one] = found;
  if (one === undefined || chance.is(0.04)) return propose(scene);
  return step(scene, one);
}

async function propose(scene: Scene): Promise<unknown> {
  const { chance, agencyId, officer, commission } = scene;
  const grounds = await groundsOf(scene);
  const ground = grounds.length > 0 && chance.is(0.9) ? chance.of(grounds) : await without(scene);
  const documentIds = ground.row === '12-3g' && chance.is(0.9) ? [paperOf(scene)] : [];
  const source = chance.of(['DAILY_MANAGEMENT', 'EVALUATION', 'INSPECTION'] as const);
  const body = { agencyId, ground, source, documentIds, ...REASON };
  return chance.of([officer, commission, commission])('proposeRemoval', { body });
}

interface CheckSeen {
  readonly checkId: string;
  readonly overall: string;
  readonly review?: { readonly confirmed?: readonly string[] };
}

/** Whatever bears a removal now: a grave violation, a failed check, a refusal. */
async function groundsOf(scene: Scene): Promise<Ground[]> {
  const { agencyId, uscc, world } = scene;
  const wu = world.place.as('commission-wu');
  const confirmed = await confirmedOf(scene);
  const grave = confirmed.flatMap(({ violationId, kind, level }) => {
    const row = ROWS[kind ?? ''];
    return level === 'MAJOR' && row !== undefined ? [{ row, ref: `VIOLATION#${violationId}` }] : [];
  });
  const { items } = await wu.done<{ items: CheckSeen[] }>('listCreditChecks', {
    params: { agencyId },
  });
  const failed = items
    .filter(({ overall, review }) => overall === 'FAIL' && (review?.confirmed ?? []).length > 0)
    .slice(0, 1)
    .map(({ checkId }) => ({ row: '12-3d', ref: `CREDITCHECK#${checkId}` }));
  const inspections = await mattersOf<{ inspectionId: string; status: string }>(scene, 'listInspections', {
    uscc,
  });
  const refused = inspections
    .filter(({ status }) => status === 'REFUSED')
    .map(({ inspectionId }) => ({ row: '12-3e', ref: `INSPECTION#${inspectionId}` }));
  return [...grave, ...failed, ...refused];
}

/** Reasons alone (12-3g), an agency that stops meeting the conditions, or a ground that nothing bears. */
async function without({ world, chance, agencyId, seller, officer }: Scene): Promise<Ground> {
  const way = chance.weighed({ reasons: 35, fails: 45, nothing: 20 });
  if (way === 'reasons') return { row: '12-3g' };
  if (way === 'nothing')
    return { row: chance.of(['12-3a', '12-3c', '12-3f'] as const), ref: `UPKEEP#${agencyId}` };
  const check = chance.of(['ABNORMAL_OPERATION_LIST', 'SERIOUS_DISHONESTY_LIST'] as const);
  await world.place.scriptGateway(seller.applicant.uscc, { checks: { [check]: { outcome: 'FAIL' } } });
  world.note(`the registers turn against agency ${seller.index}: ${check}`);
  const answer = await officer('runCreditCheck', { params: { agencyId } });
  const { checkId, flags = [] } = answer.body as unknown as {
    checkId?: string;
    flags?: readonly { flagId: string }[];
  };
  await world.stack.quiesce();
  // Nothing is concluded from a report that nobody has looked at.
  if (checkId !== undefined && chance.is(0.8))
    await officer('reviewCreditCheck', {
      params: { checkId },
      body: { ...REASON, flags: flags.map(({ flagId }) => ({ flagId, outcome: 'CONFIRMED' })) },
    });
  return { row: '12-3d', ref: `CREDITCHECK#${checkId ?? 'none'}` };
}

async function step(scene: Scene, found: RemovalSeen): Promise<unknown> {
  const { world, chance, commission, officer, agencyId, seller } = scene;
  const params = { removalId: found.removalId };
  switch (found.status) {
    case 'PROPOSED':
      return commission(chance.is(0.1) ? 'dropRemoval' : 'noticeRemoval', { params, body: REASON });
    case 'PRIOR_NOTICE': {
      const { cureLastDay } = found.noticed ?? {};
      // It meets the conditions again: the removal falls by itself.
      if (cureLastDay !== undefined && chance.is(0.12)) {
        await world.place.scriptGateway(seller.applicant.uscc, {});
        return officer('runCreditCheck', { params: { agencyId } });
      }
      if (chance.is(0.05)) return commission('dropRemoval', { params, body: REASON });
      if ((await hearingStep(scene, found, commission)) !== 'considered')
        return chance.is(0.05) ? decideOnPreview(scene, 'decideRemoval', params) : undefined;
      const decided = await decideOnPreview(scene, 'decideRemoval', params);
      // Nothing before the cure is over.
      return decided.body.code === 'CURE_RUNNING' ? passFor(scene, 'P8D') : decided;
    }
    case 'EXECUTING':
      return passFor(scene, 'PT10M');
    case 'EXECUTED':
      if (found.ended !== undefined || chance.is(0.6)) return world.note(`agency ${seller.index} is removed`);
      return commission('revokeRemoval', { params, body: { ...REASON, documentIds: [paperOf(scene)] } });
    default:
      return undefined;
  }
}
