import { onceBySystem } from '../../shared/store/once-by-system.ts';

/** One step of the survey's work. */
export const once = onceBySystem('satisfaction', 'survey');
