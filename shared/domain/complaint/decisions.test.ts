import { describe, expect, it } from 'vitest';
import {
  accepted,
  after,
  agency,
  by,
  clerk,
  comment,
  commented,
  complaint,
  decided,
  discipline,
  finding,
  investigating,
  proposed,
  replied,
  report,
  reviewer,
  submission,
  submit,
  suggestion,
  summary,
} from '../../../test/support/complaint-fixtures.ts';
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import { decideAcceptComplaint, decideNotAcceptComplaint, decideTransferComplaint } from './accept.ts';
import { actionsOn, concernsAgency, type ComplaintState } from './complaint.ts';
import { decideFinding, decideProposeFinding, decideReturnFinding } from './decide.ts';
import { checkComplaintForm, lacksLeads, type ComplaintForm } from './form.ts';
import {
  decideCommentOnComplaint,
  decideInvestigateComplaint,
  decidePassDeadline,
  decideSuspectFromComplaint,
} from './investigate.ts';
import { decideOpenComplainant, decideOpenText, mayOpenIdentity, mayOpenText } from './open-sealed.ts';
import { decideCloseComplaint, decideExtendReply, decideReply } from './reply.ts';
import { decideSubmitComplaint } from './submit.ts';

const LATE = '2026-05-20T02:00:00.000Z';
const named = '赵小满称属实';
const dismissed = { outcome: 'UNSUBSTANTIATED', reason: '不属实' } as const;
const refusal = { code: 'NO_CHECKABLE_LEADS', reason: '无线索' } as const;
const transfer = { authority: '市场监管局', reason: '不属本中心职责' };
const toDismiss = after(investigating, decideProposeFinding(investigating, dismissed, clerk));
const extended = after(accepted, decideExtendReply(accepted, { reason: '复杂' }, reviewer));
const nobodys: ComplaintState = {
  ...accepted,
  body: {
    ...accepted.body,
    uscc: undefined as never,
    agencyId: undefined as never,
    category: undefined as never,
  },
};

type Example = readonly [name: string, state: ComplaintState, decide: (state: ComplaintState) => unknown];

const examples: readonly Example[] = [
  ['accepted', complaint, (state) => decideAcceptComplaint(state, summary, clerk)],
  [
    'not accepted against another agency than was named',
    complaint,
    (state) => decideAcceptComplaint(state, { ...summary, agency: { id: 'A2', uscc: 'U2' } }, clerk),
  ],
  [
    'accepted against the agency found',
    { ...complaint, body: { ...complaint.body, uscc: undefined as never, agencyId: undefined as never } },
    (state) => decideAcceptComplaint(state, { ...summary, agency: { id: 'A2', uscc: 'U2' } }, clerk),
  ],
  ['a report accepted', report, (state) => decideAcceptComplaint(state, summary, discipline)],
  [
    'not in the complainant’s name',
    complaint,
    (state) => decideAcceptComplaint(state, { summary: named }, clerk),
  ],
  ['not accepted', complaint, (state) => decideNotAcceptComplaint(state, refusal, clerk)],
  [
    'not refused in their name',
    complaint,
    (state) => decideNotAcceptComplaint(state, { ...refusal, reason: named }, clerk),
  ],
  ['transferred', complaint, (state) => decideTransferComplaint(state, transfer, clerk)],
  [
    'not transferred in their name',
    complaint,
    (state) => decideTransferComplaint(state, { ...transfer, reason: named }, clerk),
  ],
  ['investigated', accepted, (state) => decideInvestigateComplaint(state, clerk)],
  ['investigated against nobody', nobodys, (state) => decideInvestigateComplaint(state, clerk)],
  ['commented', investigating, (state) => decideCommentOnComplaint(state, comment, agency)],
  [
    'commented late',
    investigating,
    (state) => decideCommentOnComplaint(state, comment, { ...agency, now: LATE }),
  ],
  ['commented once', commented, (state) => decideCommentOnComplaint(state, comment, agency)],
  ['not after a proposal', toDismiss, (state) => decideCommentOnComplaint(state, comment, agency)],
  ['a violation is suspected', investigating, (state) => decideSuspectFromComplaint(state, 'V1', clerk)],
  ['nobody accepted in time', complaint, (state) => decidePassDeadline(state, 'COMPLAINT_ACCEPT')],
  ['a finding proposed', commented, (state) => decideProposeFinding(state, finding, clerk)],
  ['proposed once', proposed, (state) => decideProposeFinding(state, finding, clerk)],
  ['not unheard', investigating, (state) => decideProposeFinding(state, finding, clerk)],
  [
    'proposed once time is over',
    investigating,
    (state) => decideProposeFinding(state, { ...finding, outcome: 'PARTLY' }, { ...clerk, now: LATE }),
  ],
  [
    'unsubstantiated without hearing',
    investigating,
    (state) => decideProposeFinding(state, dismissed, clerk),
  ],
  [
    'not proposed in their name',
    commented,
    (state) => decideProposeFinding(state, { ...finding, reason: named }, clerk),
  ],
  ['a finding returned', proposed, (state) => decideReturnFinding(state, { reason: '再查' }, reviewer)],
  [
    'not by who proposed',
    proposed,
    (state) => decideReturnFinding(state, { reason: '再查' }, by('c', 'CENTRE_REVIEWER')),
  ],
  ['none to return', investigating, (state) => decideReturnFinding(state, { reason: '再查' }, reviewer)],
  [
    'not returned in their name',
    proposed,
    (state) => decideReturnFinding(state, { reason: named }, reviewer),
  ],
  ['decided', proposed, (state) => decideFinding(state, { reason: '同意' }, reviewer)],
  ['decided as unsubstantiated', toDismiss, (state) => decideFinding(state, { reason: '同意' }, reviewer)],
  [
    'not decided by who proposed',
    proposed,
    (state) => decideFinding(state, { reason: '同意' }, by('c', 'CENTRE_REVIEWER')),
  ],
  ['not decided unproposed', investigating, (state) => decideFinding(state, { reason: '同意' }, reviewer)],
  ['not decided in their name', proposed, (state) => decideFinding(state, { reason: named }, reviewer)],
  ['answered', decided, (state) => decideReply(state, { text: '已查实' }, clerk)],
  ['not answered in their name', decided, (state) => decideReply(state, { text: named }, clerk)],
  ['a suggestion answered', suggestion, (state) => decideReply(state, { text: '感谢' }, clerk)],
  ['more time', accepted, (state) => decideExtendReply(state, { reason: '复杂' }, reviewer)],
  ['more time once', extended, (state) => decideExtendReply(state, { reason: '复杂' }, reviewer)],
  [
    'more time once overdue',
    { ...accepted, deadlines: {} },
    (state) => decideExtendReply(state, { reason: '复杂' }, reviewer),
  ],
  ['not more in their name', accepted, (state) => decideExtendReply(state, { reason: named }, reviewer)],
  ['closed', replied, (state) => decideCloseComplaint(state, { text: '已整改' }, clerk)],
  ['not closed in their name', replied, (state) => decideCloseComplaint(state, { text: named }, clerk)],
  ['its text opened', complaint, (state) => decideOpenText(state, { purpose: '核实' }, clerk)],
  ['a report’s text not opened', report, (state) => decideOpenText(state, { purpose: '核实' }, reviewer)],
  [
    'who complains opened',
    complaint,
    (state) => decideOpenComplainant(state, { purpose: '核实' }, discipline),
  ],
  [
    'who complains not opened',
    complaint,
    (state) => decideOpenComplainant(state, { purpose: '核实' }, clerk),
  ],
];

const form = (
  complainant: ComplaintForm['complainant'],
  more: Partial<ComplaintForm> = {},
): ComplaintForm => ({
  kind: 'COMPLAINT',
  complainant,
  leads: [],
  documentIds: [],
  ...more,
});

describe('[3-2f] what is decided on a complaint', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state), state.body)).toMatchSnapshot('decided');
  });

  it.each(['COMPLAINT', 'REPORT', 'SUGGESTION'] as const)('a %s begins', (kind) => {
    const began = [false, true].map((withoutLeads) =>
      decideSubmitComplaint('K1', submission(kind, withoutLeads), clerk),
    );
    expect(inLines(began)).toMatchSnapshot('began');
    const state = submit(kind);
    const roles = ['CENTRE_OFFICER', 'CENTRE_REVIEWER', 'CENTRE_DISCIPLINE', 'CENTRE_ADMIN'] as const;
    const may = roles.map((role) => [
      role,
      mayOpenText(state.body, [role]),
      mayOpenIdentity([role]),
      actionsOn(state, [role]),
    ]);
    expect(inLines(may)).toMatchSnapshot('may');
  });

  it('what its form lacks', () => {
    const forms = [
      form({ kind: 'INDIVIDUAL' }),
      form({ kind: 'UNIT' }),
      form({ kind: 'ANONYMOUS' }, { facts: '事实' }),
      form({ kind: 'ANONYMOUS' }, { kind: 'REPORT' }),
      form({ kind: 'ANONYMOUS' }, { kind: 'SUGGESTION' }),
      form(
        { kind: 'INDIVIDUAL', signedName: '甲', phone: '1' },
        { facts: '事实', target: { agencyId: 'A1' } },
      ),
    ];
    expect(inLines(forms.map((each) => checkComplaintForm(each) ?? 'nothing'))).toMatchSnapshot('lacks');
    const withLead = form({ kind: 'ANONYMOUS' }, { leads: ['登记'] });
    const withDocument = form({ kind: 'ANONYMOUS' }, { documentIds: ['D1'] });
    expect([...forms, withLead, withDocument].map((each) => lacksLeads(each))).toEqual([
      false,
      false,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('whether it concerns the agency', () => {
    const states = [complaint, accepted, investigating, report, suggestion];
    expect(states.map(({ body }) => concernsAgency(body))).toEqual([false, true, true, false, false]);
    expect(concernsAgency({ ...report.body, summary: '摘要' })).toBe(false);
    expect(concernsAgency({ ...report.body, commentDueOn: '2026-03-09' })).toBe(true);
  });
});
