import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { connectTables } from '../../shared/platform/clients.ts';
import { eventBridgeBus } from '../../shared/platform/event-bus.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import type { RelayDeps } from './relay-events.ts';

export function connectRelay(environment: NodeJS.ProcessEnv): RelayDeps {
  const config = readEnvironment(environment, ['PLATFORM_TABLE', 'BUS_NAME']);
  return {
    tables: connectTables({ platform: config.PLATFORM_TABLE }),
    bus: eventBridgeBus(new EventBridgeClient({}), config.BUS_NAME),
    log: createLog(),
  };
}
