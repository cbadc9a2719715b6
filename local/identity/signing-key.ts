import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as jose from 'jose';

export interface ProviderKeys {
  /** Private RS256 key with its `kid`. */
  readonly jwk: jose.JWK & { readonly kid: string };
  /** Signs the cookies of the login page. */
  readonly cookieKey: string;
}

/** The provider's keys, made once per data directory, so that tokens outlive a restart. */
export async function providerKeys(db: DatabaseSync): Promise<ProviderKeys> {
  db.exec(
    'CREATE TABLE IF NOT EXISTS oidc_keys (id INTEGER PRIMARY KEY CHECK (id = 1), jwk TEXT, cookie_key TEXT)',
  );
  const select = db.prepare('SELECT jwk, cookie_key FROM oidc_keys WHERE id = 1');
  if (select.get() === undefined) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const exported = await jose.exportJWK(privateKey);
    const kid = await jose.calculateJwkThumbprint(exported);
    const jwk = JSON.stringify({ ...exported, kid, alg: 'RS256', use: 'sig' });
    const cookieKey = randomBytes(32).toString('base64url');
    db.prepare('INSERT OR IGNORE INTO oidc_keys(id, jwk, cookie_key) VALUES (1, ?, ?)').run(jwk, cookieKey);
  }
  const row = select.get();
  return {
    jwk: JSON.parse(String(row?.['jwk'])) as ProviderKeys['jwk'],
    cookieKey: String(row?.['cookie_key']),
  };
}
