import { readFileSync } from 'node:fs';

/** Milliseconds: by the clock, and of processors for this process and for the engine that it started. */
export interface Times {
  readonly wall: number;
  readonly processor: number;
}

export interface Stopwatch {
  /** Since the start, without what was paused. */
  read(): Times;
  /** What measures is not measured. */
  paused<T>(look: () => T): T;
}

const ENGINE = 'dynoxide';
/** Linux gives processor times in hundredths of a second (proc_pid_stat(5)). */
const TICK_MS = 10;

export function stopwatch(): Stopwatch {
  const engine = enginePid();
  const now = (): Times => ({
    wall: performance.now(),
    processor: ownMs() + (engine === undefined ? 0 : processorMsOf(engine)),
  });
  let start = now();
  return {
    read() {
      const end = now();
      return { wall: end.wall - start.wall, processor: end.processor - start.processor };
    },
    paused(look) {
      const before = now();
      const seen = look();
      const after = now();
      start = {
        wall: start.wall + after.wall - before.wall,
        processor: start.processor + after.processor - before.processor,
      };
      return seen;
    },
  };
}

function ownMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The engine that this process started last; undefined where there is no /proc: only its own time counts then. */
function enginePid(): string | undefined {
  try {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ');
    return children.findLast((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === ENGINE);
  } catch {
    return undefined;
  }
}

function processorMsOf(pid: string): number {
  // After the name in brackets: state is the first, user and system time are the twelfth and thirteenth.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
