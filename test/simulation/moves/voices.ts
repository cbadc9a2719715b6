import type { Chance } from '../chance.ts';
import { give } from '../commands.ts';
import type { World } from '../world.ts';
import { apiFault, ofAgency, ofPerson, optional } from './actor.ts';

/** Somebody complains, reports or suggests, follows up, or the agency that is meant has its say. */
export async function voiceMove(world: World, chance: Chance): Promise<void> {
  const { complaints } = world.trade;
  const act = chance.weighed({ submit: 40, look: 15, comment: 25, extend: 10, open: 10 });
  if (complaints.length === 0 || act === 'submit') return submit(world, chance);
  const { receiptNo, code } = chance.of(complaints);
  if (act === 'open') {
    const params = { complaintId: receiptNo };
    await ofPerson(
      world,
      chance,
      'discipline-sun',
    )('openComplaintIdentity', { params, body: { reason: '核查举报' } });
  } else if (act === 'extend') {
    const params = { complaintId: receiptNo };
    await ofPerson(
      world,
      chance,
      'reviewer-chen',
    )('extendComplaintReply', { params, body: { reason: '案情复杂' } });
  } else if (act === 'look') {
    const headers = { 'x-complaint-code': chance.is(0.85) ? code : 'AAAA-BBBB-CCCC' };
    await world.anyone.call('readComplaintReceipt', { params: { receiptNo }, headers });
  } else {
    const seller = chance.of(world.sellers);
    const params = { complaintId: receiptNo };
    await ofAgency(world, chance, seller)('commentOnComplaint', { params, body: { text: '已退还差额。' } });
  }
}

async function submit(world: World, chance: Chance): Promise<void> {
  const kind = chance.weighed({ COMPLAINT: 45, REPORT: 35, SUGGESTION: 20 });
  const mark = `${world.seed}-${world.trade.number()}`;
  const identity = {
    signedName: `卫投诉${mark}`,
    phone: `+8613800000${200 + (world.trade.number() % 500)}`,
  };
  const named = chance.is(0.6);
  const complainant = named ? { kind: 'INDIVIDUAL', ...identity } : { kind: 'ANONYMOUS' };
  const facts = `该机构收费与公布的标准不符，凭据编号${mark}`;
  const agencyId = world.sellers.length > 0 ? chance.of(world.sellers).shop.agencyId : undefined;
  const target = chance.is(0.85) && agencyId !== undefined ? { agencyId } : { description: '某检测公司' };
  const body = {
    kind,
    ...(kind !== 'SUGGESTION' && { target }),
    complainant,
    ...(!chance.is(0.05) && { facts }),
    leads: chance.is(0.6) ? ['可向前台核对'] : [],
  };
  const { secrets } = world.trade;
  if (named) for (const secret of Object.values(identity)) secrets.add(secret);
  secrets.add(facts);
  const answer = await give(world, {
    who: 'somebody',
    client: world.place.as('person-zhang'),
    operation: 'submitComplaint',
    input: { body },
    ...optional('fault', apiFault(chance)),
    repeat: chance.is(0.2),
  });
  if (answer.status !== 201) return;
  const { receiptNo, code } = answer.body as unknown as { receiptNo: string; code: string };
  world.trade.complaints.push({ receiptNo, code });
}
