import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RankKey } from '../../shared/domain/evaluation/ranking/rank-key.ts';

const TABLE = `create unlogged table k (entry text, category text, total int, feedback int, quality int, users int,
  complaints int, onboarded date)`;
/** On one core, and saying what processor time it took: what else runs on the machine does not count. */
const RANKING = `set max_parallel_workers_per_gather = 0; set client_min_messages = log; set log_executor_stats = on;
  explain (analyze, timing off) select entry, count(*) over (partition by category),
  rank() over (partition by category order by total desc, feedback desc, quality desc, users desc, complaints, onboarded)
  from k`;

/** PostgreSQL does not run as root. */
const NOBODY = 65_534;
const AS = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/**
 * Processor time that PostgreSQL takes for the window query alone over the same rows, as it says itself: points are given
 * to it. In
 * words, why not, where it is not installed or does not start.
 */
export function windowQueryMs(keys: readonly RankKey[]): number | string {
  const found = spawnSync('sh', ['-c', 'command -v postgres && command -v psql'], { encoding: 'utf8' });
  const [postgres = ''] = found.stdout.split('\n');
  if (found.status !== 0) return 'is not installed';
  const bin = dirname(realpathSync(postgres));
  const dir = mkdtempSync(join(tmpdir(), 'window-query-'));
  if (AS.uid !== undefined) chownSync(dir, AS.uid, AS.gid);
  const data = join(dir, 'data');
  const run = (tool: string, args: readonly string[], input?: string) =>
    spawnSync(join(bin, tool), args, { ...AS, cwd: dir, encoding: 'utf8', maxBuffer: 2 ** 20, input });
  try {
    if (run('initdb', ['-D', data, '-A', 'trust', '-U', 'bench', '--no-sync', '-E', 'UTF8']).status !== 0)
      return 'makes no database here';
    const options = `-c listen_addresses='' -k ${dir} -c shared_buffers=512MB -c work_mem=512MB -c fsync=off`;
    if (run('pg_ctl', ['-D', data, '-w', '-l', join(dir, 'log'), '-o', options, 'start']).status !== 0)
      return 'does not start here';
    return executionMs(
      (sql) => run('psql', ['-h', dir, '-U', 'bench', '-q', '-d', 'postgres', '-f', '-'], sql),
      keys,
    );
  } finally {
    run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
    rmSync(dir, { recursive: true, force: true });
  }
}

function executionMs(
  query: (sql: string) => { readonly stderr: string; readonly status: number | null },
  keys: readonly RankKey[],
): number | string {
  const rows = keys.map((key) =>
    [
      key.entryId,
      key.category,
      key.total,
      key.feedback,
      key.quality,
      key.users,
      key.complaints,
      key.onboardedOn,
    ].join('\t'),
  );
  const loaded = query(`${TABLE};\ncopy k from stdin;\n${rows.join('\n')}\n\\.\nvacuum analyze k;\n`);
  if (loaded.status !== 0) return 'did not take the rows';
  // The better of two, the second of them warm.
  const times = [RANKING, RANKING].map((sql) => {
    const used = /([\d.]+) s user, ([\d.]+) s system/.exec(query(sql).stderr);
    return (Number(used?.[1]) + Number(used?.[2])) * 1000;
  });
  return Math.min(...times);
}
