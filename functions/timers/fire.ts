import { connectTables } from '../../shared/platform/clients.ts';
import { httpTreasury } from '../../shared/platform/treasury/http-treasury.ts';
import { httpVerificationGateway } from '../../shared/platform/verification-gateway/http-gateway.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { queueHandler } from '../../shared/runtime/queue-handler.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { deadlineHandlers as administration } from '../administration/deadlines.ts';
import { deadlineHandlers as archive } from '../archive/deadlines.ts';
import { deadlineHandlers as creditRecords } from '../credit-records/deadlines.ts';
import { deadlineHandlers as complaints } from '../complaints/deadlines.ts';
import { deadlineHandlers as catalogue } from '../catalogue/deadlines.ts';
import { deadlineHandlers as funds } from '../funds/deadlines.ts';
import { deadlineHandlers as notification } from '../notification/deadlines.ts';
import { deadlineHandlers as orders } from '../orders/deadlines.ts';
import { deadlineHandlers as publicity } from '../publicity/deadlines.ts';
import { deadlineHandlers as rectifications } from '../rectifications/deadlines.ts';
import { deadlineHandlers as removals } from '../removals/deadlines.ts';
import { deadlineHandlers as suspensions } from '../suspensions/deadlines.ts';
import { deadlineHandlers as violations } from '../violations/deadlines.ts';
import { deadlineHandlers as registration } from '../registration/deadlines.ts';
import { deadlineHandlers as upkeep } from '../upkeep/deadlines.ts';
import { deadlineHandlers as verification } from '../verification/deadlines.ts';
import { deadlineHandlers as satisfaction } from '../satisfaction/deadlines.ts';
import { deadlineHandlers as spotChecks } from '../spot-checks/deadlines.ts';
import { deadlineHandlers as evaluation } from '../evaluation/deadlines.ts';
import { DeadlineMessage } from './deadline-message.ts';
import { fireDeadline } from './fire-deadline.ts';

const config = readEnvironment(process.env, ['PLATFORM_TABLE'], {
  VERIFICATION_GATEWAY_URL: '',
  TREASURY_URL: '',
});

const log = createLog();
const tables = connectTables({ platform: config.PLATFORM_TABLE });
const deps = {
  tables,
  log,
  settings: settingsSource(tables),
  gateway: httpVerificationGateway(config.VERIFICATION_GATEWAY_URL, log),
  treasury: httpTreasury(config.TREASURY_URL, log),
};

/** Each capability says what its own deadlines mean. */
const handlers = {
  ...administration,
  ...registration,
  ...verification,
  ...publicity,
  ...notification,
  ...complaints,
  ...creditRecords,
  ...catalogue,
  ...orders,
  ...upkeep,
  ...rectifications,
  ...removals,
  ...suspensions,
  ...funds,
  ...violations,
  ...satisfaction,
  ...spotChecks,
  ...archive,
  ...evaluation,
};

export const handler = queueHandler(
  log,
  ({ body }) => DeadlineMessage().parse(JSON.parse(body)),
  (message) => fireDeadline(message, new Date().toISOString(), handlers, deps),
);
