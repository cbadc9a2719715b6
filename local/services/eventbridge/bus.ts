import type { ResolvedApp, ResolvedRule, ResolvedTarget } from '../../assembly/resolved-app.ts';
import type { Kernel } from '../../clock/kernel.ts';
import { targetKind, type TargetDelivery } from '../delivery/target-delivery.ts';
import type { DeliveryFaults, EventsLink } from '../links.ts';
import { AwsError } from '../wire/aws-error.ts';
import { checkTarget, payloadFor, toEvent, type BridgeEvent } from './event.ts';
import type { EventLog } from './event-log.ts';
import { compilePattern, type EventMatcher } from './pattern.ts';

interface LoadedRule {
  readonly rule: ResolvedRule;
  readonly matches: EventMatcher;
}

/**
 * The buses and their rules. Accepting an event and handing it over for delivery are one step, so an event
 * that was answered with an id is never lost; rules of other accounts, archives and replays do not exist here.
 */
export function createBus(
  kernel: Kernel,
  app: ResolvedApp,
  delivery: TargetDelivery,
  faults: () => DeliveryFaults,
  log: EventLog,
): EventsLink {
  const buses = new Map<string, LoadedRule[]>([['default', []]]);
  for (const bus of app.buses) buses.set(bus.name, []);
  for (const rule of app.rules) {
    const rules = buses.get(rule.busName);
    if (rules === undefined) throw new Error(`Rule ${rule.name} is on an unknown bus: ${rule.busName}`);
    if (rule.pattern === undefined)
      throw new Error(`Rule ${rule.name} has no event pattern; use a schedule.`);
    for (const target of rule.targets) {
      checkTarget(rule.name, target);
      targetKind(target.arn);
    }
    if (rule.enabled) rules.push({ rule, matches: compilePattern(rule.pattern) });
  }

  const deliverTo = (event: BridgeEvent, rule: ResolvedRule, target: ResolvedTarget): void => {
    const delays = faults().plan({
      eventId: event.id,
      detailType: event['detail-type'],
      source: event.source,
      rule: rule.name,
      targetArn: target.arn,
    });
    if (delays.length === 0) throw new Error('A delivery plan without a copy: delivery is at least once.');
    for (const delay of delays) {
      delivery.deliver(
        {
          via: 'eventbridge',
          label: rule.arn,
          targetArn: target.arn,
          payload: payloadFor(target, event),
          deadLetterArn: target.deadLetterArn,
        },
        kernel.now() + delay,
      );
    }
  };

  return {
    put(entry, bus) {
      const name = bus.slice(bus.lastIndexOf('/') + 1);
      const rules = buses.get(name);
      if (rules === undefined)
        throw new AwsError('ResourceNotFoundException', `Event bus ${name} does not exist.`);
      const event = toEvent(entry, app, kernel.now());
      for (const { rule, matches } of rules) {
        if (matches(event)) for (const target of rule.targets) deliverTo(event, rule, target);
      }
      log.add(name, event, kernel.now());
      return event.id;
    },
  };
}
