import type { CalendarYear } from '../../domain/time/calendar.ts';
import y2024 from './cn/2024.json' with { type: 'json' };
import y2025 from './cn/2025.json' with { type: 'json' };
import y2026 from './cn/2026.json' with { type: 'json' };
import y2027 from './cn/2027.json' with { type: 'json' };
import y2028 from './cn/2028.json' with { type: 'json' };
import y2029 from './cn/2029.json' with { type: 'json' };
import y2030 from './cn/2030.json' with { type: 'json' };
import y2031 from './cn/2031.json' with { type: 'json' };
import y2032 from './cn/2032.json' with { type: 'json' };
import y2033 from './cn/2033.json' with { type: 'json' };
import y2034 from './cn/2034.json' with { type: 'json' };

/**
 * The holiday tables kept in the repository: the State Council's notices for 2024–2026, and for 2027–2034 the
 * 13 statutory days (domain.md §1.3), marked PROVISIONAL. Tables uploaded by the centre come after these. A test holds
 * them to calendarYearSchema; parsing at start would cost every function several milliseconds.
 */
export const builtInCalendar: readonly CalendarYear[] = [
  y2024,
  y2025,
  y2026,
  y2027,
  y2028,
  y2029,
  y2030,
  y2031,
  y2032,
  y2033,
  y2034,
] as CalendarYear[];
