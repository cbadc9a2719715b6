import type { World } from '../world.ts';
import type { Snapshot } from './snapshot.ts';

/** Who complained, and what they wrote, stands nowhere but in the sealed table: no state, event, letter, message or log. */
export function complaintFaults({ texts }: Snapshot, { trade, stack }: World): string[] {
  const secrets = [...trade.secrets];
  const holds = (text: string) => secrets.some((secret) => text.includes(secret));
  const logs = stack.app.functions.flatMap(({ service }) =>
    stack.logs(service).map((line) => [service, line] as const),
  );
  return [
    ...[...texts].flatMap(([key, text]) =>
      holds(text) ? [`${key} holds a complainant's own words or name`] : [],
    ),
    ...stack.services.eventLog
      .all()
      .flatMap(({ detail }) =>
        holds(JSON.stringify(detail)) ? ['an event on the bus tells of a complainant'] : [],
      ),
    ...logs.flatMap(([service, line]) =>
      holds(line) ? [`a log line of ${service} tells of a complainant`] : [],
    ),
    ...stack
      .sms()
      .flatMap(({ message }) => (holds(message) ? ['a text message tells of a complainant'] : [])),
  ];
}
