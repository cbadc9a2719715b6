import { describe, expect, it } from 'vitest';
import { by, NOW } from '../../../test/support/onboarding-fixtures.ts';
import { decideNominate } from './nominate.ts';
import { decideConsent, decideEdit, decideWithdrawConsent } from './publish.ts';
import type { ServiceCaseDecision, ServiceCaseState } from './service-case.ts';

const office = by(['CENTRE_OFFICER'], NOW);
const buyer = by(['BUYER'], NOW);
const TEXT = { title: '失效分析', text: '两周内完成。' };

/** The case after a decision. */
function after(state: ServiceCaseState, decided: ServiceCaseDecision): ServiceCaseState {
  if ('refused' in decided) throw new Error(decided.refused);
  return { ...state, status: decided.events.at(-1)?.to ?? state.status, body: decided.body };
}

describe('the text of a service case', () => {
  it('[11-2c] may be the same again after a consent was taken back, as the next edition', () => {
    const nomination = { agencyId: 'A', uscc: '9', buyer: { id: 'B', name: '乙' } } as never;
    const { body } = decideNominate('C', nomination, 'AGENCY', by(['AGENCY_ADMIN'], NOW));
    const selected = { id: 'C', status: 'SELECTED', body };
    const consented = after(selected, decideConsent(selected, 'BUYER', buyer));
    const edited = after(consented, decideEdit(consented, TEXT, office));
    expect(decideEdit(edited, TEXT, office)).toMatchObject({ refused: 'NO_EFFECTIVE_CHANGE' });
    const back = after(edited, decideWithdrawConsent(edited, 'BUYER', buyer));
    const again = after(back, decideConsent(back, 'BUYER', buyer));
    expect(again.status).toBe('CONSENTED');
    expect(after(again, decideEdit(again, TEXT, office))).toMatchObject({
      status: 'EDITED',
      body: { edited: { ...TEXT, number: 2 } },
    });
  });
});
