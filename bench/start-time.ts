import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measured } from './report.ts';

const root = join(import.meta.dirname, '..');
const BUDGET_MS = 5000;

/** `npm start`, the second time on the same data directory: from the command to the first answered request. */
export async function measureStart(): Promise<Measured[]> {
  const dir = mkdtempSync(join(tmpdir(), 'voucher-start-'));
  try {
    await startOnce(dir);
    const value = await startOnce(dir);
    return [
      {
        what: 'npm start, second run, to the first answer',
        value,
        budget: { atMost: BUDGET_MS },
        unit: 'ms',
      },
    ];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function startOnce(dir: string): Promise<number> {
  const started = performance.now();
  const child = spawn('npm', ['start', '--', '--dir', dir, '--port', '0'], {
    cwd: root,
    detached: true,
    // Not what other benchmarks have set for functions in this process.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await printedAddress(child.stdout);
    const response = await fetch(`${address}/policy`);
    await response.text();
    if (!response.ok) throw new Error(`${address}/policy answered ${response.status}`);
    return performance.now() - started;
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    // npm and what it started share a process group.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
}

async function printedAddress(output: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of output) {
    text += String(chunk);
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error(`npm start ended without an address:\n${text}`);
}
