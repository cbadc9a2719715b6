import { describe, expect, it } from 'vitest';
import { CMA, completeContent, standing } from '../../../test/support/catalogue-fixtures.ts';
import { folded } from '../../../test/support/folded.ts';
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { resolvePolicy } from '../../policy/policy.ts';
import type { Role } from '../identity/role.ts';
import { decideArchive, decideDraft, decideRevise } from './edit.ts';
import { decideAlign, decideFreeze, decideLift, decideLiftByPerson } from './freeze.ts';
import { decideRecordVersion, productVersionId } from './product-version.ts';
import type { ProductState } from './product.ts';
import { decidePublish, decideTakeOffShelf } from './publish.ts';
import { causesOf, lackingQualifications, reliedOn } from './standing.ts';

const NOW = '2026-03-02T01:00:00.000Z';
const policy = resolvePolicy([], '2026-03-02');
const as = (role: Role) => ({
  now: NOW,
  actor: { id: `u-${role}`, role },
  roles: [role],
  policy,
  today: '2026-03-02',
});
const [admin, officer, system] = [as('AGENCY_ADMIN'), as('CENTRE_OFFICER'), as('SYSTEM')];
const owner = { id: 'A1', uscc: USCC.company };
const content = completeContent();
const dearer = completeContent({ priceFen: 150_000 });
const { priceFen: _, ...priceless } = content;
const other = completeContent({ category: 'RESEARCH_DEVELOPMENT' });

const draft = folded('P1', decideDraft('P1', owner, content, admin));
const published = folded('P1', decidePublish(draft, standing(), admin), draft);
const offShelf = folded('P1', decideTakeOffShelf(published, admin), published);
const takedown = { cause: 'TAKEDOWN', reason: '样例' } as const;
const frozen = folded('P1', decideFreeze(published, takedown, officer), published);
const twice = folded('P1', decideFreeze(frozen, { cause: 'SUSPENSION' }, system), frozen);
const frozenOff = folded('P1', decideFreeze(offShelf, { cause: 'SUSPENSION' }, system), offShelf);
const suspended = standing({ status: 'SUSPENDED' });
const expired = standing({ held: [] });
const removed = standing({ status: 'REMOVED' });

type Example = readonly [
  name: string,
  state: ProductState | undefined,
  decide: (state: ProductState) => unknown,
];

const examples: readonly Example[] = [
  ['[5-5a] drafted', undefined, () => decideDraft('P1', owner, content, admin)],
  [
    '[5-5b] no such category',
    undefined,
    () => decideDraft('P1', owner, completeContent({ category: 'X' }), admin),
  ],
  ['[5-5a] published', draft, (state) => decidePublish(state, standing(), admin)],
  [
    '[5-5a] published again',
    offShelf,
    (state) => decidePublish(state, standing(), { ...admin, now: '2026-04-02T01:00:00.000Z' }),
  ],
  ['[5-5a] not of a suspended agency', draft, (state) => decidePublish(state, suspended, admin)],
  [
    '[5-5b] not of another category',
    draft,
    (state) => decidePublish(state, standing({ categories: [] }), admin),
  ],
  ['[3-1b] not without a certificate', draft, (state) => decidePublish(state, expired, admin)],
  [
    '[5-5b] not incomplete',
    { ...draft, body: { ...draft.body, content: { category: content.category, name: 'x' } as never } },
    (state) => decidePublish(state, standing(), admin),
  ],
  ['[5-5a] taken off the shelf', published, (state) => decideTakeOffShelf(state, admin)],
  ['[5-5a] not a draft', draft, (state) => decideTakeOffShelf(state, admin)],
  ['[5-5b] revised as a draft', draft, (state) => decideRevise(state, dearer, standing(), admin)],
  ['[5-5b] revised on offer', published, (state) => decideRevise(state, dearer, standing(), admin)],
  ['[5-5b] revised off the shelf', offShelf, (state) => decideRevise(state, dearer, suspended, admin)],
  ['[6-3a] nothing revised', published, (state) => decideRevise(state, content, standing(), admin)],
  ['[5-5b] not to another category', published, (state) => decideRevise(state, other, standing(), admin)],
  ['[5-5b] a draft may', draft, (state) => decideRevise(state, other, standing(), admin)],
  ['[5-5b] not to no price', offShelf, (state) => decideRevise(state, priceless, standing(), admin)],
  [
    '[5-5b] not to no category',
    draft,
    (state) => decideRevise(state, completeContent({ category: 'X' }), standing(), admin),
  ],
  ['[5-5a] not on offer when suspended', published, (state) => decideRevise(state, dearer, suspended, admin)],
  ['[5-5a] archived', draft, (state) => decideArchive(state, admin)],
  ['[5-5b] taken down', published, (state) => decideFreeze(state, takedown, officer)],
  ['[6-3c] reviewed off the shelf', offShelf, (state) => decideFreeze(state, { cause: 'REVIEW' }, officer)],
  ['[12-2a] suspended too', frozen, (state) => decideFreeze(state, { cause: 'SUSPENSION' }, system)],
  ['[5-5b] taken down once', frozen, (state) => decideFreeze(state, takedown, officer)],
  ['[5-5b] one cause lifted', twice, (state) => decideLift(state, takedown, officer)],
  ['[5-5b] the last lifted', frozen, (state) => decideLift(state, takedown, officer)],
  ['[12-2c] back off the shelf', frozenOff, (state) => decideLift(state, { cause: 'SUSPENSION' }, system)],
  ['[5-5b] none to lift', twice, (state) => decideLift(state, { cause: 'REVIEW' }, officer)],
  ['[12-2a] aligned with a suspension', published, (state) => decideAlign(state, suspended, system)],
  ['[3-1b] aligned with an expiry', published, (state) => decideAlign(state, expired, system)],
  ['[12-2c] aligned with a resumption', twice, (state) => decideAlign(state, standing(), system)],
  ['[12-2a] a suspension for an expiry', frozenOff, (state) => decideAlign(state, expired, system)],
  ['[12-2a] nothing to align', published, (state) => decideAlign(state, standing(), system)],
  ['[12-2a] a draft is not aligned', draft, (state) => decideAlign(state, suspended, system)],
  ['[12-3] aligned with a removal', frozen, (state) => decideAlign(state, removed, system)],
  [
    '[12-0] aligned with an exit',
    draft,
    (state) => decideAlign(state, standing({ status: 'EXITED' }), system),
  ],
  ['[12-3] ended once', { ...draft, status: 'ARCHIVED' }, (state) => decideAlign(state, removed, system)],
  ['[5-5b] lifted by a person', frozen, (state) => decideLiftByPerson(state, takedown, standing(), officer)],
  [
    '[5-5b] lifted into a suspension',
    frozen,
    (state) =>
      decideLiftByPerson(state, takedown, suspended, {
        ...officer,
        roles: ['CENTRE_OFFICER', 'SYSTEM'] as const,
      }),
  ],
  [
    '[5-5b] not what is on offer',
    published,
    (state) => decideLiftByPerson(state, takedown, suspended, officer),
  ],
];

describe('what is decided on a product', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state ?? draft) ?? 'nothing', state?.body)).toMatchSnapshot('decided');
  });

  it('[5-5b] keeps each version', () => {
    expect(productVersionId('P1', 12)).toBe('P1-000012');
    expect(inLines(decideRecordVersion(published, 120_000, NOW))).toMatchSnapshot('version');
  });

  it('[3-1b] relies on certificates that serve it today', () => {
    const held = [
      CMA,
      { ...CMA, qualificationId: 'Q2', category: 'INSPECTION_TESTING', validUntil: '2026-03-02' },
      { ...CMA, qualificationId: 'Q3', category: 'OTHER' },
      { ...CMA, qualificationId: 'Q4', validUntil: '2026-03-01' },
      { qualificationId: 'Q5', kind: 'CNAS' },
      { qualificationId: 'Q6', kind: 'OTHER' },
    ];
    const relied = reliedOn('INSPECTION_TESTING', standing({ held }), admin);
    expect(relied.map(({ qualificationId }) => qualificationId)).toEqual(['Q1', 'Q2', 'Q5']);
    expect(reliedOn('NONE', standing({ held }), admin)).toEqual([]);
    expect(lackingQualifications('NONE', expired, admin)).toEqual([]);
    expect(lackingQualifications('INSPECTION_TESTING', expired, admin)).toEqual([['CMA', 'CNAS']]);
    expect(causesOf('INSPECTION_TESTING', standing({ status: 'SUSPENDED', held: [] }), admin)).toEqual([
      'SUSPENSION',
      'QUALIFICATION_EXPIRED',
    ]);
    expect(causesOf('INSPECTION_TESTING', standing(), admin)).toEqual([]);
  });
});
