import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CMA, completeContent, standing } from '../../../test/support/catalogue-fixtures.ts';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { resolvePolicy } from '../../policy/policy.ts';
import type { Role } from '../identity/role.ts';
import { isRefusal, orThrow } from '../problem.ts';
import { decideArchive, decideDraft, decideRevise } from './edit.ts';
import { decideAlign, decideFollowBlock, decideFreeze, decideLift, decideLiftByPerson } from './freeze.ts';
import { productMachine } from './machine.ts';
import type { FreezeCause, ProductContent, ProductDecision, ProductState } from './product.ts';
import { decideRecordVersion } from './product-version.ts';
import { decidePublish, decideTakeOffShelf } from './publish.ts';

const NOW = '2026-03-02T01:00:00.000Z';
const policy = resolvePolicy([], '2026-03-02');
const as = (role: Role, today = '2026-03-02') => ({
  now: NOW,
  actor: { id: `u-${role}`, role },
  roles: [role],
  policy,
  today,
});
const agencyAdmin = as('AGENCY_ADMIN');
const officer = as('CENTRE_OFFICER');
const system = as('SYSTEM');

function after(state: ProductState, decision: ProductDecision): ProductState {
  const decided = orThrow(decision);
  const status = decided.events.findLast(({ to }) => to !== undefined)?.to ?? state.status;
  return { id: state.id, status, body: decided.body };
}

const draft = (content: ProductContent = completeContent()): ProductState => {
  const decided = orThrow(decideDraft('P1', { id: 'A1', uscc: USCC.company }, content, agencyAdmin));
  return { id: 'P1', status: 'DRAFT', body: decided.body };
};
const published = () => after(draft(), decidePublish(draft(), standing(), agencyAdmin));
const offShelf = () => after(published(), decideTakeOffShelf(published(), agencyAdmin));
const frozen = (cause: FreezeCause = 'TAKEDOWN', from = published()) =>
  after(from, decideFreeze(from, { cause, reason: '样例' }, system));
const archived = () => after(draft(), decideArchive(draft(), agencyAdmin));

describe('[5-5a] publishing', () => {
  it('[SM-5] puts a complete product of a verified category on offer', () => {
    const state = published();
    expect(state).toMatchObject({ status: 'PUBLISHED', body: { version: 1, publishedAt: NOW } });
  });

  it('[12-2s] refuses a suspended agency, whatever became of its product', () => {
    const suspended = standing({ status: 'SUSPENDED' });
    for (const state of [draft(), { ...published(), status: 'FROZEN' }])
      expect(decidePublish(state, suspended, agencyAdmin)).toMatchObject({
        refused: 'AGENCY_SUSPENDED',
        article: '12-2s',
      });
  });

  it.each(['REMOVED', 'EXITED'])('[5-5a] refuses a %s agency: AGENCY_NOT_ACTIVE', (status) => {
    expect(decidePublish(draft(), standing({ status }), agencyAdmin)).toMatchObject({
      refused: 'AGENCY_NOT_ACTIVE',
    });
  });

  it('[5-5b][5-5c] refuses a category that is not verified: CATEGORY_NOT_VERIFIED', () => {
    const other = draft(completeContent({ category: 'SCI_TECH_CONSULTING' }));
    expect(decidePublish(other, standing(), agencyAdmin)).toMatchObject({ refused: 'CATEGORY_NOT_VERIFIED' });
    const closed = draft(completeContent({ category: 'INCUBATION' }));
    const granted = standing({ categories: ['INCUBATION'] });
    expect(decidePublish(closed, granted, agencyAdmin)).toMatchObject({ refused: 'CATEGORY_NOT_VERIFIED' });
  });

  it('[3-1b] refuses it without a valid certificate, or with an expired one: QUALIFICATION_EXPIRED', () => {
    for (const held of [
      [],
      [{ ...CMA, validUntil: '2026-03-01' }],
      [{ ...CMA, kind: 'PATENT_AGENCY_LICENCE' }],
      [{ ...CMA, category: 'INTELLECTUAL_PROPERTY' }],
    ]) {
      expect(decidePublish(draft(), standing({ held }), agencyAdmin)).toMatchObject({
        refused: 'QUALIFICATION_EXPIRED',
        extra: { missing: [['CMA', 'CNAS']] },
      });
    }
    const lastDay = standing({ held: [{ ...CMA, validUntil: '2026-03-02' }] });
    expect(isRefusal(decidePublish(draft(), lastDay, agencyAdmin))).toBe(false);
  });

  it.each(['description', 'deliverables', 'serviceStandard', 'priceFen', 'priceUnit'] as const)(
    '[5-5b] refuses it without %s: 422 naming the field',
    (field) => {
      const { [field]: _, ...content } = completeContent();
      expect(decidePublish(draft(content), standing(), agencyAdmin)).toMatchObject({
        refused: 'VALIDATION_FAILED',
        fields: [{ field: `body.${field}` }],
      });
    },
  );

  it('[5-5b] is for the agency’s responsible person, and not for a clerk', () => {
    expect(decidePublish(draft(), standing(), as('AGENCY_OPERATOR'))).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
  });

  it('[5-5b] takes no category that there is not', () => {
    const unknown = completeContent({ category: 'ALCHEMY' });
    expect(decideDraft('P1', { id: 'A1', uscc: USCC.company }, unknown, agencyAdmin)).toMatchObject({
      refused: 'VALIDATION_FAILED',
      fields: [{ field: 'body.category' }],
    });
  });
});

describe('[5-5b] versions', () => {
  const dearer = completeContent({ priceFen: 150_000 });

  it('keeps working on version 1 while it is a draft, and makes a new one of what was on offer', () => {
    const revisedDraft = after(draft(), decideRevise(draft(), dearer, standing(), agencyAdmin));
    expect(revisedDraft).toMatchObject({ status: 'DRAFT', body: { version: 1 } });
    for (const before of [published(), offShelf(), frozen()]) {
      const revised = after(before, decideRevise(before, dearer, standing(), agencyAdmin));
      expect(revised).toMatchObject({ status: before.status, body: { version: 2, content: dearer } });
    }
  });

  it('records each with its hash and price, for its orders', () => {
    const before = published();
    const first = decideRecordVersion(before, 120_000, NOW);
    const revised = after(before, decideRevise(before, dearer, standing(), agencyAdmin));
    const second = decideRecordVersion(revised, 150_000, NOW);
    expect(first.body).toMatchObject({ version: 1, content: completeContent() });
    expect(second.events[0]?.data).toMatchObject({ version: 2, priceFen: 150_000 });
    expect(second.body.contentHash).not.toBe(first.body.contentHash);
  });

  it('[6-3a] takes no change that is none: NO_EFFECTIVE_CHANGE', () => {
    expect(decideRevise(published(), completeContent(), standing(), agencyAdmin)).toMatchObject({
      refused: 'NO_EFFECTIVE_CHANGE',
    });
  });

  it('keeps what was on offer complete, and in its category', () => {
    const { priceFen: _, ...priceless } = dearer;
    expect(decideRevise(offShelf(), priceless, standing(), agencyAdmin)).toMatchObject({
      refused: 'VALIDATION_FAILED',
      fields: [{ field: 'body.priceFen' }],
    });
    const moved = { ...dearer, category: 'SCI_TECH_CONSULTING' };
    expect(decideRevise(published(), moved, standing(), agencyAdmin)).toMatchObject({
      refused: 'VALIDATION_FAILED',
      fields: [{ field: 'body.category' }],
    });
  });

  it('leaves to the administrator what is, or comes back, on offer', () => {
    const by = (state: ProductState) => decideRevise(state, dearer, standing(), as('AGENCY_OPERATOR'));
    for (const state of [published(), frozen()])
      expect(by(state)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
    expect(isRefusal(by(offShelf()))).toBe(false);
  });

  it('changes nothing on offer while the agency may not offer it', () => {
    expect(decideRevise(published(), dearer, standing({ status: 'SUSPENDED' }), agencyAdmin)).toMatchObject({
      refused: 'AGENCY_NOT_ACTIVE',
    });
    expect(decideRevise(published(), dearer, standing({ held: [] }), agencyAdmin)).toMatchObject({
      refused: 'QUALIFICATION_EXPIRED',
    });
  });
});

describe('[SM-5] freezing', () => {
  it.each([published, offShelf])('restores exactly the prior state once the cause is gone', (before) => {
    const state = before();
    const ice = frozen('TAKEDOWN', state);
    expect(ice).toMatchObject({ status: 'FROZEN', body: { frozen: { prior: state.status } } });
    const back = after(ice, decideLift(ice, { cause: 'TAKEDOWN' }, officer));
    expect(back).toEqual(state);
  });

  it('stays frozen while another cause remains', () => {
    const two = after(frozen(), decideFreeze(frozen(), { cause: 'SUSPENSION' }, system));
    const one = after(two, decideLift(two, { cause: 'TAKEDOWN' }, officer));
    expect(one).toMatchObject({ status: 'FROZEN', body: { frozen: { prior: 'PUBLISHED' } } });
    expect(after(one, decideLift(one, { cause: 'SUSPENSION' }, system))).toEqual(published());
  });

  it('is not restored by a person while the agency may not offer it', () => {
    const lifted = decideLiftByPerson(frozen(), { cause: 'TAKEDOWN' }, standing({ held: [] }), officer);
    expect(after(frozen(), lifted)).toMatchObject({
      status: 'FROZEN',
      body: { frozen: { causes: [{ cause: 'QUALIFICATION_EXPIRED' }] } },
    });
  });

  it('refuses a cause that stands already, and one that does not', () => {
    expect(decideFreeze(frozen(), { cause: 'TAKEDOWN' }, officer)).toMatchObject({ refused: 'DUPLICATE' });
    expect(decideLift(frozen('REVIEW'), { cause: 'TAKEDOWN' }, officer)).toMatchObject({
      refused: expect.any(String),
    });
    expect(decideLiftByPerson(published(), { cause: 'TAKEDOWN' }, standing(), officer)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
  });

  it('[3-1b] freezes when the certificate ends, and thaws with a new one', () => {
    const ice = after(published(), decideAlign(published(), standing({ held: [] }), system)!);
    expect(ice.body.frozen?.causes).toMatchObject([{ cause: 'QUALIFICATION_EXPIRED' }]);
    const renewed = standing({ held: [{ ...CMA, qualificationId: 'Q2', kind: 'CNAS' }] });
    expect(after(ice, decideAlign(ice, renewed, system)!)).toEqual(published());
  });

  it('[6-3c] follows a block, and comes back on offer by no other way', () => {
    const blocked = { ...system, blocked: true };
    const suspended = frozen('SUSPENSION');
    const resumed = after(suspended, decideAlign(suspended, standing(), blocked)!);
    expect(resumed).toMatchObject({ status: 'FROZEN', body: { frozen: { causes: [{ cause: 'REVIEW' }] } } });
    expect(decideAlign(resumed, standing(), blocked)).toBeUndefined();
    expect(decideAlign(resumed, standing(), system)).toBeUndefined();
    expect(after(resumed, decideFollowBlock(resumed, false, standing(), system)!)).toEqual(published());

    const reviewed = after(published(), decideFollowBlock(published(), true, standing(), system)!);
    expect(reviewed).toMatchObject({ status: 'FROZEN', body: { frozen: { prior: 'PUBLISHED' } } });
    expect(decideFollowBlock(reviewed, true, standing(), system)).toBeUndefined();
    const ill = standing({ status: 'SUSPENDED' });
    expect(after(reviewed, decideFollowBlock(reviewed, false, ill, system)!)).toMatchObject({
      status: 'FROZEN',
      body: { frozen: { causes: [{ cause: 'SUSPENSION' }] } },
    });
    for (const state of [offShelf(), frozen('TAKEDOWN', offShelf())]) {
      expect(decideFollowBlock(state, true, standing(), system)).toBeUndefined();
      expect(decideFollowBlock(state, false, standing(), system)).toBeUndefined();
    }
  });

  it.each(['REMOVED', 'EXITED'])('ends every product of a %s agency, frozen and drafts too', (status) => {
    for (const state of [draft(), published(), offShelf(), frozen()]) {
      const ended = after(state, decideAlign(state, standing({ status }), system)!);
      expect(ended.status).toBe('ARCHIVED');
      expect(ended.body.frozen).toBeUndefined();
      expect(decideAlign(ended, standing({ status }), system)).toBeUndefined();
    }
  });

  it('leaves drafts alone, and what stands right already', () => {
    expect(decideAlign(draft(), standing({ status: 'SUSPENDED' }), system)).toBeUndefined();
    expect(decideAlign(published(), standing(), system)).toBeUndefined();
    expect(decideAlign(frozen('TAKEDOWN'), standing(), system)).toBeUndefined();
  });

  it('comes to the same end however the agency’s ups and downs are delivered, and loses no person’s cause', () => {
    const standings = fc.record({
      status: fc.constantFrom('ACTIVE', 'SUSPENDED'),
      held: fc.constantFrom([], [CMA]),
    });
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.array(standings, { maxLength: 8 }),
        (onOffer, down, steps) => {
          const first = onOffer ? published() : offShelf();
          let state = down ? frozen('TAKEDOWN', first) : first;
          const before = state;
          for (const each of steps) {
            const aligned = decideAlign(state, standing(each), system);
            state = aligned === undefined ? state : after(state, aligned);
            expect(decideAlign(state, standing(each), system)).toBeUndefined();
            expect(state.status === 'PUBLISHED' && (each.status !== 'ACTIVE' || each.held.length === 0)).toBe(
              false,
            );
          }
          const healed = decideAlign(state, standing(), system);
          expect(healed === undefined ? state : after(state, healed)).toEqual(before);
        },
      ),
    );
  });
});

describe('[SM-5] every action in every state', () => {
  const states = {
    DRAFT: draft,
    PUBLISHED: published,
    OFF_SHELF: offShelf,
    FROZEN: frozen,
    ARCHIVED: archived,
  };
  const acts: Record<string, (state: ProductState) => ProductDecision> = {
    revise: (state) => decideRevise(state, completeContent({ name: '另名' }), standing(), agencyAdmin),
    publish: (state) => decidePublish(state, standing(), agencyAdmin),
    takeOffShelf: (state) => decideTakeOffShelf(state, agencyAdmin),
    archive: (state) => decideArchive(state, agencyAdmin),
    freeze: (state) => decideFreeze(state, { cause: 'REVIEW' }, officer),
  };
  const cases = Object.entries(states).flatMap(([status, make]) =>
    Object.entries(acts).map(([action, act]) => ({ status, action, act, make })),
  );

  it.each(cases)('$action in $status', ({ status, action, act, make }) => {
    const wanted = action === 'freeze' && status === 'FROZEN' ? 'addCause' : action;
    const row = productMachine.transitions.find(
      (each) => each.action === wanted && (each.from as readonly string[]).includes(status),
    );
    const decision = act(make());
    const outcome = isRefusal(decision) ? decision.refused : after(make(), decision).status;
    expect(outcome).toBe(row === undefined ? 'ILLEGAL_TRANSITION' : row.to);
  });

  it('lets an agency neither freeze nor thaw', () => {
    expect(decideFreeze(published(), { cause: 'TAKEDOWN' }, agencyAdmin)).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
    expect(decideLift(frozen(), { cause: 'TAKEDOWN' }, agencyAdmin)).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
  });
});
