import * as z from 'zod';
import { InstrumentAwardRecorded } from '../../../events/instrument-award-recorded/v1.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { PolicyValue } from '../../policy/parameters.ts';
import type { Acting } from '../acting.ts';
import { canonicalHash } from '../canonical.ts';
import { type Decided, happened } from '../event.ts';
import { defineMachine, follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';

/** One row of the list of awards for the sharing of large instruments (大型科学仪器设施共享服务奖励, domain §6.6). */
export const AwardRow = onFirstUse(() =>
  z.strictObject({
    awardYear: z.int().min(2000).max(2100),
    decidedOn: localDateSchema().optional(),
    paidOn: localDateSchema().optional(),
    amountFen: z.int().min(0).optional(),
    /** The document that says so. */
    sourceDoc: z.string(),
  }),
);
export type AwardRow = z.infer<ReturnType<typeof AwardRow>>;

/** Of one recipient; more than any could have had. */
export const MAX_AWARDS = 200;

/** What is known of one recipient: its id is the credit code, so that a confirmation reads all of it consistently. */
export const InstrumentAwardBody = onFirstUse(() =>
  z.strictObject({
    uscc: z.string(),
    awards: z
      .array(z.strictObject({ ...AwardRow().shape, importedAt: instantSchema(), importedBy: z.string() }))
      .max(MAX_AWARDS),
  }),
);
export type InstrumentAwardBody = z.infer<ReturnType<typeof InstrumentAwardBody>>;

export const instrumentAwardMachine = defineMachine({
  name: 'InstrumentAward',
  states: ['KNOWN'],
  terminal: [],
  transitions: [
    {
      action: 'record',
      from: [],
      to: 'KNOWN',
      actors: ['CENTRE_ADMIN', 'COMMISSION_OFFICER', 'FINANCE_OFFICER'],
    },
    {
      action: 'add',
      from: ['KNOWN'],
      to: 'KNOWN',
      actors: ['CENTRE_ADMIN', 'COMMISSION_OFFICER', 'FINANCE_OFFICER'],
    },
  ],
});

interface Period {
  readonly periodFrom: string;
  readonly periodTo: string;
}

/** The first award that lies in an evaluation period, as policy `reward.instrumentAwardMatch` says (10-3c). */
export function awardInPeriod(
  awards: readonly AwardRow[],
  { periodFrom, periodTo }: Period,
  match: PolicyValue<'reward.instrumentAwardMatch'>,
): AwardRow | undefined {
  const lies = (on: string | undefined) => on !== undefined && periodFrom <= on && on <= periodTo;
  if (match === 'DECISION_OR_PAYMENT_IN_PERIOD')
    return awards.find(({ decidedOn, paidOn }) => lies(decidedOn) || lies(paidOn));
  return undefined;
}

const identityOf = ({ awardYear, decidedOn, paidOn, amountFen, sourceDoc }: AwardRow): string =>
  canonicalHash({ awardYear, decidedOn, paidOn, amountFen, sourceDoc });

/** Which of these rows are not there yet: a list that is imported twice says nothing new. */
export function unknownRows(known: readonly AwardRow[], rows: readonly AwardRow[]): AwardRow[] {
  const seen = new Set(known.map(identityOf));
  return rows.filter((row) => {
    const identity = identityOf(row);
    return !seen.has(identity) && seen.add(identity) !== undefined;
  });
}

/**
 * – → KNOWN, or one more row; what follows for rewards is the platform's reaction to the event.
 * @returns VALIDATION_FAILED for more rows of one recipient than MAX_AWARDS
 */
export function decideRecordAwards(
  before: { readonly status: string; readonly body: InstrumentAwardBody } | undefined,
  uscc: string,
  rows: readonly AwardRow[],
  { now, actor, roles }: Acting,
): Decided<InstrumentAwardBody> | Refusal {
  if (before !== undefined) {
    const to = follow(instrumentAwardMachine, 'KNOWN', 'add', roles);
    if (isRefusal(to)) return to;
  }
  const known = before?.body.awards ?? [];
  if (known.length + rows.length > MAX_AWARDS) {
    const zh = `同一获奖单位的记录不得超过${MAX_AWARDS}条`;
    const fields = [{ field: 'body.rows', zh, en: `more than ${MAX_AWARDS} rows of one recipient` }];
    return refuse('VALIDATION_FAILED', { article: '10-3c', fields });
  }
  const events = rows.map(({ awardYear, decidedOn, paidOn, amountFen, sourceDoc }) =>
    happened(
      InstrumentAwardRecorded,
      {
        uscc,
        awardYear,
        ...(decidedOn !== undefined && { decidedOn }),
        ...(paidOn !== undefined && { paidOn }),
      },
      { article: '10-3c', to: 'KNOWN', record: { sourceDoc, ...(amountFen !== undefined && { amountFen }) } },
    ),
  );
  const added = rows.map((row) => ({ ...row, importedAt: now, importedBy: actor.id }));
  return { events, body: { uscc, awards: [...known, ...added] } };
}
