import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { applicantOf } from '../../test/support/journeys/agencies.ts';
import { readCase } from '../../test/support/journeys/cases.ts';
import { connectDeployment, type Deployment } from '../../test/support/journeys/deployment.ts';
import { type LocalStack, startStack } from '../stack.ts';
import { type Application, applications } from './applications.ts';
import { Progress } from './progress.ts';
import { type DemoEntry, readRecord, writeRecord } from './record.ts';
import { shanghai } from './story.ts';
import { table } from './table.ts';
import { Timeline } from './timeline.ts';

const DEFAULT_DIR = '.local/demo';
/** Beside the one of `npm start`. The address is part of everybody's identity, so that it stays with the data. */
const DEFAULT_PORT = '8788';
const USAGE = `npm run demo [-- [evaluation | supervision] --dir ${DEFAULT_DIR} --port ${DEFAULT_PORT}]`;
const SUBJECTS: Readonly<Record<string, (place: Place) => Promise<number>>> = {
  '': onboarding,
  evaluation: async (place) => (await import('./evaluation.ts')).evaluation(place),
  supervision: async (place) => (await import('./supervision.ts')).supervision(place),
};
/** Stories that act at the same moment: enough for two processors. */
const WIDTH = 6;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      dir: { type: 'string' },
      port: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [subject, ...more] = positionals;
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const begin = more.length > 0 ? undefined : SUBJECTS[subject ?? ''];
  if (begin === undefined) throw new Error(`There is no demo "${positionals.join(' ')}". ${USAGE}`);
  return begin(values);
}

export interface Place {
  readonly dir?: string | undefined;
  readonly port?: string | undefined;
}

async function onboarding({ dir: asked = DEFAULT_DIR, port: wanted = DEFAULT_PORT }: Place): Promise<number> {
  const dir = resolve(asked);
  const earlier = readRecord(dir);
  if (earlier === undefined && existsSync(dir) && readdirSync(dir).length > 0)
    throw new Error(`${dir} holds something else than a demo. Choose another directory with --dir.`);
  if (earlier !== undefined && earlier.entries === undefined)
    throw new Error(
      `A demo begun at ${earlier.startedAt} did not come to its end in ${dir}. ` +
        'Its data are as it left them; delete the directory, or choose another with --dir.',
    );
  const port = earlier?.port ?? Number(wanted);
  const stack = await startStack({ dir, port, log: tell });
  try {
    const place = await connectDeployment({ baseUrl: stack.baseUrl, standInsUrl: stack.baseUrl });
    if (earlier?.entries !== undefined)
      console.log(`${dir} holds a finished demo: this is where it stands.\n`);
    const entries = earlier?.entries ?? (await runAll(place, stack, dir));
    return await report(place, entries, `npm start -- --dir ${asked} --port ${port}`);
  } finally {
    await stack.stop();
  }
}

/** Takes every application through on one timeline. */
async function runAll(place: Deployment, stack: LocalStack, dir: string): Promise<DemoEntry[]> {
  if (place.clock === undefined) throw new Error('the demo needs a clock that it can move');
  const { clock } = place;
  const started = { startedAt: stack.clock.now(), port: Number(new URL(stack.baseUrl).port) };
  writeRecord(dir, started);
  const timeline = new Timeline(clock, WIDTH);
  const progress = new Progress(applications.length);
  const entries = await Promise.all(
    applications.map((application, i) =>
      timeline.run(async () => {
        const entry = await tellStory(application, i, place, timeline);
        progress.finished(application.title, shanghai(stack.clock.now()));
        return entry;
      }),
    ),
  );
  await clock.advance('P1D');
  writeRecord(dir, { ...started, entries });
  return entries;
}

async function tellStory(
  { name, prefix, categories, story }: Application,
  index: number,
  place: Deployment,
  timeline: Timeline,
): Promise<DemoEntry> {
  const applicant = applicantOf(index + 1, prefix, name);
  const agency = place.as(applicant.admin);
  try {
    return await story({ place, applicant, agency, categories, to: (instant) => timeline.to(instant) });
  } catch (error) {
    return { caseId: '', error: error instanceof Error ? error.message : String(error) };
  }
}

/** The table of what was expected and what was reached; gives the exit code. */
async function report(place: Deployment, entries: readonly DemoEntry[], again: string): Promise<number> {
  const officer = place.as('officer-li');
  const rows = await Promise.all(
    applications.map(async ({ title, expected, onTheWay = '' }, i) => {
      const { caseId = '', notes = '', error = 'no entry' } = entries[i] ?? {};
      const reached = caseId === '' ? `stopped: ${error}` : (await readCase(officer, caseId)).status;
      const ok = reached === expected && notes === onTheWay;
      return [String(i + 1), title, caseId, expected, reached, notes, ok ? 'ok' : `NO, expected ${onTheWay}`];
    }),
  );
  console.log(`\n${table(['#', 'application', 'case', 'expected', 'reached', 'on the way', ''], rows)}\n`);
  const wrong = rows.filter((row) => row.at(-1) !== 'ok').length;
  console.log(
    wrong === 0
      ? `All ${rows.length} are where they were expected. Look around with: ${again}`
      : `${wrong} of ${rows.length} are not where they were expected.`,
  );
  return wrong === 0 ? 0 : 1;
}

/** What the functions and services say stands in the `logs` of the data directory. */
function tell(source: string): void {
  if (source === 'synthesis') console.error('Synthesising …');
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
