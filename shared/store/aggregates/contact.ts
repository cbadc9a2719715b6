import { ContactBody } from '../../domain/contact/contact.ts';
import type { AggregateType } from '../aggregate.ts';

/** One for each organisation, its id the credit code; kept apart from the agency, as applicants have one too. */
export const contact: AggregateType<ContactBody> = { kind: 'CONTACT', body: ContactBody };
