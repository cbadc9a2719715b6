import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { CHECK_TYPES, CheckType, Outcome } from '../../shared/domain/verification/verification-state.ts';

const times = z.int().positive().optional();

const checkScriptSchema = z.strictObject({
  /** What the source finds; facts that say so are made up unless given. UNKNOWN is a source that cannot tell. */
  outcome: Outcome().optional(),
  /** Members that replace those of the usual facts. */
  facts: z.record(z.string(), z.unknown()).optional(),
  message: z.string().max(500).optional(),
  /** For how many questions the script holds; without it until it is changed. */
  times,
});
type CheckScript = z.output<typeof checkScriptSchema>;

/** How the gateway answers for one credit code. */
export const gatewayScriptSchema = z.strictObject({
  checks: z.partialRecord(CheckType(), checkScriptSchema).default({}),
  /**
   * The gateway as a whole: `timeout` never answers, `unreachable` breaks the connection, `error` is a 503,
   * `malformed` answers what no contract knows.
   */
  outage: z
    .strictObject({ kind: z.enum(['timeout', 'unreachable', 'error', 'malformed']), times })
    .optional(),
});
type GatewayScript = z.output<typeof gatewayScriptSchema>;

export interface ScriptStore {
  get(uscc: string): GatewayScript | undefined;
  all(): Record<string, GatewayScript>;
  set(uscc: string, script: GatewayScript): void;
  /** One code, or all. */
  reset(uscc?: string): void;
  /** Takes the outage of one question, counting it. */
  takeOutage(uscc: string): NonNullable<GatewayScript['outage']>['kind'] | undefined;
  /** Takes what is scripted for one check of one question, counting it. */
  takeCheck(uscc: string, check: CheckType): CheckScript | undefined;
}

/** Scripts in `gateway_scripts`; a `times` that runs out takes its part of the script away. */
export function createScriptStore(db: DatabaseSync): ScriptStore {
  db.exec('CREATE TABLE IF NOT EXISTS gateway_scripts (uscc TEXT PRIMARY KEY, script TEXT NOT NULL)');
  const select = db.prepare('SELECT script FROM gateway_scripts WHERE uscc = ?');
  const every = db.prepare('SELECT uscc, script FROM gateway_scripts ORDER BY uscc');
  const upsert = db.prepare('INSERT OR REPLACE INTO gateway_scripts(uscc, script) VALUES (?, ?)');
  const remove = db.prepare('DELETE FROM gateway_scripts WHERE ?1 IS NULL OR uscc = ?1');
  const parse = (text: unknown) => gatewayScriptSchema.parse(JSON.parse(String(text)));

  const store: ScriptStore = {
    get(uscc) {
      const row = select.get(uscc);
      return row === undefined ? undefined : parse(row['script']);
    },
    all: () => Object.fromEntries(every.all().map((row) => [String(row['uscc']), parse(row['script'])])),
    set: (uscc, script) => void upsert.run(uscc, JSON.stringify(script)),
    reset: (uscc) => void remove.run(uscc ?? null),
    takeOutage(uscc) {
      const script = store.get(uscc);
      if (script?.outage === undefined) return undefined;
      const { outage, ...rest } = script;
      const left = oneLess(outage);
      if (left !== outage) store.set(uscc, left === undefined ? rest : { ...rest, outage: left });
      return outage.kind;
    },
    takeCheck(uscc, check) {
      const script = store.get(uscc);
      const scripted = script?.checks[check];
      if (script === undefined || scripted === undefined) return undefined;
      const left = oneLess(scripted);
      if (left !== scripted) {
        const entries = CHECK_TYPES.map((c) => [c, c === check ? left : script.checks[c]]);
        const checks = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
        store.set(uscc, { ...script, checks });
      }
      return scripted;
    },
  };
  return store;
}

/** The same without a count, one less with one, undefined when that was the last. */
function oneLess<T extends { readonly times?: number | undefined }>(part: T): T | undefined {
  if (part.times === undefined) return part;
  return part.times > 1 ? { ...part, times: part.times - 1 } : undefined;
}
