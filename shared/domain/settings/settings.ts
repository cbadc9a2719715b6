import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { policyOverrideSchema } from '../../policy/policy.ts';
import { calendarYearSchema } from '../time/calendar.ts';

/** The id of the one settings aggregate. */
export const SETTINGS_ID = 'current';

/** What the centre and the Commission have set: approved policy overrides and uploaded holiday tables, oldest first. */
export const SettingsBody = onFirstUse(() =>
  z.strictObject({
    overrides: z.array(policyOverrideSchema()),
    calendars: z.array(calendarYearSchema()),
  }),
);
export type SettingsBody = z.infer<ReturnType<typeof SettingsBody>>;

export const NO_SETTINGS: SettingsBody = { overrides: [], calendars: [] };
