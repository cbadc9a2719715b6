import { bringPaper } from '../moves/procedures.ts';
import { open, type SellerPlan } from '../opening.ts';
import type { World } from '../world.ts';
import { bringOrders } from './past.ts';

/** Agencies that were there before the regulation; the last has no phone that text messages reach. */
export const SUPERVISED = [
  { categories: ['RESEARCH_DEVELOPMENT'], onboardedOn: '2024-05-06' },
  { categories: ['RESEARCH_DEVELOPMENT', 'SCI_TECH_CONSULTING'], onboardedOn: '2024-05-06' },
  { categories: ['RESEARCH_DEVELOPMENT'], onboardedOn: '2024-05-06' },
  { categories: ['SCI_TECH_CONSULTING'], onboardedOn: '2024-05-06' },
] as const satisfies readonly SellerPlan[];
const ORDERS_EACH = 2;

/** Agencies with something on offer, orders on their way, claims and payments, and a document that may be cited. */
export async function openSupervision(world: World): Promise<void> {
  await open(world, SUPERVISED);
  for (const seller of world.sellers) await bringPaper({ world, seller });
  await bringOrders(world, ORDERS_EACH);
}
