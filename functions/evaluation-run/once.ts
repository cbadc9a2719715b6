import { onceBySystem } from '../../shared/store/once-by-system.ts';

/** One step of a run. */
export const once = onceBySystem('evaluation-run', 'run');
