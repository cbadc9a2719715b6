import type { Handlers } from '../../shared/runtime/route.ts';
import { answerDemand } from './demands/answer-demand.ts';
import { closeDemand, publishDemand } from './demands/publish-demand.ts';
import {
  listAllDemands,
  listOpenDemands,
  listOwnDemands,
  listOwnResponses,
  listResponses,
  readDemand,
} from './demands/read-demands.ts';
import { listMarketOrders, readMarketOrder } from './ingest/read-market-orders.ts';
import type { OrdersDeps } from './deps.ts';
import { decideOrderQuota } from './orders/decide-quota.ts';
import { placeOrder, readUsageDeclaration } from './orders/place-order.ts';
import { listOrders, listPlacedOrders, readOrder } from './orders/read-orders.ts';
import { acceptOrder, cancelOrder, declineOrder } from './orders/respond-to-order.ts';
import type { routes } from './routes.ts';
import { holdOrder, liftHold, proposeTermination, terminateOrder } from './service/end.ts';
import { downloadOrderFile } from './service/download-file.ts';
import { acceptDelivery, rateOrder, rejectDelivery } from './service/receive.ts';
import { deliverOrder, recordMilestone, registerContract } from './service/serve.ts';

/** The use case of each operation. */
export const handlers = {
  publishDemand,
  listOpenDemands,
  listOwnDemands,
  listAllDemands,
  readDemand,
  closeDemand,
  answerDemand,
  listResponses,
  listOwnResponses,
  readUsageDeclaration,
  placeOrder,
  listOrders,
  listPlacedOrders,
  readOrder,
  acceptOrder,
  declineOrder,
  cancelOrder,
  decideOrderQuota,
  registerContract,
  recordMilestone,
  deliverOrder,
  downloadOrderFile,
  rejectDelivery,
  acceptDelivery,
  rateOrder,
  proposeTermination,
  terminateOrder,
  holdOrder,
  liftHold,
  listMarketOrders,
  readMarketOrder,
} satisfies Handlers<typeof routes, OrdersDeps>;
