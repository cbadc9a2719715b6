import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { suspensionExample, suspensionRef } from '../suspension-ref.ts';

/** An urgent suspension that nobody reviewed in time ends by itself (domain §5.5). */
export const SuspensionLapsed = defineEvent({
  type: 'SuspensionLapsed',
  version: 1,
  told: '紧急暂停期满自动解除',
  data: () => z.strictObject(suspensionRef()),
  example: suspensionExample,
});
