import { give } from '../commands.ts';
import { dayOf, mattersOf, paperOf, REASON, type Scene } from '../supervision/scene.ts';
import { another, own, type Seen, signer, type Wrong } from '../supervision/wrong.ts';
import { clientOf } from './intruders.ts';
import { onCreditRecords, onFunds, onInspections, onViolations } from './wrong-findings.ts';

const HASH = '0'.repeat(64);
const ITEMS = { items: [{ key: 'records', zh: '补齐服务记录' }], ...REASON };

/** The wrong person, the same person twice, without a ground, on a preview of nothing: refused with a problem, without a trace. */
export async function wrongSupervisionMove(scene: Scene): Promise<void> {
  const { world, chance } = scene;
  const lists = await Promise.all([
    onRectifications(scene),
    onSuspensions(scene),
    onRemovals(scene),
    onViolations(scene),
    onFunds(scene),
    onInspections(scene),
    onCreditRecords(scene),
    always(scene),
  ]);
  const some = chance.of(lists.filter((list) => list.length > 0));
  const { who, operation, ...input } = chance.of(some);
  const answer = await give(world, {
    who: `${who} (wrong)`,
    client: clientOf(world, who),
    operation,
    input,
  });
  if (answer.status < 400) world.violate(`${who} was let do ${operation}: ${answer.status}`);
  // Whoever has no login is turned away by the gateway, which knows no problems.
  else if (answer.status < 500 && answer.status !== 401 && answer.body.code === undefined)
    world.violate(`${operation} was refused to ${who} without a problem`);
}

async function onRectifications(scene: Scene): Promise<Wrong[]> {
  const found = await mattersOf<Seen & { rectificationId: string }>(scene, 'listRectifications');
  if (found.length === 0) return [];
  const { rectificationId, failureProposal } = scene.chance.of(found);
  const params = { rectificationId };
  const twice = await signer(scene, failureProposal);
  return [
    { who: own(scene), operation: 'issueRectification', params, body: ITEMS },
    { who: 'finance-qian', operation: 'issueRectification', params, body: ITEMS },
    { who: own(scene), operation: 'acceptRectification', params, body: REASON },
    { who: 'reviewer-chen', operation: 'acceptRectification', params, body: REASON },
    { who: 'commission-wu', operation: 'returnRectification', params, body: REASON },
    { who: 'officer-li', operation: 'dropRectification', params, body: REASON },
    { who: 'officer-li', operation: 'extendRectification', params, body: { days: 5, ...REASON } },
    { who: another(scene), operation: 'acknowledgeRectification', params },
    {
      who: another(scene),
      operation: 'submitRectification',
      params,
      body: { items: [{ key: 'records', text: '已改正' }] },
    },
    {
      who: 'officer-li',
      operation: 'acceptRectification',
      params,
      body: REASON,
      headers: { 'if-match': '"9999"' },
    },
    ...twice.map((who) => ({
      who,
      operation: 'decideRectificationFailure',
      params,
      body: { agree: true, ...REASON },
    })),
  ];
}

/** By somebody who may not, on a preview that shows nothing of it, and by who gave the notice, on the true one. */
async function decisions(
  scene: Scene,
  operation: string,
  params: Record<string, string>,
  first: unknown,
): Promise<Wrong[]> {
  const { world, agencyId } = scene;
  const { preview } = await world.place
    .as('commission-wu')
    .done<{ preview: { hash: string } }>('readAdjustmentPreview', { params: { agencyId } });
  const body = { ...REASON, previewHash: preview.hash };
  const twice = await signer(scene, first);
  return [
    { who: 'reviewer-chen', operation, params, body },
    { who: 'officer-li', operation, params, body },
    { who: 'finance-qian', operation, params, body },
    { who: own(scene), operation, params, body },
    { who: 'nobody', operation, params, body },
    { who: 'commission-wu', operation, params, body: { ...REASON, previewHash: HASH } },
    { who: 'commission-zheng', operation, params, body: { reason: ' ', previewHash: preview.hash } },
    ...twice.map((who) => ({ who, operation, params, body })),
  ];
}

async function onSuspensions(scene: Scene): Promise<Wrong[]> {
  const found = await mattersOf<Seen & { suspensionId: string }>(scene, 'listSuspensions');
  if (found.length === 0) return [];
  const { suspensionId, urgent, noticed } = scene.chance.of(found);
  const params = { suspensionId };
  return [
    ...(await decisions(scene, 'decideSuspension', params, urgent ?? noticed)),
    { who: 'officer-li', operation: 'noticeSuspension', params, body: REASON },
    { who: 'reviewer-zhao', operation: 'liftSuspension', params, body: REASON },
    { who: own(scene), operation: 'endorseResumption', params, body: REASON },
    { who: another(scene), operation: 'requestResumption', params, body: { text: '请恢复' } },
  ];
}

async function onRemovals(scene: Scene): Promise<Wrong[]> {
  const { agencyId } = scene;
  const found = await mattersOf<Seen & { removalId: string }>(scene, 'listRemovals');
  const ground = { row: '12-3c', ref: 'VIOLATION#none' };
  const body = { agencyId, ground, source: 'INSPECTION', ...REASON };
  const bare = { ...body, ground: { row: '12-3g' } };
  const proposals = [
    { who: 'commission-wu', operation: 'proposeRemoval', body },
    { who: 'commission-wu', operation: 'proposeRemoval', body: bare },
    { who: own(scene), operation: 'proposeRemoval', body },
    { who: 'finance-qian', operation: 'proposeRemoval', body },
  ];
  if (found.length === 0) return proposals;
  const { removalId, noticed } = scene.chance.of(found);
  const params = { removalId };
  const revocation = { ...REASON, documentIds: [paperOf(scene)] };
  return [
    ...proposals,
    ...(await decisions(scene, 'decideRemoval', params, noticed)),
    { who: 'reviewer-chen', operation: 'revokeRemoval', params, body: revocation },
    { who: own(scene), operation: 'revokeRemoval', params, body: revocation },
    { who: 'commission-wu', operation: 'revokeRemoval', params, body: { ...REASON, documentIds: [] } },
  ];
}

/** Whatever there is: without a ground, without the role. */
function always(scene: Scene): Wrong[] {
  const { agencyId, seller } = scene;
  const ground = { kind: 'RECTIFICATION', rectificationId: 'none' };
  const suspension = { agencyId, ground, source: 'INSPECTION', ...REASON };
  const items = [{ key: 'LEDGER', zh: '服务台账', required: true }];
  const inspection = { agencyId, subject: '服务真实性', basis: '年度检查计划', items };
  const exit = { declaration: true, ...REASON };
  const referral = {
    violationId: 'none',
    authority: '公安机关',
    sentOn: dayOf(scene),
    documentIds: [paperOf(scene)],
    ...REASON,
  };
  return [
    { who: 'commission-wu', operation: 'proposeSuspension', body: suspension },
    { who: own(scene), operation: 'proposeSuspension', body: suspension },
    { who: 'officer-li', operation: 'openInspection', body: inspection },
    { who: own(scene), operation: 'openInspection', body: inspection },
    { who: 'officer-wang', operation: 'exitPlatform', body: exit },
    { who: 'commission-wu', operation: 'exitPlatform', body: exit },
    { who: `clerk ${seller.index}`, operation: 'exitPlatform', body: exit },
    { who: own(scene), operation: 'exitPlatform', body: REASON },
    { who: 'commission-zheng', operation: 'sendReferral', body: referral },
    { who: 'reviewer-zhao', operation: 'sendReferral', body: referral },
  ];
}
