import { OfficerBody } from '../../domain/officer/officer.ts';
import { PolicyChangeBody } from '../../domain/policy-change/policy-change.ts';
import { SettingsBody } from '../../domain/settings/settings.ts';
import type { AggregateType } from '../aggregate.ts';

export const settings: AggregateType<SettingsBody> = { kind: 'SETTINGS', body: SettingsBody };

/** Listed newest last, all together: there are few. */
export const policyChange: AggregateType<PolicyChangeBody> = {
  kind: 'POLICYCHANGE',
  body: PolicyChangeBody,
  listKeys: ({ id, body }) => ({ list1: ['POLICYCHANGE', `${body.proposedAt}#${id}`] }),
};

/** The experts of the register who may be appointed now. */
export const ACTIVE_EXPERTS = 'OFFICER#EXPERT';

/** The officers' register; the id is the pseudonym of the login subject. Experts in office also by themselves (list2). */
export const officer: AggregateType<OfficerBody> = {
  kind: 'OFFICER',
  body: OfficerBody,
  listKeys: ({ id, body: { roles, active } }) => ({
    list1: ['OFFICER', id],
    ...(active && roles.includes('EXPERT') && { list2: [ACTIVE_EXPERTS, id] }),
  }),
};
