import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { by, caseIn, NOW, policy, system, verified } from '../../../test/support/onboarding-fixtures.ts';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { ROLES } from '../identity/role.ts';
import { isRefusal } from '../problem.ts';
import type { AgencyState } from './agency.ts';
import { decideExit, decideStanding } from './change-standing.ts';
import { decideImport } from './import.ts';
import { agencyMachine } from './machine.ts';
import { decideOnboardAgency } from './onboard.ts';
import { decideUpdateIntroduction } from './update-introduction.ts';

const agencyIn = (status: string): AgencyState => ({
  id: 'a1',
  status,
  body: {
    uscc: USCC.company,
    name: '上海示例科技有限公司',
    onboardedOn: '2024-03-01',
    categories: [],
    introduction: '旧介绍',
    origin: { kind: 'IMPORT', batchId: 'b1', source: '第1行' },
    createdAt: NOW,
  },
});

describe('[5-4a] onboarding an agency', () => {
  const approved = caseIn('APPROVED', { verification: verified });

  it('takes over the verified categories and the date of the approval', () => {
    const onboarding = { agencyId: 'a1', case: approved, onboardedOn: '2026-03-17' };
    expect(decideOnboardAgency(onboarding, system('2026-03-18T01:00:00.000Z'))).toMatchObject({
      events: [{ type: 'AgencyOnboarded', to: 'ACTIVE', data: { categories: ['RESEARCH_DEVELOPMENT'] } }],
      body: {
        onboardedOn: '2026-03-17',
        categories: [{ code: 'RESEARCH_DEVELOPMENT', grantedOn: '2026-03-17' }],
        origin: { kind: 'CASE', caseId: 'c1' },
      },
    });
  });

  it('[5-2c] makes none of a case without a verified category', () => {
    const onboarding = { agencyId: 'a1', case: caseIn('APPROVED'), onboardedOn: '2026-03-17' };
    expect(decideOnboardAgency(onboarding, system())).toMatchObject({ refused: 'VERIFICATION_INCOMPLETE' });
  });
});

describe('[2-1] import of an existing agency', () => {
  const row = {
    uscc: USCC.publicInstitution,
    name: '上海示例检测中心',
    onboardedOn: '2021-05-20',
    categories: ['INSPECTION_TESTING'],
    source: '第7行',
  };
  const admin = { ...by(['CENTRE_ADMIN'], NOW, 'u-centre'), policy };

  it('keeps the original onboarding date and names the source', () => {
    expect(decideImport('a2', row, 'b1', admin)).toMatchObject({
      events: [{ type: 'AgencyImported', to: 'ACTIVE', article: '2-1', record: { source: '第7行' } }],
      body: { onboardedOn: '2021-05-20', origin: { kind: 'IMPORT', batchId: 'b1' } },
    });
  });

  it.each([
    [{ categories: ['NO_SUCH'] }, 'categories.0'],
    [{ onboardedOn: '2026-03-03' }, 'onboardedOn'],
  ])('refuses %j', (more, field) => {
    expect(decideImport('a2', { ...row, ...more }, 'b1', admin)).toMatchObject({
      refused: 'VALIDATION_FAILED',
      fields: [{ field }],
    });
  });

  it('is for the CENTRE_ADMIN', () => {
    const officer = { ...by(['CENTRE_OFFICER']), policy };
    expect(decideImport('a2', row, 'b1', officer)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
  });
});

describe('[SM-4] the standing of an agency', () => {
  const steps = ['suspend', 'resume', 'remove', 'reinstate', 'exit'] as const;

  it('moves exactly as the table says, by exactly the roles it names', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...agencyMachine.states),
        fc.constantFrom(...steps),
        fc.constantFrom(...ROLES),
        (status, step, role) => {
          const state = agencyIn(status);
          const before = structuredClone(state);
          const decision =
            step === 'exit'
              ? decideExit(state, by([role]))
              : decideStanding(state, step, 'REMOVAL#r1', by([role]));
          const row = agencyMachine.transitions.find(
            (each) => each.action === step && (each.from as readonly string[]).includes(status),
          );
          const allowed = row !== undefined && (row.actors as readonly string[]).includes(role);
          const reached = isRefusal(decision) ? 'refused' : decision.events.map(({ to }) => to).join();
          expect([status, step, role, reached]).toEqual([status, step, role, allowed ? row.to : 'refused']);
          expect(state).toEqual(before);
        },
      ),
    );
  });

  it('never leaves EXITED', () => {
    for (const step of ['suspend', 'resume', 'remove', 'reinstate'] as const) {
      expect(
        decideStanding(agencyIn('EXITED'), step, 'REMOVAL#r1', by(['COMMISSION_OFFICER'])),
      ).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
    }
  });
});

it('[6-3a] takes no unchanged text for an update', () => {
  expect(decideUpdateIntroduction(agencyIn('ACTIVE'), '旧介绍')).toMatchObject({
    refused: 'NO_EFFECTIVE_CHANGE',
  });
  expect(decideUpdateIntroduction(agencyIn('ACTIVE'), '新介绍')).toMatchObject({
    events: [{ type: 'ProfileUpdated', data: { fields: ['introduction'] } }],
    body: { introduction: '新介绍' },
  });
});
