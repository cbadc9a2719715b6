import { onceBySystem } from '../../shared/store/once-by-system.ts';

/** One step of the season's work. */
export const once = onceBySystem('evaluation', 'evaluation');
