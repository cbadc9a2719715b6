import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { objectionExample, objectionRef } from '../publicity-subject.ts';

/** The discipline office opened the sealed identity and text (domain §3.4). */
export const ObjectionIdentityOpened = defineEvent({
  type: 'ObjectionIdentityOpened',
  version: 1,
  data: () => z.strictObject({ ...objectionRef() }),
  example: objectionExample,
});
