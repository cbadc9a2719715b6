import { type App, type StackProps, Tags } from 'aws-cdk-lib';
import type { Capability, CapabilityGroups } from './capability.ts';
import type { Shipping } from './constructs/bundle.ts';
import type { HouseContext } from './constructs/context.ts';
import type { Resources } from './needs.ts';
import { queues } from './queues.ts';
import type { StageConfig } from './stage.ts';
import { ApiStack } from './stacks/api.ts';
import { DataStack } from './stacks/data.ts';
import { MessagingStack } from './stacks/messaging.ts';
import { ObservabilityStack } from './stacks/observability.ts';
import { RoutesStack } from './stacks/routes.ts';
import { WorkersStack } from './stacks/workers.ts';
import { receiptReader, scheduledFunctions, streamConsumers } from './workers.ts';

export interface ApplicationProps {
  readonly stage: StageConfig;
  readonly capabilities: CapabilityGroups;
  readonly code: HouseContext['code'];
}

/** All stacks of a stage. */
export function buildApplication(app: App, { stage, capabilities, code }: ApplicationProps): void {
  const props: StackProps = stage.region ? { env: { region: stage.region } } : {};
  const id = (name: string) => `Voucher-${stage.name}-${name}`;
  const { alarmTopic } = new ObservabilityStack(app, id('Observability'), stage, props);
  const house: HouseContext = { stage, alarmTopic, code };
  const data = new DataStack(app, id('Data'), stage, props);
  const messaging = new MessagingStack(app, id('Messaging'), house, props);
  const resources: Resources = {
    stage,
    platform: data.platform,
    sealed: data.sealed,
    sealedKey: data.sealedKey,
    macKey: data.macKey,
    historyKey: data.historyKey,
    materials: data.materials,
    bus: messaging.bus,
    scheduleGroup: messaging.scheduleGroup,
    scheduleRole: messaging.scheduleRole,
    scheduleDeadLetters: messaging.scheduleDeadLetters.queue,
    deadlines: messaging.queue('deadlines').queue,
    outlets: Object.fromEntries(
      queues.flatMap(({ name, variable }) =>
        variable ? [[name, { variable, queue: messaging.queue(name).queue }]] : [],
      ),
    ),
  };
  new WorkersStack(app, id('Workers'), house, messaging, resources, props);
  const all = Object.values(capabilities).flat();
  const { api } = new ApiStack(app, id('Api'), house, all, resources, props);
  for (const [group, members] of Object.entries(capabilities)) {
    if (members.length > 0) new RoutesStack(app, id(`${group}Routes`), api, members, props);
  }
  Tags.of(app).add('project', 'innovation-voucher-agencies');
  Tags.of(app).add('stage', stage.name);
}

const DOCUMENT_FONT = 'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';

/** The library of a gateway that the stage does not use stays at home; the API's document is a file beside its function. */
export function shipping(stage: StageConfig): Shipping {
  const gateway = ['@alicloud/dysmsapi20170525', '@alicloud/openapi-core', '@aws-sdk/client-secrets-manager'];
  return {
    never: stage.smsProvider === 'sns' ? gateway : [],
    beside: {
      'administration-api': ['docs/openapi.json'],
      // Only what a document uses of it is embedded there; any agency's name may use any of it.
      'evaluation-api': [DOCUMENT_FONT],
      'evaluation-results-api': [DOCUMENT_FONT],
    },
  };
}

/** Entry file of every function of a stage by the function's name. */
export function functionEntries(
  stage: StageConfig,
  capabilities: readonly Capability[],
): Record<string, string> {
  const workers = [
    ...queues.map(({ consumer }) => consumer),
    ...streamConsumers,
    ...scheduledFunctions,
    ...(stage.smsProvider === 'sns' ? [receiptReader] : []),
  ];
  return Object.fromEntries([
    ...capabilities.map(({ name, entry }) => [`${name}-api`, entry]),
    ...workers.map(({ name, entry }) => [name, entry]),
  ]);
}
