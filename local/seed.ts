import type { DatabaseSync } from 'node:sqlite';
import { people } from './identity/people.ts';
import type { TokenRequest } from './identity/token-shortcut.ts';

/** Subject that the local stage lets enter the first officers. Nobody logs in as this one. */
export const BOOTSTRAP_ADMIN = 'local-bootstrap';

const CREATED = 201;
const CONFLICT = 409;

export interface SeedOptions {
  readonly db: DatabaseSync;
  readonly baseUrl: string;
  readonly token: (request: TokenRequest) => Promise<string>;
}

/** Enters the seeded officers into the register, through the API as an administrator would; once a data directory. */
export async function seedOfficers({ db, baseUrl, token }: SeedOptions): Promise<void> {
  db.exec('CREATE TABLE IF NOT EXISTS seeded (what TEXT PRIMARY KEY) STRICT');
  if (db.prepare(`SELECT 1 FROM seeded WHERE what = 'officers'`).get() !== undefined) return;
  const officers = people.filter(({ officerRoles }) => officerRoles !== undefined);
  const [model] = officers;
  if (model === undefined) return;
  const bearer = await token({ person: model.id, claims: { sub: BOOTSTRAP_ADMIN } });
  for (const { id, displayName, officerRoles } of officers) {
    const response = await fetch(`${baseUrl}/officers`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${bearer}`,
        'content-type': 'application/json',
        'idempotency-key': `seed-${id}`,
      },
      body: JSON.stringify({ subject: id, displayName, roles: officerRoles }),
    });
    if (response.status !== CREATED && response.status !== CONFLICT) {
      throw new Error(`officer ${id} cannot be registered: ${response.status} ${await response.text()}`);
    }
  }
  db.exec(`INSERT INTO seeded VALUES ('officers')`);
}
