/** A queue message as the event-source poller needs it: the fields of an SQS Lambda event record. */
export interface ReceivedMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly md5OfBody: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: Readonly<Record<string, MessageAttribute>>;
}

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
}

export interface SqsLink {
  /** Delay in seconds of virtual time; without one the queue's own applies. Returns the message id. */
  send(
    queueArn: string,
    body: string,
    attributes?: Readonly<Record<string, MessageAttribute>>,
    delaySeconds?: number,
  ): string;
  /** At most `max` visible messages, hidden from then on for the visibility timeout. */
  receive(queueArn: string, max: number, visibilitySeconds?: number): ReceivedMessage[];
  delete(queueArn: string, receiptHandle: string): void;
  changeVisibility(queueArn: string, receiptHandle: string, seconds: number): void;
  depth(queueArn: string): QueueDepth;
}

export interface QueueDepth {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** One entry of PutEvents, in the field names of the API. */
export interface BusEntry {
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
  readonly Resources?: readonly string[];
  readonly Time?: string;
}

export interface EventsLink {
  /** Accepts one event for a bus (name or ARN; `default` for the default bus) and returns its id. */
  put(entry: BusEntry, bus: string): string;
}

export interface LambdaLink {
  /** Resolves with the function's answer; rejects on a function error, a timeout or an unknown function. */
  invoke(functionArn: string, event: unknown): Promise<unknown>;
}

export interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
}

export interface LogsLink {
  /** Stores the events and delivers them to the subscription filters of the group. */
  append(groupName: string, streamName: string, events: readonly LogEvent[]): void;
}

/** One message for one phone. `submittedAt` and the like are virtual epoch milliseconds. */
export interface SmsSubmission {
  readonly messageId: string;
  readonly phoneNumber: string;
  readonly message: string;
  readonly smsType: string;
  readonly senderId?: string;
}

export interface CarrierLink {
  /** Takes a message for delivery; throws `CarrierThrottled` when the simulated number says so. */
  submit(sms: SmsSubmission): void;
}

export interface SnsLink {
  /** Publishes to a topic, as a rule target or an alarm action does. */
  publish(topicArn: string, message: string, subject?: string): void;
}

/** What is about to be handed to one target of one rule. */
export interface PlannedDelivery {
  readonly eventId: string;
  readonly detailType: string;
  readonly source: string;
  readonly rule: string;
  readonly targetArn: string;
}

/**
 * Decides how an event reaches a target. Each number is one copy and its delay in virtual milliseconds:
 * `[0]` is plain delivery, `[0, 0]` a duplicate, `[30_000]` a late one, `[0, 60_000]` a duplicate long
 * after. Delivery is at least once: an empty answer is refused. A drop with later redelivery is a delay to
 * the target; several events that get falling delays arrive in reverse order.
 */
export interface DeliveryFaults {
  plan(delivery: PlannedDelivery): readonly number[];
}

/** Where a service says that it refused a call, lost a delivery, and the like. */
export type ServiceLog = (service: string, message: string) => void;

/** What the services call in each other and in the runtime. */
export interface Links {
  readonly sqs: SqsLink;
  readonly events: EventsLink;
  readonly sns: SnsLink;
  readonly logs: LogsLink;
  readonly carrier: CarrierLink;
  readonly lambda: LambdaLink;
  readonly faults: DeliveryFaults;
  readonly log: ServiceLog;
}
