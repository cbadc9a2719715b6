import type { Decided } from '../../shared/domain/event.ts';
import { decideAcceptComplaint } from '../../shared/domain/complaint/accept.ts';
import type { ComplaintBody, ComplaintState } from '../../shared/domain/complaint/complaint.ts';
import { decideFinding, decideProposeFinding } from '../../shared/domain/complaint/decide.ts';
import {
  decideCommentOnComplaint,
  decideInvestigateComplaint,
} from '../../shared/domain/complaint/investigate.ts';
import { decideReply } from '../../shared/domain/complaint/reply.ts';
import { decideSubmitComplaint, type Submission } from '../../shared/domain/complaint/submit.ts';
import type { Role } from '../../shared/domain/identity/role.ts';
import { isRefusal, type Refusal } from '../../shared/domain/problem.ts';
import { standingAfter } from '../../shared/store/standing-after.ts';
import { calendar, policy } from './publicity-fixtures.ts';

export const MONDAY = '2026-03-02T02:00:00.000Z';
export const USCC = '91310104MA1FX0010C';
export const complainant = {
  signedName: '赵小满',
  unitName: '示例甲公司',
  phone: '+8613800000042',
  orderId: 'ORDER-77',
};
export const by = (id: string, role: Role, now = MONDAY) => ({
  now,
  actor: { id, role },
  roles: [role],
  policy,
  calendar,
  complainant,
});
export const clerk = by('c', 'CENTRE_OFFICER');
export const discipline = by('d', 'CENTRE_DISCIPLINE');
export const reviewer = by('r', 'CENTRE_REVIEWER');
export const agency = by('a', 'AGENCY_ADMIN');
const sealed = (part: string) => ({ ref: `COMPLAINT-K1/${part}`, hash: part });

/** What the store would make of a decision. */
export function after(
  before: ComplaintState | undefined,
  decided: Decided<ComplaintBody> | Refusal,
): ComplaintState {
  if (isRefusal(decided)) throw new Error(decided.refused);
  return standingAfter(before ?? { id: 'K1' }, decided);
}

export const submission = (kind: Submission['kind'], withoutLeads = false) => ({
  kind,
  agencyId: 'A1',
  uscc: USCC,
  category: 'INSPECTION_TESTING',
  channel: 'WEB' as const,
  complainantKind: 'INDIVIDUAL' as const,
  codeHash: 'x',
  sealed: { identity: sealed('identity'), facts: sealed('facts'), evidence: sealed('evidence') },
  reachable: true,
  withoutLeads,
});
export const submit = (kind: Submission['kind'], withoutLeads = false) =>
  after(
    undefined,
    decideSubmitComplaint('K1', submission(kind, withoutLeads), { now: MONDAY, policy, calendar }),
  );

export const complaint = submit('COMPLAINT');
export const report = submit('REPORT');
export const suggestion = submit('SUGGESTION');
export const summary = { summary: '反映其交付延误' };
export const accepted = after(complaint, decideAcceptComplaint(complaint, summary, clerk));
export const investigating = after(accepted, decideInvestigateComplaint(accepted, clerk));
export const comment = { text: '情况说明', documentIds: ['D1'], hash: 'h' };
export const commented = after(investigating, decideCommentOnComplaint(investigating, comment, agency));
export const finding = { outcome: 'SUBSTANTIATED', reason: '属实' } as const;
export const proposed = after(commented, decideProposeFinding(commented, finding, clerk));
export const decided = after(proposed, decideFinding(proposed, { reason: '同意' }, reviewer));
export const replied = after(decided, decideReply(decided, { text: '已查实' }, clerk));
