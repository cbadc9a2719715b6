import type { World } from '../world.ts';
import { archiveFaults } from './archives.ts';
import { caseFaults, clockFaults, guardFaults } from './cases.ts';
import { commandFaults } from './commands.ts';
import { complaintFaults } from './complaints.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { evaluationFaults } from './evaluation.ts';
import { evaluationListFaults } from './evaluation-lists.ts';
import { exchangeFaults } from './exchange.ts';
import { fundFaults } from './funds.ts';
import { guidanceFaults } from './guidance.ts';
import { historyFaults, relayFaults } from './history.ts';
import { metricsFaults } from './metrics.ts';
import { deliveryFaults, noticeFaults, submissionFaults } from './notices.ts';
import { orderFaults } from './orders.ts';
import { personFaults } from './persons.ts';
import { productFaults } from './products.ts';
import { provableFaults } from './provable.ts';
import { publicityFaults } from './publicities.ts';
import { redemptionFaults } from './redemptions.ts';
import { removalFaults } from './removals.ts';
import { resumptionFaults } from './resumption.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';
import { spotCheckFaults } from './spot-checks.ts';
import { suspensionFaults } from './suspensions.ts';
import { violationFaults } from './violations.ts';
import { workFaults } from './work.ts';

/** Reads the tables and the local services once and holds everything against them. */
export async function check(world: World): Promise<Checked> {
  const snapshot = await takeSnapshot(world);
  const violations = [
    ...historyFaults(snapshot),
    ...relayFaults(snapshot, world),
    ...caseFaults(snapshot),
    ...clockFaults(snapshot),
    ...guardFaults(snapshot),
    ...publicityFaults(snapshot, world.calendars),
    ...noticeFaults(snapshot, world),
    ...deliveryFaults(snapshot),
    ...submissionFaults(snapshot, world),
    ...commandFaults(snapshot, world.commands),
    ...orderFaults(snapshot, world),
    ...(await archiveFaults(snapshot, world)),
    ...(await redemptionFaults(snapshot, world)),
    ...productFaults(snapshot),
    ...personFaults(snapshot),
    ...workFaults(snapshot),
    ...(await spotCheckFaults(snapshot, world)),
    ...complaintFaults(snapshot, world),
    ...guidanceFaults(snapshot),
    ...exchangeFaults(snapshot),
    ...evaluationFaults(snapshot),
    ...(await evaluationListFaults(snapshot, world)),
    ...suspensionFaults(snapshot),
    ...resumptionFaults(snapshot),
    ...(await removalFaults(snapshot, world)),
    ...violationFaults(snapshot),
    ...fundFaults(snapshot),
    ...(await metricsFaults(world)),
    ...(await provableFaults(snapshot, world)),
  ];
  return { violations, reached: reachedIn(snapshot, world), coverage: await coverageOf(snapshot, world) };
}

interface Checked {
  readonly violations: string[];
  readonly reached: Record<string, number>;
  readonly coverage: Coverage;
}

const KINDS = [
  'CASE',
  'PUBLICITY',
  'OBJECTION',
  'AGENCY',
  'PRODUCT',
  'ORDER',
  'ARCHIVE',
  'REDEMPTION',
  'COMPLAINT',
  'SPOTCHECK',
  'TRAININGPLACE',
  'IMPORT',
  'EXPORT',
  'CYCLE',
  'ENTRY',
  'SURVEY',
  'REWARD',
  'SHOWCASE',
  'AMENDMENT',
  'RECTIFICATION',
  'SUSPENSION',
  'REMOVAL',
  'VIOLATION',
  'PAYMENTHOLD',
  'PAYMENTREFUSAL',
  'FUNDRECOVERY',
  'INSPECTION',
  'CREDITRECORD',
  'REFERRAL',
  'LIABILITYNOTICE',
];

function reachedIn(snapshot: Snapshot, { commands, stack, faults }: World): Record<string, number> {
  const counts: Record<string, number> = {
    events: snapshot.events().length,
    commands: commands.length,
    refused: commands.filter(({ attempts }) => (attempts[0]?.status ?? 0) >= 400).length,
    sms: stack.sms().length,
    faults,
  };
  for (const kind of KINDS)
    for (const { status } of snapshot.of(kind))
      counts[`${kind} ${status}`] = (counts[`${kind} ${status}`] ?? 0) + 1;
  return counts;
}
