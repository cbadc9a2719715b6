import { material } from './agency.ts';
import { creditRecordMove } from './credit-records.ts';
import { inspectionMove } from './inspections.ts';
import type { Task } from './officer.ts';
import { recoveryMove } from './recoveries.ts';
import { rectificationMove } from './rectifications.ts';
import { removalMove } from './removals.ts';
import { standingMove } from './standing.ts';
import { suspensionMove } from './suspensions.ts';
import { violationMove } from './violations.ts';
import { withholdingMove } from './withholdings.ts';
import type { Chance } from '../chance.ts';
import { type Scene, sceneOf } from '../supervision/scene.ts';
import type { World } from '../world.ts';

/** The procedures of articles 12 to 14: each does what comes next in one matter of the agency, or begins one. */
export const PROCEDURES = {
  rectification: rectificationMove,
  suspension: suspensionMove,
  removal: removalMove,
  violation: violationMove,
  withholding: withholdingMove,
  recovery: recoveryMove,
  inspection: inspectionMove,
  creditRecord: creditRecordMove,
  standing: standingMove,
} as const satisfies Record<string, (scene: Scene) => Promise<unknown>>;

/** The procedure that a task belongs to. */
const OF_TASK: Readonly<Record<string, keyof typeof PROCEDURES>> = {
  VERIFY_RECTIFICATION: 'rectification',
  DECIDE_RECTIFICATION_FAILURE: 'rectification',
  ENDORSE_RESUMPTION: 'suspension',
  APPOINT_INVESTIGATORS: 'violation',
  INVESTIGATE_VIOLATION: 'violation',
  DECIDE_VIOLATION: 'violation',
  DRAW_CONSEQUENCES: 'violation',
  DECIDE_PAYMENT_REFUSAL: 'withholding',
  REVIEW_RECOVERY: 'recovery',
  DECIDE_RECOVERY: 'recovery',
  CONFIRM_REPAYMENT: 'recovery',
  REFER_RECOVERY: 'recovery',
  DECIDE_WRITE_OFF: 'recovery',
  REVIEW_INSPECTION: 'inspection',
  CONCLUDE_INSPECTION: 'inspection',
  CONFIRM_INSPECTION_VISIT: 'inspection',
};

/** Somebody does the procedure that a task is part of; false for a task of another kind. */
export async function procedureOf(world: World, task: Task, chance: Chance): Promise<boolean> {
  const procedure = OF_TASK[task.kind];
  const seller = world.sellers.find(({ applicant }) => applicant.uscc === task.uscc);
  if (procedure === undefined || seller === undefined) return false;
  const scene = sceneOf(world, chance, seller);
  await bringPaper(scene);
  await PROCEDURES[procedure](scene);
  return true;
}

/** A document of the agency that officers may cite, where it has none yet. */
export async function bringPaper({ world, seller }: Pick<Scene, 'world' | 'seller'>): Promise<void> {
  const { papers } = world.trade;
  if (papers.has(seller.index)) return;
  papers.set(seller.index, await material(world, seller, 'OTHER'));
  await world.stack.quiesce();
}
