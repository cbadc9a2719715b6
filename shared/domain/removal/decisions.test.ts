import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anna,
  anyTime,
  at,
  calendar,
  hearingIn,
  interested,
  justBefore,
  NOW,
  platform,
  policy,
  preview,
  sound,
  THE_AGENCY,
  wu,
  zheng,
} from '../../../test/support/adjustment-fixtures.ts';
import { folded } from '../../../test/support/folded.ts';
import type { OrderState } from '../order/order.ts';
import { toLocalDate } from '../time/local-date.ts';
import { decideFinish, decideRemove, decideRevokeRemoval } from './decide.ts';
import type { GroundFacts } from './ground.ts';
import { decideIssueLiability, liabilityNoticeId } from './liability.ts';
import { removalMachine } from './machine.ts';
import {
  decideDropRemoval,
  decideEndCure,
  decideNoticeRemoval,
  decideProposeRemoval,
  removalFacts,
} from './propose.ts';
import { LiabilityNoticeBody, RemovalBody, type RemovalState, REMOVAL_CURE } from './removal.ts';

const CHECK: GroundFacts = {
  kind: 'CREDITCHECK',
  ...THE_AGENCY,
  status: 'REVIEWED',
  overall: 'FAIL',
  confirmed: true,
};
const PASSED: GroundFacts = { ...CHECK, overall: 'PASS' };
const proposal = {
  ...THE_AGENCY,
  ground: { row: '12-3d' as const, ref: 'CREDITCHECK#C1' },
  source: 'INSPECTION' as const,
  reason: '不再符合基本条件',
  documentIds: ['D1'],
};
const grave = { ...proposal, ground: { row: '12-3g' as const } };
const active = { agencyStatus: 'ACTIVE', facts: CHECK };
const notice = { hearingId: 'H1', reason: '拟清退', facts: CHECK };
const basis = {
  hearing: hearingIn('CONSIDERED'),
  facts: CHECK,
  preview,
  previewHash: preview.hash,
  reason: '予以清退',
  documentIds: ['D2'],
  suspensionId: undefined,
};
const heard = hearingIn('CONSIDERED');
const consideration = { accepted: true, text: '属实', by: 'u-wu', at: NOW };
const accepted = { ...heard, body: { ...heard.body, consideration } };
const ending = { reason: '复核撤销', documentIds: ['D3'] };

const proposed = folded('R1', decideProposeRemoval('R1', proposal, active, anna));
const noticed = folded('R1', decideNoticeRemoval(proposed, notice, wu), proposed);
const graveProposed = folded('R2', decideProposeRemoval('R2', grave, active, wu));
const graveNoticed = folded('R2', decideNoticeRemoval(graveProposed, notice, wu), graveProposed);
const CURED = noticed.deadlines[REMOVAL_CURE]?.dueAt ?? '';
const decider = at(zheng, CURED);
const executing = folded('R1', decideRemove(noticed, basis, decider), noticed);
const executed = folded('R1', decideFinish(executing, 3, CURED), executing);

type Example = readonly [name: string, state: RemovalState, decide: (state: RemovalState) => unknown];
const nothing = { ...proposed, body: {} as never };

const examples: readonly Example[] = [
  ['[12-3d] proposed', nothing, () => decideProposeRemoval('R1', proposal, active, anna)],
  [
    '[12-3d] proposed of a suspended one by the platform',
    nothing,
    () => decideProposeRemoval('R1', proposal, { ...active, agencyStatus: 'SUSPENDED' }, platform()),
  ],
  ['[12-3g] proposed on its reasons', nothing, () => decideProposeRemoval('R2', grave, active, wu)],
  [
    '[12-3g] not without documents',
    nothing,
    () => decideProposeRemoval('R2', { ...grave, documentIds: [] }, active, wu),
  ],
  [
    '[12-3d] not on a check that was passed',
    nothing,
    () => decideProposeRemoval('R1', proposal, { ...active, facts: PASSED }, anna),
  ],
  [
    '[12-3] not of an agency that has left',
    nothing,
    () => decideProposeRemoval('R1', proposal, { ...active, agencyStatus: 'EXITED' }, anna),
  ],
  [
    '[12-3] not by an agency',
    nothing,
    () => decideProposeRemoval('R1', proposal, active, { ...anna, roles: ['AGENCY_ADMIN'] }),
  ],
  [
    '[12-3] not proposed in a conflict',
    nothing,
    () => decideProposeRemoval('R1', proposal, active, interested(anna)),
  ],
  ['[12-3d] noticed, with days to cure', proposed, (state) => decideNoticeRemoval(state, notice, wu)],
  ['[12-3g] noticed, without', graveProposed, (state) => decideNoticeRemoval(state, notice, wu)],
  [
    '[12-3d] not noticed once the ground is gone',
    proposed,
    (state) => decideNoticeRemoval(state, { ...notice, facts: PASSED }, wu),
  ],
  ['[12-0] not noticed by the centre', proposed, (state) => decideNoticeRemoval(state, notice, anna)],
  [
    '[12-3] not noticed in a conflict',
    proposed,
    (state) => decideNoticeRemoval(state, notice, interested(wu)),
  ],
  ['[12-3] not noticed twice', noticed, (state) => decideNoticeRemoval(state, notice, wu)],
  [
    '[12-3d] dropped once cured',
    noticed,
    (state) => decideDropRemoval(state, { reason: '已恢复', cured: true }, platform()),
  ],
  [
    '[12-3d] dropped before notice',
    proposed,
    (state) => decideDropRemoval(state, { reason: '证据不足', cured: false }, wu),
  ],
  [
    '[12-0] not dropped by the centre',
    proposed,
    (state) => decideDropRemoval(state, { reason: '算了', cured: false }, anna),
  ],
  [
    '[12-3] not dropped in a conflict',
    proposed,
    (state) => decideDropRemoval(state, { reason: '算了', cured: false }, interested(wu)),
  ],
  ['[12-3d] decided when the cure is over', noticed, (state) => decideRemove(state, basis, decider)],
  [
    '[12-3g] decided, and a suspension gives way',
    graveNoticed,
    (state) => decideRemove(state, { ...basis, suspensionId: 'S1' }, zheng),
  ],
  [
    '[12-3d] not decided in the days to cure',
    noticed,
    (state) => decideRemove(state, basis, at(zheng, justBefore(CURED))),
  ],
  [
    '[12-3d] not decided once it was cured',
    noticed,
    (state) => decideRemove(state, { ...basis, facts: PASSED }, decider),
  ],
  [
    '[12-3] not decided on another preview',
    noticed,
    (state) => decideRemove(state, { ...basis, previewHash: 'old' }, decider),
  ],
  [
    '[12-3a] not decided unheard',
    noticed,
    (state) => decideRemove(state, { ...basis, hearing: undefined }, decider),
  ],
  [
    '[12-3a] not decided while the reply is not considered',
    noticed,
    (state) => decideRemove(state, { ...basis, hearing: hearingIn('REPLIED') }, decider),
  ],
  [
    '[12-3] not decided against an accepted reply',
    noticed,
    (state) => decideRemove(state, { ...basis, hearing: accepted }, decider),
  ],
  ['[12-3d] its days to cure end', noticed, (state) => decideEndCure(state, CURED)],
  ['[12-3d] they do not end before', noticed, (state) => decideEndCure(state, justBefore(CURED))],
  ['[12-3] not decided by who gave notice', noticed, (state) => decideRemove(state, basis, at(wu, CURED))],
  [
    '[12-3] not decided by who proposed it',
    noticed,
    (state) => decideRemove(state, basis, { ...decider, actor: anna.actor }),
  ],
  ['[12-0] not decided by the centre', noticed, (state) => decideRemove(state, basis, at(anna, CURED))],
  ['[12-3] not decided in a conflict', noticed, (state) => decideRemove(state, basis, interested(decider))],
  ['[12-3] not decided without notice', proposed, (state) => decideRemove(state, basis, decider)],
  ['[12-3h] executed', executing, (state) => decideFinish(state, 3, CURED)],
  ['[12-3h] not executed before', noticed, (state) => decideFinish(state, 3, CURED)],
  ['[12-3h] not executed twice', executed, (state) => decideFinish(state, 3, CURED)],
  ['[SM-12] revoked', executed, (state) => decideRevokeRemoval(state, ending, wu)],
  ['[SM-12] not revoked by who decided', executed, (state) => decideRevokeRemoval(state, ending, zheng)],
  [
    '[SM-12] not revoked in a conflict',
    executed,
    (state) => decideRevokeRemoval(state, ending, interested(wu)),
  ],
  ['[SM-12] not revoked under way', executing, (state) => decideRevokeRemoval(state, ending, wu)],
  ['[12-0] not revoked by the centre', executed, (state) => decideRevokeRemoval(state, ending, anna)],
];

describe('what is decided on a removal', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(sound(decide(state), RemovalBody(), state.body)).toMatchSnapshot('decided');
  });

  it('[12-3d] tells the agency its facts under the row of the ground', () => {
    expect(removalFacts(proposed)).toEqual([{ key: 'CREDITCHECK#C1', row: '12-3d', zh: '不再符合基本条件' }]);
    expect(removalFacts(graveProposed)[0]?.key).toBe('12-3g');
  });

  it('[12-3i] makes one record of liability for an order, with what it was worth', () => {
    const order = {
      id: 'O1',
      status: 'IN_PROGRESS',
      body: { ...THE_AGENCY, orderNo: 'N1', priceFen: 900, voucherFen: 300, buyer: { id: 'B1' } },
    } as unknown as OrderState;
    expect(liabilityNoticeId('R1', 'O1')).toBe('R1-O1');
    expect(sound(decideIssueLiability('R1', order, NOW), LiabilityNoticeBody())).toMatchSnapshot('liability');
  });

  it('[12-3d] never decides before as many days as policy gives to cure, on whatever day notice is given', () => {
    fc.assert(
      fc.property(anyTime, (now) => {
        const state = folded('R1', decideNoticeRemoval(proposed, notice, at(wu, now)), proposed);
        const due = state.deadlines[REMOVAL_CURE]!;
        const { cureLastDay } = state.body.noticed!;
        const waited = (Date.parse(due.dueAt) - Date.parse(now)) / 86_400_000;
        expect(waited).toBeGreaterThanOrEqual(policy.get('removal.conditionCureDays'));
        expect(calendar.isRestDay(cureLastDay!)).toBe(false);
        expect(toLocalDate(justBefore(due.dueAt))).toBe(cureLastDay);
        expect(decideRemove(state, basis, at(zheng, justBefore(due.dueAt)))).toMatchObject({
          refused: 'CURE_RUNNING',
        });
        expect(decideRemove(state, basis, at(zheng, due.dueAt))).toMatchObject({ body: {} });
      }),
    );
  });

  it('[SM-12] is final where it ended', () => {
    for (const status of removalMachine.terminal) {
      const state = { ...executed, status };
      const tries = [
        decideNoticeRemoval(state, notice, wu),
        decideDropRemoval(state, { reason: '否', cured: false }, wu),
        decideRemove(state, basis, decider),
        decideRevokeRemoval(state, ending, wu),
      ];
      expect(tries).toMatchObject(tries.map(() => ({ refused: 'ILLEGAL_TRANSITION' })));
      expect(decideFinish(state, 0, NOW)).toBeUndefined();
    }
  });
});
