import { describe, expect, it } from 'vitest';
import { folded } from '../../../test/support/folded.ts';
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import { calendar, policy } from '../../../test/support/publicity-fixtures.ts';
import { resolvePolicy } from '../../policy/policy.ts';
import type { Role } from '../identity/role.ts';
import { decideAcceptObjection, decideNotAcceptObjection, decideOpenIdentity } from './accept.ts';
import {
  decideExtendDecision,
  decideObjection,
  decideProposeOutcome,
  decideReturnProposal,
} from './decide.ts';
import { checkForm, type ObjectionForm } from './form.ts';
import { decideComment, decideOpenInvestigation, decidePassDeadline } from './investigate.ts';
import type { ObjectionState } from './objection.ts';
import { decideSubmitObjection, decideWithdrawObjection } from './submit.ts';

const MONDAY = '2026-03-02T02:00:00.000Z';
const LATER = '2026-04-20T02:00:00.000Z';
const by = (id: string, role: Role, now = MONDAY) => ({
  now,
  actor: { id, role },
  roles: [role],
  policy,
  calendar,
});
const discipline = by('d', 'CENTRE_DISCIPLINE');
const second = by('e', 'CENTRE_REVIEWER');
const agency = by('a', 'AGENCY_ADMIN');
const objector = by('o', 'PUBLIC');
const sealed = (part: string) => ({ ref: `OBJECTION-O1/${part}`, hash: part });
const submission = {
  publicityId: 'P1',
  subject: { kind: 'ONBOARDING', id: 'C1' },
  uscc: '91310104MA1FX0010C',
  objectorKind: 'INDIVIDUAL',
  codeHash: 'x',
  sealed: { identity: sealed('identity'), facts: sealed('facts'), evidence: sealed('evidence') },
  reachable: true,
} as const;
const redaction = { redactedText: '资质存疑', objector: { signedName: '赵小满', phone: '+8613800000042' } };
const comment = { text: '说明', documentIds: ['D1'], hash: 'h' };
const upheld = { outcome: 'UPHELD', affectsSubject: true, reason: '属实' } as const;
const dismissed = { outcome: 'DISMISSED', affectsSubject: false, reason: '不属实' } as const;

const submitted = folded('O1', decideSubmitObjection('O1', submission, discipline));
const accepted = folded('O1', decideAcceptObjection(submitted, redaction, discipline), submitted);
const investigating = folded('O1', decideOpenInvestigation(accepted, discipline), accepted);
const commented = folded('O1', decideComment(investigating, comment, agency), investigating);
const proposed = folded('O1', decideProposeOutcome(commented, upheld, discipline), commented);
const toDismiss = folded('O1', decideProposeOutcome(investigating, dismissed, discipline), investigating);
const extended = folded('O1', decideExtendDecision(investigating, { reason: '复杂' }, second), investigating);
const { OBJECTION_DECIDE: _, ...others } = investigating.deadlines;
const overdue = { ...investigating, deadlines: others };

type Example = readonly [name: string, state: ObjectionState, decide: (state: ObjectionState) => unknown];

const examples: readonly Example[] = [
  [
    '[5-3x] submitted',
    { ...submitted, body: {} as never },
    () => decideSubmitObjection('O1', submission, discipline),
  ],
  ['[5-3x] withdrawn', submitted, (state) => decideWithdrawObjection(state, objector)],
  [
    '[5-3x] not withdrawn amid the investigation',
    investigating,
    (state) => decideWithdrawObjection(state, objector),
  ],
  ['[5-3x] accepted', submitted, (state) => decideAcceptObjection(state, redaction, discipline)],
  [
    '[5-3x] not with the objector’s name',
    submitted,
    (state) => decideAcceptObjection(state, { ...redaction, redactedText: '赵小满称资质存疑' }, discipline),
  ],
  [
    '[5-3x] not accepted',
    submitted,
    (state) => decideNotAcceptObjection(state, { code: 'NO_CHECKABLE_LEADS', reason: '无线索' }, discipline),
  ],
  [
    '[5-3x] who objects is opened',
    submitted,
    (state) => decideOpenIdentity(state, { purpose: '核实' }, discipline),
  ],
  [
    '[5-3x] by the discipline office alone',
    submitted,
    (state) => decideOpenIdentity(state, { purpose: '核实' }, second),
  ],
  ['[5-4b] investigated', accepted, (state) => decideOpenInvestigation(state, discipline)],
  ['[5-4b] the comment', investigating, (state) => decideComment(state, comment, agency)],
  [
    '[5-4b] a late comment',
    investigating,
    (state) => decideComment(state, comment, { ...agency, now: LATER }),
  ],
  ['[5-4b] no second comment', commented, (state) => decideComment(state, comment, agency)],
  ['[5-4b] no comment after a proposal', toDismiss, (state) => decideComment(state, comment, agency)],
  ['[5-4b] proposed to be upheld', commented, (state) => decideProposeOutcome(state, upheld, discipline)],
  [
    '[5-4b] proposed once its time is over',
    investigating,
    (state) =>
      decideProposeOutcome(state, { ...upheld, outcome: 'PARTLY_UPHELD' }, { ...discipline, now: LATER }),
  ],
  ['[5-4b] not unheard', investigating, (state) => decideProposeOutcome(state, upheld, discipline)],
  [
    '[5-4b] proposed to be dismissed',
    investigating,
    (state) => decideProposeOutcome(state, dismissed, discipline),
  ],
  [
    '[5-4b] what is dismissed affects nothing',
    investigating,
    (state) => decideProposeOutcome(state, { ...dismissed, affectsSubject: true }, discipline),
  ],
  ['[5-4b] one proposal at a time', proposed, (state) => decideProposeOutcome(state, upheld, discipline)],
  [
    '[5-4b] a proposal is returned',
    proposed,
    (state) => decideReturnProposal(state, { reason: '再查' }, second),
  ],
  [
    '[5-4b] not by the proposer',
    proposed,
    (state) => decideReturnProposal(state, { reason: '再查' }, by('d', 'CENTRE_REVIEWER')),
  ],
  [
    '[5-4b] none to return',
    investigating,
    (state) => decideReturnProposal(state, { reason: '再查' }, second),
  ],
  ['[5-4b] upheld', proposed, (state) => decideObjection(state, { reason: '属实' }, second)],
  ['[5-4b] dismissed', toDismiss, (state) => decideObjection(state, { reason: '不属实' }, second)],
  [
    '[5-4b] not by who proposed',
    proposed,
    (state) => decideObjection(state, { reason: '属实' }, by('d', 'CENTRE_REVIEWER')),
  ],
  [
    '[5-4b] not by who verified',
    proposed,
    (state) => decideObjection(state, { reason: '属实', verifiedBy: 'e' }, second),
  ],
  ['[5-4b] not unproposed', investigating, (state) => decideObjection(state, { reason: '属实' }, second)],
  ['[5-4b] more time', investigating, (state) => decideExtendDecision(state, { reason: '复杂' }, second)],
  [
    '[5-4b] more time once overdue',
    overdue,
    (state) => decideExtendDecision(state, { reason: '复杂' }, second),
  ],
  ['[5-4b] more time once', extended, (state) => decideExtendDecision(state, { reason: '复杂' }, second)],
  ['[5-3x] nobody accepted in time', submitted, (state) => decidePassDeadline(state, 'OBJECTION_ACCEPT')],
  ['[5-4b] nobody decided in time', investigating, (state) => decidePassDeadline(state, 'OBJECTION_DECIDE')],
];

const form = (party: ObjectionForm['objector'], more: Partial<ObjectionForm> = {}): ObjectionForm => ({
  objector: party,
  facts: '资质存疑',
  leads: [],
  documentIds: [],
  ...more,
});
const forms: readonly (readonly [string, ObjectionForm])[] = [
  ['an individual', form({ kind: 'INDIVIDUAL', signedName: ' ' })],
  ['a unit', form({ kind: 'UNIT' })],
  [
    'a complete unit',
    form({ kind: 'UNIT', unitName: '甲', contactName: '乙', phone: '1', sealDocumentId: 'D' }),
  ],
  ['nobody', form({ kind: 'ANONYMOUS' })],
  ['nobody, with evidence', form({ kind: 'ANONYMOUS' }, { evidence: '照片', leads: ['', '登记'] })],
  ['nobody, with a document', form({ kind: 'ANONYMOUS' }, { documentIds: ['D1'], leads: [' '] })],
];

describe('what is decided on an objection', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state), state.body)).toMatchSnapshot('decided');
  });

  it.each(forms)('[5-3x] what the form of %s lacks', (_, given) => {
    const without = resolvePolicy(
      [
        {
          sequence: 1,
          key: 'objection.allowAnonymousWithEvidence',
          value: false,
          effectiveFrom: '2026-03-01',
          reason: 't',
          legalBasis: 't',
        },
      ],
      '2026-03-02',
    );
    const answers = [
      checkForm(given, { policy, legalPersonLogin: false }),
      checkForm(given, { policy, legalPersonLogin: true }),
      checkForm(given, { policy: without, legalPersonLogin: true }),
    ];
    expect(inLines(answers)).toMatchSnapshot('lacks');
  });
});
