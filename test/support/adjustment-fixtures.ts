import fc from 'fast-check';
import { expect } from 'vitest';
import type * as z from 'zod';
import { type Preview, previewOf } from '../../shared/domain/adjustment/preview.ts';
import type { Decided } from '../../shared/domain/event.ts';
import type { HearingState } from '../../shared/domain/hearing/hearing.ts';
import { decideIssueHearing } from '../../shared/domain/hearing/issue.ts';
import type { Role } from '../../shared/domain/identity/role.ts';
import type { Deadline } from '../../shared/domain/time/deadline.ts';
import { contracts } from './event-contracts.ts';
import { folded } from './folded.ts';
import { decisionInLines } from './in-lines.ts';
import { by, calendar, NOW, policy } from './onboarding-fixtures.ts';
import { USCC } from './uscc-fixtures.ts';

export { calendar, NOW, policy } from './onboarding-fixtures.ts';
export const THE_AGENCY = { agencyId: 'A1', uscc: USCC.company } as const;

/** An officer, or somebody of the agency, with what the adjustments of articles 12 to 14 are decided with. */
export const acting = (id: string, role: Role, now = NOW) => ({
  ...by([role], now, id),
  conflicts: [] as readonly string[],
  policy,
  calendar,
});
export type Person = ReturnType<typeof acting>;
export const anna = acting('anna', 'CENTRE_OFFICER');
export const bo = acting('bo', 'CENTRE_OFFICER');
export const rui = acting('rui', 'CENTRE_REVIEWER');
export const lin = acting('lin', 'CENTRE_REVIEWER');
export const wu = acting('wu', 'COMMISSION_OFFICER');
export const zheng = acting('zheng', 'COMMISSION_OFFICER');
export const qian = acting('qian', 'FINANCE_OFFICER');
export const sun = acting('sun', 'FINANCE_OFFICER');
export const boss = acting('boss', 'AGENCY_ADMIN');
export const platform = (now = NOW) => acting('SYSTEM', 'SYSTEM', now);

export const at = (person: Person, now: string): Person => ({ ...person, now });
/** The same person with an interest in the agency. */
export const interested = (person: Person): Person => ({ ...person, conflicts: [THE_AGENCY.uscc] });
/** The last moment before. */
export const justBefore = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString();

/** The hearing H1, issued and then as it stands later. */
export const hearingIn = (status: string): HearingState => ({
  ...folded(
    'H1',
    decideIssueHearing(
      'H1',
      {
        subjectRef: 'REMOVAL#R1',
        uscc: THE_AGENCY.uscc,
        ground: 'REMOVAL',
        facts: [{ key: 'K', row: '12-3a', zh: '虚假材料' }],
        reason: '虚假材料',
        article: '12-3a',
      },
      wu,
    ),
  ),
  status,
});

/** Any minute of two years from NOW on, on whatever kind of day. */
export const anyTime = fc
  .integer({ min: 0, max: 2 * 365 * 24 * 60 })
  .map((minutes) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString());

/** One order in progress and one claim that waits for its money. */
export const preview: Preview = previewOf(
  {
    orders: [
      { ref: 'ORDER#O1', status: 'IN_PROGRESS', orderId: 'O1', orderNo: 'N1', buyerId: 'B1', amountFen: 300 },
    ],
    claims: [{ ref: 'REDEMPTION#O2', status: 'CLAIMED', amountFen: 500 }],
    products: [],
    showcases: [],
    cases: [],
  },
  NOW,
);

/**
 * A decision in lines for its snapshot. What was decided is checked first: its events keep their contracts, its body the schema that
 * the store reads it with. Of a clock it shows the rule and the moment, not the days that were counted.
 */
export function sound<B>(decision: unknown, body: z.ZodType<B>, before?: unknown): string {
  if (!isDecided(decision)) return decisionInLines(decision ?? 'nothing');
  for (const { type, data } of decision.events) {
    const contract = contracts.find((each) => each.type === type);
    expect(contract?.data().parse(data)).toEqual(data);
  }
  expect(body.parse(decision.body)).toEqual(decision.body);
  const events = decision.events.map((event) => ({
    ...event,
    told: undefined,
    deadlines: event.deadlines && { ...event.deadlines, set: event.deadlines.set?.map(clockOf) },
  }));
  return decisionInLines({ events, body: decision.body }, before);
}

const clockOf = ({ kind, rule, dueAt, extensions }: Deadline) => ({
  kind,
  dueAt,
  rule,
  extended: extensions.map((each) => each.rule),
});

const isDecided = (decision: unknown): decision is Decided<unknown> =>
  typeof decision === 'object' && decision !== null && 'events' in decision;
