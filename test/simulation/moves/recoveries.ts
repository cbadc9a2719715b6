import { passFor } from '../season/now.ts';
import { dayOf, hearingStep, mattersOf, paperOf, passDay, REASON, type Scene } from '../supervision/scene.ts';
import { bearing, confirmedOf, suspectedOf, violationMove } from './violations.ts';
import { claimsOf } from './withholdings.ts';

interface RecoverySeen {
  readonly recoveryId: string;
  readonly status: string;
  readonly hearingId?: string;
  readonly amountFen: number;
  readonly outstandingFen: number;
  readonly pending?: object;
  readonly writeOff?: object;
  readonly order?: { readonly instalments: readonly { readonly dueOn: string }[] };
}

const OVER = ['REPAID', 'WRITTEN_OFF', 'DROPPED', 'REVOKED'];

/** What was paid is recovered: ordered, repaid by parts or not at all (14-2b, SM-17). */
export async function recoveryMove(scene: Scene): Promise<unknown> {
  const { chance, uscc } = scene;
  const open = (await mattersOf<RecoverySeen>(scene, 'listRecoveries', { uscc })).filter(
    ({ status }) => !OVER.includes(status),
  );
  if (open.length === 0 || chance.is(0.12)) return propose(scene);
  return step(scene, chance.of(open));
}

async function propose(scene: Scene): Promise<unknown> {
  const { world, chance, funds } = scene;
  const claims = await claimsOf(scene);
  if (claims.length === 0) return world.note('nothing is claimed');
  const paid = claims.filter(({ status }) => status === 'PAID');
  const found = bearing(await confirmedOf(scene), paid);
  // Nothing was found that bears it: somebody looks into it, or tries all the same.
  if (found.length === 0 && chance.is(0.85)) return violationMove(scene);
  const [suspected] = await suspectedOf(scene);
  const { claim, violationId } =
    found.length > 0 && chance.is(0.93)
      ? chance.of(found)
      : { claim: chance.of(claims), violationId: suspected?.violationId ?? 'none' };
  const amountFen = chance.of([claim.amountFen, claim.amountFen / 2, claim.amountFen + 1]);
  const basis = `VIOLATION#${violationId}`;
  const body = { redemptionId: claim.redemptionId, basis, amountFen, source: 'INSPECTION', ...REASON };
  return funds('proposeRecovery', { body });
}

async function step(scene: Scene, found: RecoverySeen): Promise<unknown> {
  const { chance, funds } = scene;
  const params = { recoveryId: found.recoveryId };
  if (found.status === 'PROPOSED')
    return funds(chance.is(0.1) ? 'dropRecovery' : 'noticeRecovery', { params, body: REASON });
  if (found.status !== 'PRIOR_NOTICE') return onOwed(scene, found);
  if (chance.is(0.06)) return funds('dropRecovery', { params, body: REASON });
  const heard = await hearingStep(scene, found, funds);
  if (heard !== 'considered' && !chance.is(0.06)) return undefined;
  return funds('decideRecovery', { params, body: order(scene, found) });
}

/** At once, by instalments, or less than was told; now and then a plan that does not add up. */
function order(scene: Scene, { amountFen }: RecoverySeen): object {
  const { chance } = scene;
  const way = chance.weighed({ whole: 40, instalments: 40, less: 12, wrong: 8 });
  const half = Math.floor(amountFen / 2);
  const plan = (first: number) => [
    { dueOn: dayOf(scene, 20), amountFen: first },
    { dueOn: dayOf(scene, 40), amountFen: amountFen - half },
  ];
  return {
    ...REASON,
    ...(way === 'less' && { amountFen: half }),
    ...(way === 'instalments' && { instalments: plan(half) }),
    ...(way === 'wrong' && { instalments: plan(half + 1) }),
  };
}

async function onOwed(scene: Scene, found: RecoverySeen): Promise<unknown> {
  const { chance, finance, funds } = scene;
  const params = { recoveryId: found.recoveryId };
  if (found.pending !== undefined && chance.is(0.8)) {
    const body = chance.is(0.85) ? { agreed: true } : { agreed: false, ...REASON };
    return finance('confirmRepayment', { params, body });
  }
  if (found.writeOff !== undefined && chance.is(0.7))
    return finance('decideRecoveryWriteOff', { params, body: { agreed: chance.is(0.7), ...REASON } });
  const late = ['OVERDUE', 'REFERRED'].includes(found.status);
  const way = chance.weighed({
    pay: 50,
    revoke: 7,
    pass: late ? 3 : 25,
    refer: found.status === 'OVERDUE' ? 30 : 2,
    writeOff: found.status === 'REFERRED' ? 25 : 2,
  });
  if (way === 'pay') return pay(scene, found);
  if (way === 'revoke')
    return funds('revokeRecovery', { params, body: { ...REASON, documentIds: [paperOf(scene)] } });
  if (way === 'refer') {
    const body = { ...REASON, authority: '上海市某区人民法院', referredOn: dayOf(scene) };
    return funds('referRecovery', { params, body });
  }
  if (way === 'writeOff') return finance('proposeWriteOff', { params, body: REASON });
  const next = found.order?.instalments.find(({ dueOn }) => dueOn >= dayOf(scene));
  return next === undefined ? passFor(scene, 'P3D') : passDay(scene, next.dueOn);
}

/** Money that came back, in parts or whole, more than is owed, or an approved claim that is set off. */
async function pay(scene: Scene, found: RecoverySeen): Promise<unknown> {
  const { world, chance, finance } = scene;
  const params = { recoveryId: found.recoveryId };
  const paidOn = dayOf(scene);
  if (chance.is(0.3)) {
    const claims = await claimsOf(scene);
    const approved = claims.filter(({ status }) => status === 'APPROVED');
    const some = approved.length > 0 ? approved : claims;
    const { redemptionId } = chance.of(some);
    return finance('recordRepayment', {
      params,
      body: { channel: 'SET_OFF', redemptionId, paidOn, ...REASON },
    });
  }
  const { outstandingFen } = found;
  const amountFen = chance.weighed({
    [outstandingFen]: 50,
    [Math.max(1, Math.floor(outstandingFen / 2))]: 42,
    [outstandingFen + 1]: 8,
  });
  const used = world.trade.references.length > 0 && chance.is(0.06);
  const reference = used ? chance.of(world.trade.references) : `HK-${world.seed}-${world.trade.number()}`;
  const answer = await finance('recordRepayment', {
    params,
    body: { channel: 'TRANSFER', reference, amountFen: Number(amountFen), paidOn },
  });
  if (answer.status < 300 && !used) world.trade.references.push(reference);
  return answer;
}
