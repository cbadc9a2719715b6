import { apiId, bucketName, physicalName, stableUuid } from './physical-names.ts';

/** Where the application runs: the pseudo parameters. */
export interface Place {
  readonly region: string;
  readonly account: string;
  readonly partition: string;
  readonly internalUrl: string;
  /** Address of the HTTP API. */
  readonly publicUrl: string;
}

/** What `Ref` and `Fn::GetAtt` answer for one resource. */
export interface Identity {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Named {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** A property of the template by name, when it is a string once evaluated. */
  property(name: string): string | undefined;
}

type Identify = (resource: Named, place: Place) => Identity;

const arn = (place: Place, service: string, rest: string): string =>
  `arn:${place.partition}:${service}:${place.region}:${place.account}:${rest}`;

const nameOf = (resource: Named, property: string, maxLength: number): string =>
  resource.property(property) ?? physicalName(resource.stack, resource.logicalId, maxLength);

const anonymous: Identify = ({ stack, logicalId }) => ({ ref: stableUuid(stack, logicalId), attributes: {} });

const iamNamed =
  (kind: string, property: string): Identify =>
  (resource, { partition, account }) => {
    const name = nameOf(resource, property, 64);
    return { ref: name, attributes: { Arn: `arn:${partition}:iam::${account}:${kind}/${name}` } };
  };

const table: Identify = (resource, place) => {
  const name = nameOf(resource, 'TableName', 255);
  const tableArn = arn(place, 'dynamodb', `table/${name}`);
  // The service puts its own label; the runner replaces this one once the table exists.
  return { ref: name, attributes: { Arn: tableArn, StreamArn: `${tableArn}/stream/local` } };
};

const identities: Readonly<Record<string, Identify>> = {
  'AWS::Lambda::Function': (resource, place) => {
    const name = nameOf(resource, 'FunctionName', 64);
    return { ref: name, attributes: { Arn: arn(place, 'lambda', `function:${name}`) } };
  },
  'AWS::SQS::Queue': (resource, place) => {
    const name = nameOf(resource, 'QueueName', 80);
    const url = `${place.internalUrl}/sqs/${place.account}/${name}`;
    return { ref: url, attributes: { Arn: arn(place, 'sqs', name), QueueName: name, QueueUrl: url } };
  },
  'AWS::Events::EventBus': (resource, place) => {
    const name = nameOf(resource, 'Name', 256);
    return { ref: name, attributes: { Arn: arn(place, 'events', `event-bus/${name}`), Name: name } };
  },
  'AWS::Events::Rule': (resource, place) => {
    const name = nameOf(resource, 'Name', 64);
    return { ref: name, attributes: { Arn: arn(place, 'events', `rule/${name}`) } };
  },
  'AWS::Events::Archive': (resource, place) => {
    const name = nameOf(resource, 'ArchiveName', 48);
    return { ref: name, attributes: { Arn: arn(place, 'events', `archive/${name}`) } };
  },
  'AWS::Scheduler::ScheduleGroup': (resource, place) => {
    const name = nameOf(resource, 'Name', 64);
    return { ref: name, attributes: { Arn: arn(place, 'scheduler', `schedule-group/${name}`) } };
  },
  'AWS::Scheduler::Schedule': (resource, place) => {
    const name = nameOf(resource, 'Name', 64);
    const group = resource.property('GroupName') ?? 'default';
    return { ref: name, attributes: { Arn: arn(place, 'scheduler', `schedule/${group}/${name}`) } };
  },
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::S3::Bucket': (resource, place) => {
    const name = resource.property('BucketName') ?? bucketName(resource.stack, resource.logicalId);
    const host = new URL(place.internalUrl).host;
    return {
      ref: name,
      attributes: {
        Arn: `arn:${place.partition}:s3:::${name}`,
        DomainName: host,
        RegionalDomainName: host,
      },
    };
  },
  'AWS::KMS::Key': ({ stack, logicalId }, place) => {
    const id = stableUuid(stack, logicalId);
    return { ref: id, attributes: { Arn: arn(place, 'kms', `key/${id}`), KeyId: id } };
  },
  'AWS::KMS::Alias': (resource) => ({ ref: resource.property('AliasName') ?? '', attributes: {} }),
  'AWS::SNS::Topic': (resource, place) => {
    const name = nameOf(resource, 'TopicName', 256);
    const topicArn = arn(place, 'sns', name);
    return { ref: topicArn, attributes: { TopicArn: topicArn, TopicName: name } };
  },
  'AWS::Logs::LogGroup': (resource, place) => {
    const name = nameOf(resource, 'LogGroupName', 512);
    return { ref: name, attributes: { Arn: arn(place, 'logs', `log-group:${name}:*`) } };
  },
  'AWS::ApiGatewayV2::Api': ({ stack, logicalId }, place) => {
    const id = apiId(stack, logicalId);
    return { ref: id, attributes: { ApiId: id, ApiEndpoint: place.publicUrl } };
  },
  'AWS::ApiGatewayV2::Stage': (resource) => ({
    ref: resource.property('StageName') ?? '$default',
    attributes: {},
  }),
  'AWS::IAM::Role': iamNamed('role', 'RoleName'),
  'AWS::IAM::ManagedPolicy': iamNamed('policy', 'ManagedPolicyName'),
  'AWS::CloudWatch::Alarm': (resource, place) => {
    const name = nameOf(resource, 'AlarmName', 255);
    return { ref: name, attributes: { Arn: arn(place, 'cloudwatch', `alarm:${name}`) } };
  },
  'AWS::GuardDuty::MalwareProtectionPlan': (resource, place) => {
    const id = stableUuid(resource.stack, resource.logicalId);
    return {
      ref: id,
      attributes: {
        MalwareProtectionPlanId: id,
        Arn: arn(place, 'guardduty', `malware-protection-plan/${id}`),
      },
    };
  },
};

/** Names a resource; types without attributes of their own have a stable id and nothing more. */
export function identify(resource: Named, place: Place): Identity {
  return (identities[resource.type] ?? anonymous)(resource, place);
}
