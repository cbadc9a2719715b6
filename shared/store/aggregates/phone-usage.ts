import { PhoneUsageBody } from '../../domain/notification/phone-usage.ts';
import type { AggregateType } from '../aggregate.ts';

/** What one number was sent, its id the keyed hash of the number. */
export const phoneUsage: AggregateType<PhoneUsageBody> = { kind: 'PHONEUSAGE', body: PhoneUsageBody };

/** Purpose of the keyed hash that is a phone's blind index. */
export const PHONE_HASH = 'phone';
