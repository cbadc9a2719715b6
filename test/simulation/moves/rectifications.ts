import { passFor } from '../season/now.ts';
import { placeWith } from './orders.ts';
import { dayOf, mattersOf, paperOf, passDay, REASON, type Scene } from '../supervision/scene.ts';

interface RectificationSeen {
  readonly rectificationId: string;
  readonly status: string;
  readonly ground: string;
  readonly dueOn?: string;
  readonly justification?: { readonly dueOn: string; readonly answer?: object };
  readonly issued?: { readonly items: readonly { readonly key: string }[] };
  readonly failureProposal?: object;
}

const ITEMS = [
  { key: 'records', zh: '补齐服务记录' },
  { key: 'charges', zh: '公示收费标准' },
] as const;
const OVER = ['DROPPED', 'ACCEPTED'];

export const rectificationsOf = (scene: Scene): Promise<RectificationSeen[]> =>
  mattersOf<RectificationSeen>(scene, 'listRectifications');

/** An order to rectify is proposed, or one takes its next step (12-1). */
export async function rectificationMove(scene: Scene): Promise<unknown> {
  const { chance } = scene;
  const open = (await rectificationsOf(scene)).filter(({ status }) => !OVER.includes(status));
  if (open.length === 0 || (open.length < 3 && chance.is(0.15))) return propose(scene);
  return rectificationStep(scene, chance.of(open));
}

async function propose(scene: Scene): Promise<unknown> {
  const { world, chance, agencyId, officer, reviewer, commission } = scene;
  if (chance.is(0.12)) return leaveUnanswered(scene);
  const body = {
    agencyId,
    // Without what the platform knows of the ground there is none.
    ground: chance.weighed({ OTHER: 85, UNRESPONSIVE: 6, INFO_NOT_UPDATED: 6, UNQUALIFIED: 3 }),
    source: chance.of(['DAILY_MANAGEMENT', 'EVALUATION', 'INSPECTION'] as const),
    ...(chance.is(0.3) && { sourceRef: `AGENCY#${agencyId}` }),
    ...(chance.is(0.3) && { documentIds: [paperOf(scene)] }),
    reason: `台账缺页，第${world.trade.number()}号记录`,
  };
  return chance.of([officer, officer, reviewer, commission])('proposeRectification', { body });
}

/** Orders that the agency lets pass: of so many the platform itself says that it does not respond (12-1b). */
async function leaveUnanswered(scene: Scene): Promise<unknown> {
  const { world, chance, seller } = scene;
  world.note(`agency ${seller.index} answers no orders`);
  for (let orders = 3; orders > 0; orders -= 1) await placeWith(world, seller, chance);
  return passFor(scene, 'P16D');
}

/** What somebody does next with an order to rectify in its state. */
export async function rectificationStep(scene: Scene, found: RectificationSeen): Promise<unknown> {
  const { world, chance, agency, officer } = scene;
  const params = { rectificationId: found.rectificationId };
  switch (found.status) {
    case 'PROPOSED':
      return onProposal(scene, found);
    case 'ISSUED':
    case 'ACKNOWLEDGED':
    case 'EXTENDED':
    case 'RETURNED':
      return onRunning(scene, found);
    case 'SUBMITTED':
      return verify(scene, found);
    case 'OVERDUE':
    case 'FAILED':
      // For the record; while the agency is suspended it leads out of the suspension.
      if (chance.is(0.6)) return agency('submitRectification', { params, body: report(scene, found) });
      if (chance.is(0.3)) return officer('acceptRectification', { params, body: REASON });
      return world.note(`agency ${scene.seller.index} leaves it ${found.status}`);
    default:
      return undefined;
  }
}

async function onProposal(scene: Scene, found: RectificationSeen): Promise<unknown> {
  const { chance, agency, officer, reviewer, commission } = scene;
  const params = { rectificationId: found.rectificationId };
  if (chance.is(0.1)) return reviewer('dropRectification', { params, body: REASON });
  if (found.ground === 'UNRESPONSIVE' && chance.is(0.9)) {
    const asked = found.justification;
    if (asked === undefined) return officer('askJustification', { params });
    if (asked.answer === undefined && asked.dueOn >= dayOf(scene))
      return chance.is(0.5)
        ? agency('justifyRectification', { params, body: { text: '人员变动，已恢复响应' } })
        : passDay(scene, asked.dueOn);
  }
  const items = chance.is(0.06) ? [ITEMS[0], ITEMS[0]] : ITEMS.slice(0, 1 + chance.below(2));
  return chance.of([officer, reviewer, commission])('issueRectification', {
    params,
    body: { ...REASON, items },
  });
}

const report = ({ chance }: Scene, { issued }: RectificationSeen) => {
  const keys = (issued?.items ?? ITEMS).map(({ key }) => key);
  const told = chance.is(0.08) ? keys.slice(1) : keys;
  return { items: (told.length > 0 ? told : ['other']).map((key) => ({ key, text: '已改正' })) };
};

async function onRunning(scene: Scene, found: RectificationSeen): Promise<unknown> {
  const { chance, agency, reviewer } = scene;
  const params = { rectificationId: found.rectificationId };
  const way = chance.weighed({ acknowledge: 20, submit: 40, extend: 12, overdue: 24, wait: 4 });
  if (way === 'acknowledge') return agency('acknowledgeRectification', { params });
  if (way === 'submit') return agency('submitRectification', { params, body: report(scene, found) });
  if (way === 'extend') {
    const days = chance.of([5, 20, 300]);
    return reviewer('extendRectification', { params, body: { days, ...REASON } });
  }
  if (way === 'wait') return passFor(scene, 'P3D');
  return found.dueOn === undefined ? undefined : passDay(scene, found.dueOn);
}

async function verify(scene: Scene, found: RectificationSeen): Promise<unknown> {
  const { chance, officer, reviewer } = scene;
  const params = { rectificationId: found.rectificationId };
  if (found.failureProposal !== undefined && chance.is(0.7)) {
    const body = { agree: chance.is(0.7), ...REASON };
    return reviewer('decideRectificationFailure', { params, body });
  }
  const way = chance.weighed({ accept: 40, return: 35, fail: 25 });
  if (way === 'accept') return officer('acceptRectification', { params, body: REASON });
  if (way === 'return') return officer('returnRectification', { params, body: REASON });
  return officer('proposeRectificationFailure', { params, body: REASON });
}
