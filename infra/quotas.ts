/**
 * Routes that this HTTP API is deployed with at most. AWS allows 300 until asked for more (Service Quotas, `apigateway`,
 * L-65B5C802 "Routes per API", raised for one API; https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html).
 */
export const ROUTES_PER_API = 600;

/** CloudFormation refuses a stack with more than 500 resources: beyond this many it is time to divide one. */
export const RESOURCES_PER_STACK = 450;
