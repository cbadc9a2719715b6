import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startStack } from './stack.ts';

const DEFAULT_PORT = '8787';
const USAGE = `npm start [-- --port ${DEFAULT_PORT} --dir .local --at 2026-03-02T09:00:00+08:00 --stage local]`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: DEFAULT_PORT },
    dir: { type: 'string', default: '.local' },
    at: { type: 'string' },
    stage: { type: 'string', default: 'local' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(USAGE);
  process.exit(0);
}

try {
  const started = performance.now();
  const stack = await startStack({
    dir: values.dir,
    port: Number(values.port),
    stage: values.stage,
    ...(values.at === undefined ? {} : { at: values.at }),
    log: (source, message) =>
      console.error(source === 'synthesis' ? 'Synthesising…' : `[${source}] ${message}`),
  });
  const { app } = stack;
  const routes = app.httpApis.reduce((sum, { routes }) => sum + routes.length, 0);
  console.log(`
创新券服务机构管理平台  Innovation voucher agencies   ${stack.baseUrl}

  运行 running   ${app.functions.length} functions, ${routes} routes, ${app.queues.length} queues, ${app.rules.length} rules, ${app.schedules.length} schedules
  数据 data      ${resolve(values.dir)}
  时间 clock     ${stack.clock.now()}
  用时 started in ${((performance.now() - started) / 1000).toFixed(1)} s; Ctrl-C ends it
`);
  const end = (): void => {
    void stack.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
