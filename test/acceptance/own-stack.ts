import { afterAll } from 'vitest';
import { type LocalStack, startStack } from '../../local/stack.ts';
import type { StackOptions } from '../../local/stack-options.ts';
import { type Clock, connectDeployment, type Deployment } from '../support/journeys/deployment.ts';

export interface OwnStack extends Deployment {
  readonly clock: Clock;
  readonly stack: LocalStack;
}

/** Tests that move the clock do one thing after another, and every environment more has to load and warm up. */
const ENVIRONMENTS = { maxPopulation: 64, maxWorkers: 1 };

/** A local stack for the tests of one file that move its clock; it ends with them. */
export async function ownStack(options: StackOptions = {}): Promise<OwnStack> {
  const stack = await startStack({ environments: ENVIRONMENTS, ...options });
  afterAll(() => stack.kill());
  const place = await connectDeployment({ baseUrl: stack.baseUrl, standInsUrl: stack.baseUrl });
  const { clock } = place;
  if (clock === undefined) throw new Error('a local stack has a clock');
  return { ...place, clock, stack };
}

/** The instant so many minutes before or after another. */
export const minutesFrom = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();
