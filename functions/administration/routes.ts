import { defineRoutes } from '../../shared/runtime/route.ts';
import { calendarRoutes } from './routes/calendar-routes.ts';
import { historyRoutes } from './routes/history-routes.ts';
import { officerRoutes } from './routes/officer-routes.ts';
import { policyRoutes } from './routes/policy-routes.ts';
import { taskRoutes } from './routes/task-routes.ts';

/** What keeps the platform itself: the officers' register, parameters, calendars, the work queue, the audit trail. */
export const routes = defineRoutes({
  ...officerRoutes,
  ...policyRoutes,
  ...calendarRoutes,
  ...taskRoutes,
  ...historyRoutes,
});
