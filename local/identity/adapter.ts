import type { DatabaseSync } from 'node:sqlite';
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** Logins, grants and codes of the provider, in `oidc`, so that a restart logs nobody out. */
export function sqliteAdapter(db: DatabaseSync): AdapterFactory {
  db.exec(`CREATE TABLE IF NOT EXISTS oidc (model TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL,
      grant_id TEXT, uid TEXT, PRIMARY KEY (model, id));
    CREATE INDEX IF NOT EXISTS oidc_by_grant ON oidc(grant_id);
    CREATE INDEX IF NOT EXISTS oidc_by_uid ON oidc(model, uid)`);
  const upsert = db.prepare(
    'INSERT OR REPLACE INTO oidc(model, id, payload, grant_id, uid) VALUES (?, ?, ?, ?, ?)',
  );
  const byId = db.prepare('SELECT payload FROM oidc WHERE model = ? AND id = ?');
  const byUid = db.prepare('SELECT payload FROM oidc WHERE model = ? AND uid = ?');
  const remove = db.prepare('DELETE FROM oidc WHERE model = ? AND id = ?');
  const removeGrant = db.prepare('DELETE FROM oidc WHERE grant_id = ?');
  const payloadOf = (row: Record<string, unknown> | undefined): AdapterPayload | undefined =>
    row === undefined ? undefined : (JSON.parse(String(row['payload'])) as AdapterPayload);

  return (model): Adapter => ({
    async upsert(id, payload) {
      upsert.run(model, id, JSON.stringify(payload), payload.grantId ?? null, payload.uid ?? null);
    },
    find: async (id) => payloadOf(byId.get(model, id)),
    findByUid: async (uid) => payloadOf(byUid.get(model, uid)),
    findByUserCode: async () => undefined,
    async destroy(id) {
      remove.run(model, id);
    },
    async revokeByGrantId(grantId) {
      removeGrant.run(grantId);
    },
    async consume(id) {
      const payload = payloadOf(byId.get(model, id));
      if (payload === undefined) return;
      const consumed = { ...payload, consumed: Math.floor(Date.now() / 1000) };
      upsert.run(model, id, JSON.stringify(consumed), payload.grantId ?? null, payload.uid ?? null);
    },
  });
}
