import { createHash } from 'node:crypto';
import type { MaterialFile } from '../../../test/support/journeys/materials.ts';
import { announcement, post } from '../../../test/support/journeys/materials.ts';
import type { Clock, Deployment, Login } from '../../../test/support/journeys/deployment.ts';
import type { PlatformClient } from '../../../test/support/platform-client.ts';
import type { LocalDate } from '../../../shared/domain/time/local-date.ts';
import type { AgencyPlan, BuyerPlan, OrderAct, YearPlan } from './plan-types.ts';

/** The deployment in which a plan comes true, and what has come of it so far. */
export interface World {
  readonly plan: YearPlan;
  readonly place: Deployment;
  readonly clock: Clock;
  /** The text of the declaration that both sides of an order make. */
  readonly declarationVersion: string;
  readonly agencyIds: Map<number, string>;
  /** By agency and product, `3/0`. */
  readonly productIds: Map<string, string>;
  readonly orderIds: Map<number, string>;
  /** How many events of an order the market has sent. */
  readonly marketSequences: Map<number, number>;
  readonly complaintIds: Map<number, string>;
  readonly demandIds: Map<number, string>;
  /** Materials that were sent this round and will be clean in the next: by what they are for. */
  readonly materials: Map<string, string>;
  client(login: Login | string): PlatformClient;
}

export const agencyLogin = ({ uscc, name, phone }: AgencyPlan): Login => ({
  claims: {
    sub: `legal-${uscc}`,
    subject_type: 'LEGAL_PERSON',
    assurance: 'HIGH',
    uscc,
    org_name: name,
    phone_number: phone,
    name: '样例法人',
    agent_level: 0,
  },
});

export const buyerLogin = ({ id, uscc, name }: BuyerPlan): Login => ({
  claims: {
    sub: id,
    subject_type: uscc === undefined ? 'PERSON' : 'LEGAL_PERSON',
    assurance: 'HIGH',
    ...(uscc !== undefined && { uscc, org_name: name, agent_level: 0 }),
    name: '样例用券人',
    roles: ['BUYER'],
  },
});

export function agencyOf({ plan, client }: World, number: number): PlatformClient {
  const agency = plan.agencies[number];
  if (agency === undefined) throw new RangeError(`no agency ${number}`);
  return client(agencyLogin(agency));
}

export function buyerOf({ plan, client }: World, number: number): PlatformClient {
  const buyer = plan.buyers[number];
  if (buyer === undefined) throw new RangeError(`no buyer ${number}`);
  return client(buyerLogin(buyer));
}

/** What is kept under this key. @throws when it has not come to be. */
export function known<K>(kept: ReadonlyMap<K, string>, key: K): string {
  const found = kept.get(key);
  if (found === undefined) throw new Error(`nothing is known of ${String(key)} yet`);
  return found;
}

/** A delivery after a rejected one has a file of its own. */
export const purposeOf = (number: number, act: OrderAct, on: LocalDate) => `order-${number}-${act}-${on}`;

/** A small file of its own for each purpose. */
const fileFor = (purpose: string): MaterialFile => ({ bytes: Buffer.from(`%PDF-1.4 ${purpose}\n`) });

/** Sends a material; it is scanned while the round comes to rest. */
export async function send(world: World, agency: number, kind: string, purpose: string): Promise<void> {
  const file = fileFor(purpose);
  const { documentId, upload } = await agencyOf(world, agency).done<{
    documentId: string;
    upload: Parameters<typeof post>[0];
  }>('registerDocument', {
    body: announcement(kind, file),
    headers: { 'idempotency-key': `seed-${purpose}` },
  });
  const sent = await post(upload, file);
  if (!sent.ok) throw new Error(`${purpose} cannot be sent: ${sent.status}`);
  world.materials.set(purpose, documentId);
}

/** A file that the market keeps. */
export const marketFile = (purpose: string) => ({
  reference: `market/${purpose}`,
  sha256: createHash('sha256').update(purpose).digest('base64'),
});
