import { takeSnapshot } from './invariants/snapshot.ts';
import { sayTheRest } from './moves/market.ts';
import type { World } from './world.ts';

/** Longer than any deadline but those counted in months, so that every sweep, retry and clock has had its turn. */
const LONG = 'P45D';
/** Longer than the relay's sweep and its grace. */
const SWEPT = 'PT12M';
/** Longer than the visibility time-outs of five receives. */
const RETRIES = 'PT3H';

/**
 * Ends the history: faults off, sources back, waits for retries, gives dead letters back to where they came from as
 * the runbook says, and lets time pass. What a crash put among the dead letters is noted.
 */
export async function settle(world: World, calm = LONG): Promise<void> {
  world.note('— calm —');
  const { stack } = world;
  stack.faults.clear();
  for (const { applicant } of world.players) {
    await world.place.scriptGateway(applicant.uscc, {});
    await world.local(`/local/treasury-scripts/${applicant.uscc}`, 'DELETE');
  }
  sayTheRest(world);
  await stack.clock.advance(SWEPT);
  // What is left now would be relayed again at every sweep of the long time to come.
  const { outbox } = await takeSnapshot(world);
  if (outbox.length > 0) throw new Error(`${outbox.length} events lie in the outbox after a sweep`);
  await stack.clock.advance(RETRIES);
  const redriven = redriveAll(world);
  await stack.quiesce();
  await stack.clock.advance(calm);
  if (redriven > 0) world.note(`${redriven} dead letters given back`);
  for (const { name, arn, letters } of deadLetters(world)) {
    world.violate(`${letters} messages in ${name} after everything was given back`);
    for (const line of reasonsOf(world, arn)) world.note(`  ${line}`);
  }
  for (const { name, arn } of stack.app.queues) {
    const { visible, inFlight, delayed } = stack.services.queues.depth(arn);
    if (!name.includes('DeadLetters') && visible + inFlight + delayed > 0)
      world.violate(`${visible + inFlight + delayed} messages left in ${name}`);
  }
}

function deadLetters({ stack }: World) {
  return stack.app.queues
    .filter(({ name }) => name.includes('DeadLetters'))
    .map(({ name, arn }) => ({ name, arn, letters: stack.services.queues.depth(arn).visible }))
    .filter(({ letters }) => letters > 0);
}

/** What the function behind a dead-letter queue last said of its failures. */
function reasonsOf({ stack }: World, deadLetterArn: string): string[] {
  const { app } = stack;
  const source = app.queues.find(({ redrive }) => redrive?.deadLetterArn === deadLetterArn)?.arn;
  const arn = app.eventSources.find(({ sourceArn }) => sourceArn === source)?.functionArn;
  return arn === undefined
    ? []
    : stack
        .logs(arn)
        .filter((line) => /ERROR|FAILED/.test(line))
        .slice(-3);
}

/** docs/runbooks/dead-letters.md: a work queue's go back, the carrier's reports are handed over again, others hold no work. */
function redriveAll(world: World): number {
  const { stack } = world;
  const { queues } = stack.services;
  let count = 0;
  for (const { name, arn, letters } of deadLetters(world)) {
    world.note(`${letters} dead letters in ${name}`);
    count += letters;
    if (queues.redrive(arn) > 0) continue;
    for (;;) {
      const received = queues.receive(arn, 10);
      if (received.length === 0) break;
      for (const { receiptHandle, body, messageAttributes } of received) {
        queues.delete(arn, receiptHandle);
        const target = messageAttributes['TARGET_ARN']?.StringValue;
        if (target !== undefined) void stack.services.links.lambda.invoke(target, JSON.parse(body));
      }
    }
  }
  return count;
}
