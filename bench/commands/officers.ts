import { principalIdOf } from '../../shared/domain/identity/principal.ts';
import type { OfficerRole } from '../../shared/domain/identity/role.ts';
import { decideRegisterOfficer } from '../../shared/domain/officer/officer.ts';
import { officer } from '../../shared/store/aggregates/administration.ts';
import { change } from '../../shared/store/plan.ts';
import type { Tables } from '../../shared/store/table.ts';
import { ISSUER, officerClaims } from './api-event.ts';
import { put } from './scenario.ts';

const OFFICERS = {
  'bench-officer': 'CENTRE_OFFICER',
  'bench-reviewer': 'CENTRE_REVIEWER',
  'bench-commission': 'COMMISSION_OFFICER',
} as const satisfies Record<string, OfficerRole>;

export const asOfficer = officerClaims('bench-officer');
export const asReviewer = officerClaims('bench-reviewer');
export const asCommission = officerClaims('bench-commission');

/** Puts the officers of the scenarios into the register, once. */
export async function registerBenchOfficers(tables: Tables): Promise<void> {
  for (const [subject, role] of Object.entries(OFFICERS)) {
    const officerId = principalIdOf(ISSUER, subject);
    const body = { sealedRef: `OFFICER#${officerId}`, roles: [role], conflicts: [], active: true };
    await put(tables, {
      changes: [change(officer, { newId: officerId }, decideRegisterOfficer(officerId, body))],
    });
  }
}
