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

/** The officers' register; the id is the pseudonym of the login subject. */
export const officer: AggregateType<OfficerBody> = {
  kind: 'OFFICER',
  body: OfficerBody,
  listKeys: ({ id }) => ({ list1: ['OFFICER', id] }),
};
