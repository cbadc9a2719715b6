import type { EntryDecision, EntryState } from '../../shared/domain/evaluation/entry/entry.ts';
import { decideCompute } from '../../shared/domain/evaluation/entry/compute.ts';
import { decidePlaceInScope } from '../../shared/domain/evaluation/entry/place.ts';
import { schemeFrom } from '../../shared/domain/evaluation/scheme/scheme.ts';
import { categoryContext } from '../../shared/domain/evaluation/scoring/context.ts';
import type { Role } from '../../shared/domain/identity/role.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import { resolvePolicy } from '../../shared/policy/policy.ts';
import { goldenInputs } from './evaluation-fixtures.ts';

export const NOW = '2027-03-01T01:00:00.000Z';
const acting = (role: Role, id = `u-${role}`) => ({ now: NOW, actor: { id, role }, roles: [role] });
export const [SYSTEM, OFFICER, REVIEWER, COMMISSION] = [
  acting('SYSTEM'),
  acting('CENTRE_OFFICER'),
  acting('CENTRE_REVIEWER'),
  acting('COMMISSION_OFFICER'),
];
export const placement = {
  cycleId: '2027',
  agencyId: '01JQAGENCY',
  uscc: '91310104MA1FX0010C',
  agencyName: '上海样例技术有限公司',
  category: 'INSPECTION_TESTING',
  onboardedOn: '2023-05-01',
  agencyStatus: 'ACTIVE',
  suspendedInPeriod: false,
};
export const scheme = schemeFrom(resolvePolicy([], '2027-03-01'), {
  id: 'scheme-1',
  version: 1,
  effectiveCycle: '2027',
});
/** Before the users have answered. */
const { satisfaction: _, ...measured } = goldenInputs;
export const inputs = measured;
export const context = (() => {
  const category = categoryContext();
  category.add(inputs);
  return category.result();
})();
export const scale = { scheme, context };

export const state = (status: string, more: Partial<EntryState['body']> = {}): EntryState => ({
  id: '2027.INSPECTION_TESTING.01JQAGENCY',
  status,
  body: { ...decidePlaceInScope(placement).body, ...more },
});
export const after = (from: EntryState, decision: EntryDecision): EntryState => {
  const { events, body } = orThrow(decision);
  return { id: from.id, status: events.at(-1)?.to ?? from.status, body };
};
export const computation = { runId: 'R1', inputs, original: 'f'.repeat(64), checks: [] };
export const computed = () => {
  const from = state('IN_SCOPE');
  return after(from, decideCompute(from, computation, scale, SYSTEM));
};
export const result = { draft: 1, primary: true, because: [] };
