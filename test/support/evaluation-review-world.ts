import { createHmac } from 'node:crypto';
import { EvaluationSchemeDrafted } from '../../events/evaluation-scheme-drafted/v1.ts';
import { EvaluationScored } from '../../events/evaluation-scored/v1.ts';
import { ContactPhoneVerified } from '../../events/contact-phone-verified/v1.ts';
import { bySystem } from '../../shared/domain/acting.ts';
import { type CycleBody, seedRefOf } from '../../shared/domain/evaluation/cycle/cycle.ts';
import { decideCompute } from '../../shared/domain/evaluation/entry/compute.ts';
import { entryIdOf } from '../../shared/domain/evaluation/entry/entry.ts';
import { decidePlaceInScope } from '../../shared/domain/evaluation/entry/place.ts';
import { schemeFrom, schemeHash } from '../../shared/domain/evaluation/scheme/scheme.ts';
import type { EntryInputs } from '../../shared/domain/evaluation/scoring/inputs.ts';
import { happened } from '../../shared/domain/event.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import type { Role } from '../../shared/domain/identity/role.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import { commitmentOf } from '../../shared/domain/sampling/draw.ts';
import type { KeyedHash } from '../../shared/platform/keyed-hash.ts';
import type { SealedRecords } from '../../shared/platform/sealed-records.ts';
import { contact } from '../../shared/store/aggregates/contact.ts';
import { entry } from '../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../shared/store/aggregates/evaluation.ts';
import { evaluationScheme } from '../../shared/store/aggregates/evaluation-scheme.ts';
import { contextKey, rankKeyWrites } from '../../shared/store/evaluation.ts';
import { buyerKey } from '../../shared/store/metrics.ts';
import { change } from '../../shared/store/plan.ts';
import type { Tables } from '../../shared/store/table.ts';
import { goldenContext, goldenInputs } from './evaluation-fixtures.ts';
import { commitPlan } from './evaluation-run-fixtures.ts';
import { policy } from './onboarding-fixtures.ts';
import { usccFixture } from './uscc-fixtures.ts';

/** A Tuesday of the season. */
export const REVIEW_DAY = '2027-03-02T01:00:00.000Z';
export const CYCLE = '2027';
export const SEED = 'ab'.repeat(32);
export const CATEGORY = 'INSPECTION_TESTING';
const scheme = schemeFrom(policy, { id: 'scheme-1', version: 1, effectiveCycle: CYCLE });

export const person = (name: string, roles: readonly Role[], more: Partial<Principal> = {}): Principal => ({
  id: `u-${name}`,
  roles,
  identity: {
    issuer: 'https://login.example.test',
    subject: name,
    subjectType: 'PERSON',
    assurance: 'HIGH',
    displayName: name,
    roles: [],
  },
  ...more,
});
export const agencyOf = (uscc: string) =>
  person(`agency-${uscc}`, ['AGENCY_ADMIN'], { uscc: uscc as NonNullable<Principal['uscc']> });
export const ANNA = person('anna', ['CENTRE_OFFICER']);
export const RUI = person('rui', ['CENTRE_REVIEWER']);
export const BOTH = person('both', ['CENTRE_OFFICER', 'CENTRE_REVIEWER']);
export const interested = (uscc: string) => person('anna', ['CENTRE_OFFICER'], { conflicts: [uscc] });

export const testKeyedHash: KeyedHash = {
  of: async (purpose, text) => createHmac('sha256', 'test').update(`${purpose}\n${text}`).digest('hex'),
};

/** A cycle whose entries are scored, its seed sealed and committed to. */
export async function scoredCycle(tables: Tables, sealed: Pick<SealedRecords, 'seal'>): Promise<void> {
  const seedRef = seedRefOf(CYCLE);
  const body: CycleBody = {
    cycleId: CYCLE,
    year: 2027,
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    policyVersion: 'default',
    createdBy: 'u-wu',
    createdAt: REVIEW_DAY,
    schemeId: 'scheme-1',
    schemeHash: schemeHash(scheme),
    seedHash: commitmentOf(SEED),
    seedRef,
    lockRounds: 1,
    cancelRounds: 0,
    scoring: { runId: 'R1', startedBy: 'u-anna', startedAt: REVIEW_DAY, scoredAt: REVIEW_DAY },
  };
  const scored = happened(
    EvaluationScored,
    { cycleId: CYCLE, runId: 'R1' },
    { article: '9-2c', to: 'SCORED' },
  );
  const locked = happened(
    EvaluationSchemeDrafted,
    { ...EvaluationSchemeDrafted.example },
    { article: '8-2', to: 'LOCKED' },
  );
  const schemeBody = { scheme, policyVersion: 'default', draftedBy: 'u-wu', draftedAt: REVIEW_DAY };
  await commitPlan(tables, {
    changes: [
      change(evaluationCycle, { newId: CYCLE }, { events: [scored], body }),
      change(evaluationScheme, { newId: 'scheme-1' }, { events: [locked], body: schemeBody }),
    ],
    sealed: [await sealed.seal(seedRef, { seed: SEED }, REVIEW_DAY)],
    projections: [CATEGORY, 'RESEARCH_DEVELOPMENT'].map((category) => ({
      put: contextKey(CYCLE, category),
      item: { measured: { category, context: goldenContext, quartiles: {}, entries: 1, hash: '' } },
      rev: undefined,
    })),
  });
}

/** An agency's entry as the run left it: the golden one before the survey, unless told otherwise. */
export async function scoredEntry(
  tables: Tables,
  n: number,
  { category = CATEGORY, inputs = {} }: { category?: string; inputs?: Partial<EntryInputs> } = {},
) {
  const agencyId = `agency-${n}`;
  const uscc = usccFixture(n);
  const id = entryIdOf(CYCLE, category, agencyId);
  const placed = decidePlaceInScope({
    cycleId: CYCLE,
    agencyId,
    uscc,
    agencyName: `上海样例${n}技术有限公司`,
    category,
    onboardedOn: '2024-02-01',
    agencyStatus: 'ACTIVE',
    suspendedInPeriod: false,
  });
  const { satisfaction: _, ...golden } = goldenInputs;
  const computed = orThrow(
    decideCompute(
      { id, status: 'IN_SCOPE', body: placed.body },
      { runId: 'R1', inputs: { ...golden, ...inputs }, original: 'f'.repeat(64), checks: [] },
      { scheme, context: goldenContext },
      bySystem(REVIEW_DAY),
    ),
  );
  await commitPlan(tables, {
    changes: [
      change(entry, { newId: id }, { events: [...placed.events, ...computed.events], body: computed.body }),
    ],
    projections: rankKeyWrites({ id, status: 'COMPUTED', body: computed.body }),
  });
  return { entryId: id, agencyId, uscc };
}

/** Distinct users of an agency with a completed order in the year. */
export const usersOfAgency = (tables: Tables, agencyId: string, users: readonly string[]) =>
  commitPlan(tables, {
    changes: [],
    projections: users.map((user) => ({ add: buyerKey(agencyId, '2026#*', user), deltas: { orders: 1 } })),
  });

/** The verified phone of a user's organisation. */
export async function phoneOf(
  tables: Tables,
  sealed: Pick<SealedRecords, 'seal'>,
  uscc: string,
  phone: string,
): Promise<void> {
  const phoneRef = `CONTACT-${uscc}/phone/1`;
  const event = happened(
    ContactPhoneVerified,
    { ...ContactPhoneVerified.example, uscc },
    { article: '5-1c', to: 'ACTIVE' },
  );
  const verified = { phoneRef, phoneHash: 'h', verifiedAt: REVIEW_DAY, verifiedBy: 'u-x' };
  await commitPlan(tables, {
    changes: [change(contact, { newId: uscc }, { events: [event], body: { uscc, verified, requests: [] } })],
    sealed: [await sealed.seal(phoneRef, { phone }, REVIEW_DAY)],
  });
}
