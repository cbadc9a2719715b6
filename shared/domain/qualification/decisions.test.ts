import { describe, expect, it } from 'vitest';
import { folded } from '../../../test/support/folded.ts';
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { answer, silent } from '../../../test/support/verification-fixtures.ts';
import { resolvePolicy } from '../../policy/policy.ts';
import type { Role } from '../identity/role.ts';
import { evidenceOf } from '../verification/evidence.ts';
import { decideExpire, decideRemind, qualificationClocks } from './clock.ts';
import { judgeCertificate } from './judge.ts';
import type { QualificationState } from './qualification.ts';
import {
  decideApplyFinding,
  decideProposeRefusal,
  decideRecord,
  decideRefuse,
  decideTakeOver,
  decideVerify,
} from './record.ts';
import { certificatesOf } from './verified-with-category.ts';

const NOW = '2026-03-02T01:00:00.000Z';
const policy = resolvePolicy([], '2026-03-02');
const as = (role: Role, now = NOW) => ({ now, actor: { id: `u-${role}`, role }, roles: [role], policy });
const admin = as('AGENCY_ADMIN');
const [officer, reviewer, system] = [as('CENTRE_OFFICER'), as('CENTRE_REVIEWER'), as('SYSTEM')];
const owner = { agencyId: 'A1', uscc: USCC.company };
const certificate = { kind: 'CMA', number: 'CMA-1', documentId: 'D1', validUntil: '2026-06-30' };
const { validUntil: _, documentId: __, ...bare } = certificate;
const finding = { outcome: 'PASS', zh: '证书有效', source: 'CMA_REGISTER', at: NOW } as never;
const failing = { outcome: 'FAIL', zh: '未查到该证书', source: 'CMA_REGISTER', at: NOW } as never;

const recorded = folded('Q1', decideRecord('Q1', owner, certificate, admin));
const endless = folded('Q1', decideRecord('Q1', owner, bare, admin));
const referred = folded('Q1', decideApplyFinding(recorded, { finding: failing }, system), recorded);
const proposed = folded('Q1', decideProposeRefusal(referred, '未查到', officer), referred);
const valid = folded('Q1', decideVerify(recorded, { reason: '已查验' }, officer), recorded);
const reminderAt = valid.deadlines['QUALIFICATION_REMIND']?.dueAt ?? '';
const expiryAt = valid.deadlines['QUALIFICATION_EXPIRY']?.dueAt ?? '';
const before = (instant: string) => new Date(Date.parse(instant) - 1).toISOString();

type Example = readonly [
  name: string,
  state: QualificationState | undefined,
  decide: (state: QualificationState) => unknown,
];

const examples: readonly Example[] = [
  ['recorded', undefined, () => decideRecord('Q1', owner, certificate, admin)],
  ['recorded without end or copy', undefined, () => decideRecord('Q1', owner, bare, admin)],
  [
    'no such kind, and over',
    undefined,
    () => decideRecord('Q1', owner, { ...certificate, kind: 'X', validUntil: '2026-03-01' }, admin),
  ],
  [
    'on its last day',
    undefined,
    () => decideRecord('Q1', owner, { ...certificate, validUntil: '2026-03-02' }, admin),
  ],
  [
    'taken over',
    undefined,
    () => decideTakeOver('Q1', { ...owner, origin: { kind: 'AGENCY' } }, certificate, system),
  ],
  [
    'found',
    recorded,
    (state) => decideApplyFinding(state, { finding, registered: { validUntil: '2027-01-01' } }, system),
  ],
  ['not found', recorded, (state) => decideApplyFinding(state, { finding: failing }, system)],
  ['verified by a person', proposed, (state) => decideVerify(state, { reason: '已查验' }, officer)],
  ['verified without end', endless, (state) => decideVerify(state, { finding }, system)],
  ['not verified when over', recorded, (state) => decideVerify(state, { validUntil: '2026-03-01' }, officer)],
  ['a refusal proposed', referred, (state) => decideProposeRefusal(state, '未查到', officer)],
  ['proposed once', proposed, (state) => decideProposeRefusal(state, '未查到', officer)],
  ['refused', proposed, (state) => decideRefuse(state, '未查到', reviewer)],
  ['not refused unproposed', referred, (state) => decideRefuse(state, '未查到', reviewer)],
  [
    'not refused by who proposed',
    proposed,
    (state) => decideRefuse(state, '未查到', { ...reviewer, actor: officer.actor }),
  ],
  ['reminded', valid, (state) => decideRemind(state, { now: reminderAt, policy })],
  ['not reminded before', valid, (state) => decideRemind(state, { now: before(reminderAt), policy })],
  [
    'not reminded of what is refused',
    { ...valid, status: 'REFUSED' },
    (state) => decideRemind(state, { now: reminderAt, policy }),
  ],
  [
    'reminded for the last time',
    valid,
    (state) => decideRemind(state, { now: '2026-06-23T01:00:00.000Z', policy }),
  ],
  ['expired', valid, (state) => decideExpire(state, expiryAt)],
  ['not expired before', valid, (state) => decideExpire(state, before(expiryAt))],
  ['not expired twice', { ...valid, status: 'EXPIRED' }, (state) => decideExpire(state, expiryAt)],
];

describe('[3-1b] what is decided on a certificate', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state ?? recorded) ?? 'nothing', state?.body)).toMatchSnapshot('decided');
  });

  it('by what the register says', () => {
    const item = { kind: 'CMA', number: 'CMA-1', validUntil: '2027-12-31', status: 'VALID' } as const;
    const items = (more: object) => answer('QUALIFICATION', { items: [{ ...item, ...more }] });
    const judge = (given: ReturnType<typeof answer>, declared: object = {}) => {
      const [evidence] = evidenceOf([given], 'R');
      if (evidence === undefined) throw new Error('no evidence');
      return judgeCertificate({ ...certificate, ...declared }, evidence, { asOf: '2026-03-02', now: NOW });
    };
    const judged = [
      judge(silent('QUALIFICATION')),
      judge(answer('PUBLIC_CREDIT')),
      judge(items({})),
      judge(items({ category: 'INSPECTION_TESTING', validUntil: undefined })),
      judge(items({ validUntil: undefined }), { validUntil: '2026-03-01' }),
      judge(items({ validUntil: undefined }), { validUntil: '2026-03-02' }),
      judge(items({ number: 'CMA-2' })),
      judge(items({ kind: 'CNAS' })),
      judge(items({ status: 'REVOKED' })),
      judge(items({ validUntil: '2026-03-01' })),
      judge(items({ validUntil: '2026-03-02' })),
    ];
    expect(inLines(judged)).toMatchSnapshot('judged');
    expect(qualificationClocks(undefined, { now: NOW, policy })).toEqual([]);
  });

  it('that came with a category', () => {
    const declared = { qualifications: [certificate, { ...bare, kind: 'CNAS', documentId: 'D9' }] } as never;
    const facts = {
      items: [
        { kind: 'CMA', number: 'R-1', validUntil: '2027-12-31' },
        { kind: 'X', number: 'R-2' },
      ],
    };
    const found = [
      certificatesOf(declared, { outcome: 'PASS', facts }),
      certificatesOf(declared, { outcome: 'WARN', facts }),
      certificatesOf(declared, { outcome: 'FAIL', facts }),
      certificatesOf(declared, { outcome: 'PASS', facts: {} }),
      certificatesOf(declared, undefined),
    ];
    expect(inLines(found)).toMatchSnapshot('certificates');
  });
});
