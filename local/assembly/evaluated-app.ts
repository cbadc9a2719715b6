import { type Identity, identify, type Place } from './identity.ts';
import { evaluate, type Scope } from './intrinsics.ts';
import type { Stack } from './template.ts';

/** A resource with its properties evaluated. */
export interface EvaluatedResource extends Identity {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface EvaluatedApp {
  readonly resources: readonly EvaluatedResource[];
  /** By `<stack>.<output id>`. */
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Evaluates every stack of an assembly, references between stacks included. `parameters` override the defaults of the
 * templates in whichever stack declares them; one that no stack declares is refused.
 */
export function evaluateApp(
  stacks: readonly Stack[],
  place: Place,
  parameters: Readonly<Record<string, string>>,
): EvaluatedApp {
  const declared = new Set(stacks.flatMap((stack) => Object.keys(stack.template.Parameters)));
  const unknown = Object.keys(parameters).filter((name) => !declared.has(name));
  if (unknown.length > 0) throw new Error(`no stack declares the parameter ${unknown.join(', ')}`);
  const scopes: StackScope[] = stacks.map(
    (stack) => new StackScope(stack, place, parameters, (name) => exported(name)),
  );
  const exported = (name: string): unknown => {
    for (const scope of scopes) {
      const value = scope.exportValue(name);
      if (value !== undefined) return value;
    }
    throw new Error(`no stack exports ${name}`);
  };
  return {
    resources: scopes.flatMap((scope) => scope.resources()),
    outputs: Object.fromEntries(scopes.flatMap((scope) => scope.outputs())),
  };
}

class StackScope implements Scope {
  readonly #stack: Stack;
  readonly #place: Place;
  readonly #parameters: Readonly<Record<string, string>>;
  readonly #imported: (name: string) => unknown;
  readonly #identities = new Map<string, Identity>();
  readonly #exports = new Map<string, unknown>();
  readonly #conditions = new Map<string, boolean>();

  constructor(
    stack: Stack,
    place: Place,
    parameters: Readonly<Record<string, string>>,
    imported: (name: string) => unknown,
  ) {
    this.#stack = stack;
    this.#place = place;
    this.#parameters = parameters;
    this.#imported = imported;
    for (const output of Object.values(stack.template.Outputs)) {
      if (output.Export !== undefined && this.#applies(output)) {
        this.#exports.set(String(evaluate(output.Export.Name, this)), output.Value);
      }
    }
  }

  resources(): EvaluatedResource[] {
    return Object.entries(this.#stack.template.Resources)
      .filter(([, resource]) => this.#applies(resource))
      .map(([logicalId, { Type: type, Properties }]) => {
        const properties = Object.fromEntries(
          Object.entries(Properties).map(([name, value]) => [name, this.#evaluateAt(logicalId, name, value)]),
        );
        return { stack: this.#stack.name, logicalId, type, properties, ...this.#identity(logicalId) };
      });
  }

  outputs(): [string, string][] {
    return Object.entries(this.#stack.template.Outputs)
      .filter(([, output]) => this.#applies(output))
      .map(([id, output]) => [`${this.#stack.name}.${id}`, String(evaluate(output.Value, this))]);
  }

  exportValue(name: string): unknown {
    return this.#exports.has(name) ? evaluate(this.#exports.get(name), this) : undefined;
  }

  ref(name: string): unknown {
    const { region, account, partition } = this.#place;
    switch (name) {
      case 'AWS::NoValue':
        return undefined;
      case 'AWS::Region':
        return region;
      case 'AWS::AccountId':
        return account;
      case 'AWS::Partition':
        return partition;
      case 'AWS::URLSuffix':
        return partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
      case 'AWS::StackName':
        return this.#stack.name;
      case 'AWS::StackId':
        return `arn:${partition}:cloudformation:${region}:${account}:stack/${this.#stack.name}/local`;
      case 'AWS::NotificationARNs':
        return [];
      default:
        return this.#parameter(name) ?? this.#identity(name).ref;
    }
  }

  getAtt(logicalId: string, attribute: string): unknown {
    const value = this.#identity(logicalId).attributes[attribute];
    if (value === undefined) {
      const type = this.#stack.template.Resources[logicalId]?.Type ?? 'no resource';
      throw new Error(
        `${this.#stack.name}: attribute ${attribute} of ${logicalId} (${type}) is not known locally`,
      );
    }
    return value;
  }

  importValue(exportName: string): unknown {
    return this.#imported(exportName);
  }

  condition(name: string): boolean {
    const known = this.#conditions.get(name);
    if (known !== undefined) return known;
    if (!(name in this.#stack.template.Conditions))
      throw new Error(`${this.#stack.name}: no condition ${name}`);
    const value = evaluate(this.#stack.template.Conditions[name], this) === true;
    this.#conditions.set(name, value);
    return value;
  }

  mapping(map: string, first: string, second: string): unknown {
    const value = this.#stack.template.Mappings[map]?.[first]?.[second];
    if (value === undefined) throw new Error(`${this.#stack.name}: no mapping ${map}.${first}.${second}`);
    return value;
  }

  #parameter(name: string): unknown {
    const parameter = this.#stack.template.Parameters[name];
    if (parameter === undefined) return undefined;
    const value = this.#parameters[name] ?? parameter.Default;
    if (value === undefined) throw new Error(`${this.#stack.name}: parameter ${name} has no value`);
    return value;
  }

  #identity(logicalId: string): Identity {
    const known = this.#identities.get(logicalId);
    if (known !== undefined) return known;
    const resource = this.#stack.template.Resources[logicalId];
    if (resource === undefined) throw new Error(`${this.#stack.name}: nothing is called ${logicalId}`);
    const identity = identify(
      {
        stack: this.#stack.name,
        logicalId,
        type: resource.Type,
        property: (name) => {
          const value = this.#evaluateAt(logicalId, name, resource.Properties[name]);
          return typeof value === 'string' ? value : undefined;
        },
      },
      this.#place,
    );
    this.#identities.set(logicalId, identity);
    return identity;
  }

  #applies(item: { readonly Condition?: string | undefined }): boolean {
    return item.Condition === undefined || this.condition(item.Condition);
  }

  #evaluateAt(logicalId: string, property: string, value: unknown): unknown {
    try {
      return evaluate(value, this);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`${this.#stack.name}/${logicalId}.${property}: ${reason}`, { cause: error });
    }
  }
}
