import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import * as z from 'zod';
import { connectTables } from '../../shared/platform/clients.ts';
import { eventBridgeBus } from '../../shared/platform/event-bus.ts';
import { createLog } from '../../shared/runtime/log.ts';
import type { RelayDeps } from './relay-events.ts';

const Config = z.object({ PLATFORM_TABLE: z.string().min(1), BUS_NAME: z.string().min(1) });

export function connectRelay(environment: NodeJS.ProcessEnv): RelayDeps {
  const config = Config.parse(environment);
  return {
    tables: connectTables({ platform: config.PLATFORM_TABLE }),
    bus: eventBridgeBus(new EventBridgeClient({}), config.BUS_NAME),
    log: createLog(),
  };
}
