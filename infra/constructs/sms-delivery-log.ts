import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type ILogGroup, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeWildcard } from '../acknowledge.ts';

/**
 * Delivery status of text messages, which Amazon SNS tells only through two CloudWatch log groups of fixed names. Their
 * lines hold the full phone number (domain.md §3.4): the groups exist before SNS would make them, and forget after one
 * day. CloudFormation has no resource for the account's SMS attributes, hence the call.
 */
export class SmsDeliveryLog extends Construct {
  readonly logGroups: readonly ILogGroup[];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const base = `sns/${Aws.REGION}/${Aws.ACCOUNT_ID}/DirectPublishToPhoneNumber`;
    const group = (name: string, logGroupName: string) =>
      new LogGroup(this, name, {
        logGroupName,
        retention: RetentionDays.ONE_DAY,
        removalPolicy: RemovalPolicy.DESTROY,
      });
    this.logGroups = [group('Delivered', base), group('Failed', `${base}/Failure`)];
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('sns.amazonaws.com') });
    const policy = new Policy(this, 'Policy', {
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: this.logGroups.map((logGroup) => logGroup.logGroupArn),
        }),
      ],
    });
    this.setAttributes(role, policy);
  }

  private setAttributes(role: Role, policy: Policy): void {
    const call = {
      service: 'SNS',
      action: 'setSMSAttributes',
      parameters: {
        attributes: {
          DeliveryStatusIAMRole: role.roleArn,
          DeliveryStatusSuccessSamplingRate: '100',
          DefaultSMSType: 'Transactional',
        },
      },
      physicalResourceId: PhysicalResourceId.of('sms-attributes'),
    };
    const attributes = new AwsCustomResource(this, 'Attributes', {
      onUpdate: call,
      installLatestAwsSdk: false,
      timeout: Duration.seconds(60),
      memorySize: 512,
      logGroup: new LogGroup(this, 'AttributesLog', {
        retention: RetentionDays.ONE_WEEK,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
      policy: AwsCustomResourcePolicy.fromStatements([
        new PolicyStatement({ effect: Effect.ALLOW, actions: ['sns:SetSMSAttributes'], resources: ['*'] }),
        new PolicyStatement({ effect: Effect.ALLOW, actions: ['iam:PassRole'], resources: [role.roleArn] }),
      ]),
    });
    attributes.node.addDependency(policy);
    for (const child of attributes.node.findAll()) {
      if (child instanceof Policy) {
        acknowledgeWildcard(
          child,
          /^Resource::\*$/,
          "The SMS attributes are the account's; IAM has no resource for them.",
        );
      }
    }
    // CDK keeps one function for all such calls of a stack, beside this construct and not in it.
    const caller = Stack.of(this).node.findChild('AWS679f53fac002430cb0da5b7982bd2287');
    const reason = "CDK's own function, run during a deployment only, which fails visibly when it does.";
    acknowledge(caller, 'Serverless-LambdaDLQ', reason);
    acknowledge(caller, 'Serverless-LambdaTracing', reason);
    const policyName = 'service-role/AWSLambdaBasicExecutionRole';
    acknowledge(
      caller,
      `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policyName}]`,
      reason,
    );
  }
}
