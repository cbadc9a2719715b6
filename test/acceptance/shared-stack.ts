import type { TestProject } from 'vitest/node';
import { people } from '../../local/identity/people.ts';
import { startStack } from '../../local/stack.ts';
import { BOOTSTRAP_ADMIN } from '../../local/seed.ts';
import { connectDeployment, type Addresses } from '../support/journeys/deployment.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    addresses: Addresses;
  }
}

/**
 * One local stack for every acceptance test that needs no clock; or, with `PLATFORM_URL`, the deployment there.
 * `STAND_INS_URL` is then the local runner that logs its people in, answers for its sources and receives its SMS.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const baseUrl = process.env['PLATFORM_URL'];
  if (baseUrl !== undefined) {
    const addresses = { baseUrl, standInsUrl: process.env['STAND_INS_URL'] ?? baseUrl };
    await enterOfficers(addresses);
    project.provide('addresses', addresses);
    return async () => undefined;
  }
  const stack = await startStack({ log });
  project.provide('addresses', { baseUrl: stack.baseUrl, standInsUrl: stack.baseUrl });
  return () => stack.stop();
}

/** `LOG=1` shows what goes on in the stack. */
function log(source: string, message: string): void {
  if (process.env['LOG'] !== undefined) process.stderr.write(`${source}: ${message}\n`);
}

/** A deployment that others have used has them already, which is as good. */
async function enterOfficers(addresses: Addresses): Promise<void> {
  const place = await connectDeployment(addresses);
  const admin = place.as({ person: 'admin-zhou', claims: { sub: BOOTSTRAP_ADMIN } });
  for (const { id, displayName, officerRoles } of people) {
    if (officerRoles === undefined) continue;
    const { status } = await admin.call('registerOfficer', {
      body: { subject: id, displayName, roles: officerRoles },
    });
    if (status !== 201 && status !== 409) throw new Error(`officer ${id} cannot be registered: ${status}`);
  }
}
