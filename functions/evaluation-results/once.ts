import { onceBySystem } from '../../shared/store/once-by-system.ts';

/** One step of the platform's own work on a result. */
export const once = onceBySystem('evaluation-results', 'result');
