import { defineRoutes } from '../../shared/runtime/route.ts';
import { agencyRoutes } from './routes/agency-routes.ts';
import { forumRoutes } from './routes/forum-routes.ts';
import { knowledgeRoutes } from './routes/knowledge-routes.ts';
import { outreachRoutes } from './routes/outreach-routes.ts';
import { registerRoutes } from './routes/register-routes.ts';
import { trainingRoutes } from './routes/training-routes.ts';

/** What the centre does for agencies: its registers, training, the hotline, visits, advice, guides, outreach (article 3). */
export const routes = defineRoutes({
  ...registerRoutes,
  ...agencyRoutes,
  ...trainingRoutes,
  ...knowledgeRoutes,
  ...outreachRoutes,
  ...forumRoutes,
});
