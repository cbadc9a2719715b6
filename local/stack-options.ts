import type { LambdaHostOptions } from './lambda/lambda-host.ts';

export interface StackOptions {
  /** Data directory; without one, a temporary one that is deleted by `stop`. */
  readonly dir?: string;
  /** Port of the public server; without one, that of the data directory, or a free one for a new one. */
  readonly port?: number;
  /** First instant of a new data directory (2026-03-02T09:00+08:00). */
  readonly at?: string;
  readonly stage?: string;
  /** Enter the seeded officers into the register (yes, unless told otherwise). */
  readonly seed?: boolean;
  /** A cloud assembly to run as it is; without one, the application is synthesised when its sources changed. */
  readonly assembly?: string;
  /** Values of template parameters that override the runner's own. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Execution environments kept warm in all, and of one function; a long run spends most of its time on loading otherwise. */
  readonly environments?: Pick<LambdaHostOptions, 'maxPopulation' | 'maxWorkers' | 'logLevel'>;
  /** How far the clock travels in one stride, in ms (see local/clock/virtual-clock.ts); a long run has no time for more. */
  readonly strideMs?: number;
  /** Told what goes on: synthesis, refused calls, failing functions. */
  readonly log?: (source: string, message: string) => void;
}
