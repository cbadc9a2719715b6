import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** Names a user's survey in every event about it: neither the user nor the agency, so that nobody can join the two (domain §6.5). */
export const surveyRef = onFirstUse(() => ({ surveyId: z.string(), cycleId: z.string() }));

export const surveyExample = { surveyId: '01JQSURVEY', cycleId: '2027' };
