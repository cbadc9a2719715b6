import { onceBySystem } from '../../../shared/store/once-by-system.ts';

/** One page of a plan's work. */
export const once = onceBySystem('spot-checks', 'plan');
