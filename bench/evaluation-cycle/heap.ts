import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const MIB = 1024 * 1024;

// As `--expose-gc`, for whoever starts a part by itself.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is in use once everything that nobody holds is gone. */
export function heapMiB(): number {
  collect();
  return process.memoryUsage().heapUsed / MIB;
}
