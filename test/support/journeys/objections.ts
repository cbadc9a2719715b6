import type { PlatformClient } from '../platform-client.ts';
import type { Deployment } from './deployment.ts';

export interface ReceiptAnswer {
  readonly receiptNo: string;
  readonly code: string;
  readonly publicityId: string;
}

export interface ObjectionAnswer {
  readonly objectionId: string;
  readonly publicityId: string;
  readonly status: string;
  readonly version: number;
  readonly text?: string;
}

export const OBJECTOR = { name: '郑异议', phone: '+8613800000777' } as const;

export const namedObjection = {
  objector: { kind: 'INDIVIDUAL', signedName: OBJECTOR.name, phone: OBJECTOR.phone },
  facts: '该机构所称场地并不存在。',
  evidence: '现场照片',
} as const;

export const objectTo = (
  anyone: PlatformClient,
  publicityId: string,
  body: object = namedObjection,
): Promise<ReceiptAnswer> => anyone.done<ReceiptAnswer>('submitObjection', { params: { publicityId }, body });

/** Accepts an objection with a text that gives its objector away to nobody, and investigates it. */
export async function investigate(place: Deployment, objectionId: string): Promise<void> {
  const discipline = place.as('discipline-sun');
  const params = { objectionId };
  await discipline.done('acceptObjection', { params, body: { redactedText: '有人反映场地情况不实。' } });
  await discipline.done('openInvestigation', { params });
}

export const comment = (agency: PlatformClient, objectionId: string) =>
  agency.done<ObjectionAnswer>('commentOnObjection', {
    params: { objectionId },
    body: { text: '场地真实存在，附租赁合同。' },
  });

/** One person proposes the outcome, a second one decides it. */
export async function decide(
  place: Deployment,
  objectionId: string,
  outcome: 'UPHELD' | 'DISMISSED',
): Promise<ObjectionAnswer> {
  const params = { objectionId };
  await place.as('discipline-sun').done('proposeObjectionOutcome', {
    params,
    body: { outcome, affectsSubject: outcome === 'UPHELD', reason: '调查结论' },
  });
  return place.as('reviewer-zhao').done<ObjectionAnswer>('decideObjection', {
    params,
    body: { agreed: true, reason: '同意处理意见' },
  });
}
