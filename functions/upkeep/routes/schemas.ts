import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { IntroductionVersionBody } from '../../../shared/domain/agency/introduction-version.ts';
import { upkeepMachine } from '../../../shared/domain/upkeep/machine.ts';
import { SECTIONS, UpkeepBody } from '../../../shared/domain/upkeep/upkeep.ts';
import { DeadlineViews } from '../../../shared/runtime/deadline-view.ts';

export const UpkeepView = onFirstUse(() => {
  const { dormancy, confirmation, ...dates } = UpkeepBody().shape;
  return z.object({
    ...dates,
    status: z.enum(upkeepMachine.states),
    version: z.int(),
    allowedActions: z.array(z.string()),
    counts: z.object({
      sections: z.array(z.enum(SECTIONS)),
      mode: z.string(),
      periodYears: z.int(),
      graceDays: z.int(),
    }),
    declaration: z.object({ version: z.string(), zh: z.string(), en: z.string() }),
    dormancy: dormancy.extend({
      computation: z.object({
        from: z.string(),
        by: z.enum(['UPDATE', 'ORDER', 'COUNT_FROM']),
        years: z.int(),
        dueOn: z.string(),
      }),
    }),
    confirmation: confirmation.unwrap().omit({ by: true }).optional(),
    deadlines: DeadlineViews(),
  });
});

export const UpkeepSummary = onFirstUse(() =>
  z.object({
    agencyId: z.string(),
    uscc: z.string(),
    status: z.enum(upkeepMachine.states),
    lastEffectiveUpdateOn: z.string(),
    lastOrderActivityOn: z.string().optional(),
    dueOn: z.string(),
    missed: z.int(),
    dormantOn: z.string(),
  }),
);

export const IntroductionVersionView = onFirstUse(() =>
  z.object(IntroductionVersionBody().omit({ by: true, uscc: true }).shape),
);
