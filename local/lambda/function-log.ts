import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const KEPT_LINES = 5_000;

/** What one function wrote: the whole of it in `<dir>/logs/<function>.log`, the latest lines in memory. */
export class FunctionLog {
  readonly #path: string;
  #lines: string[] = [];

  constructor(dir: string, name: string) {
    mkdirSync(join(dir, 'logs'), { recursive: true });
    this.#path = join(dir, 'logs', `${name}.log`);
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  /** Takes the output of a worker thread, line by line. */
  follow(stream: Readable): void {
    let rest = '';
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      if (lines.length > 0) this.write(...lines);
    });
    stream.on('end', () => {
      if (rest !== '') this.write(rest);
    });
  }

  write(...lines: string[]): void {
    appendFileSync(this.#path, `${lines.join('\n')}\n`);
    this.#lines.push(...lines);
    if (this.#lines.length > 2 * KEPT_LINES) this.#lines = this.#lines.slice(-KEPT_LINES);
  }
}
