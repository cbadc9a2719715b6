import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type LocalStack, startStack } from './stack.ts';

const DEFAULT_PORT = '8787';
const DEFAULT_DIR = '.local';
const USAGE = `npm start [-- --port ${DEFAULT_PORT} --dir .local --at 2026-03-02T09:00:00+08:00 --stage local --seed year]`;
/** Of its own, as the year is never put over other data. */
const YEAR_DIR = '.local/year';

const commandLine = () =>
  parseArgs({
    options: {
      port: { type: 'string', default: DEFAULT_PORT },
      dir: { type: 'string' },
      at: { type: 'string' },
      stage: { type: 'string', default: 'local' },
      seed: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  }).values;

function announce({ app, baseUrl, clock }: LocalStack, dir: string, seconds: number): void {
  const routes = app.httpApis.reduce((sum, api) => sum + api.routes.length, 0);
  console.log(`
创新券服务机构管理平台  Innovation voucher agencies   ${baseUrl}

  运行 running   ${app.functions.length} functions, ${routes} routes, ${app.queues.length} queues, ${app.rules.length} rules, ${app.schedules.length} schedules
  数据 data      ${resolve(dir)}
  时间 clock     ${clock.now()}
  用时 started in ${seconds.toFixed(1)} s; Ctrl-C ends it
`);
}

async function main(): Promise<void> {
  const { port, at, stage, seed, help, dir: asked } = commandLine();
  if (help) return console.log(USAGE);
  if (seed !== undefined && seed !== 'year') throw new Error(`There is no seed ${seed}. ${USAGE}`);
  const dir = asked ?? (seed === undefined ? DEFAULT_DIR : YEAR_DIR);
  // Loaded when it is asked for: it brings much along that serving needs not.
  const year = seed === undefined ? undefined : await import('./seeds/year/year-seed.ts');
  if (year !== undefined && at !== undefined)
    throw new Error('The seed begins and ends at its own time: leave out --at.');
  await year?.ensureYear({ dir: resolve(dir), port: Number(port), stage, say: console.log });
  const stack = await startStack({
    dir,
    stage,
    port: Number(port),
    ...(at === undefined ? {} : { at }),
    log: (source, message) =>
      console.error(source === 'synthesis' ? 'Synthesising…' : `[${source}] ${message}`),
  });
  announce(stack, dir, process.uptime());
  if (year !== undefined) console.log(year.yearGuide(stack.baseUrl));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stack.stop().then(() => process.exit(0)));
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
