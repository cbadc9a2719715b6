/** What an expression of one template may refer to. */
export interface Scope {
  ref(name: string): unknown;
  getAtt(logicalId: string, attribute: string): unknown;
  importValue(exportName: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): unknown;
}

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => scope.ref(text(argument, 'Ref')),
  Condition: (argument, scope) => scope.condition(text(argument, 'Condition')),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, ...attribute] =
      typeof argument === 'string' ? argument.split('.') : list(argument, 'Fn::GetAtt').map(String);
    return scope.getAtt(text(logicalId, 'Fn::GetAtt'), attribute.join('.'));
  },
  'Fn::ImportValue': (argument, scope) =>
    scope.importValue(text(evaluate(argument, scope), 'Fn::ImportValue')),
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = list(argument, 'Fn::Join');
    return list(evaluate(parts, scope), 'Fn::Join').map(String).join(text(separator, 'Fn::Join'));
  },
  'Fn::Select': (argument, scope) => {
    const [index, items] = list(argument, 'Fn::Select');
    const chosen = list(evaluate(items, scope), 'Fn::Select')[Number(evaluate(index, scope))];
    if (chosen === undefined) throw new Error('Fn::Select: no such item');
    return chosen;
  },
  'Fn::Split': (argument, scope) => {
    const [separator, value] = list(argument, 'Fn::Split');
    return text(evaluate(value, scope), 'Fn::Split').split(text(separator, 'Fn::Split'));
  },
  'Fn::Sub': substitute,
  'Fn::FindInMap': (argument, scope) => {
    const [map, first, second] = list(evaluate(argument, scope), 'Fn::FindInMap').map(String);
    return scope.mapping(map ?? '', first ?? '', second ?? '');
  },
  'Fn::Base64': (argument, scope) =>
    Buffer.from(text(evaluate(argument, scope), 'Fn::Base64')).toString('base64'),
  'Fn::If': (argument, scope) => {
    const [condition, then, otherwise] = list(argument, 'Fn::If');
    return evaluate(scope.condition(text(condition, 'Fn::If')) ? then : otherwise, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = list(evaluate(argument, scope), 'Fn::Equals');
    return String(left) === String(right);
  },
  'Fn::Not': (argument, scope) => evaluate(list(argument, 'Fn::Not')[0], scope) !== true,
  'Fn::And': (argument, scope) => list(argument, 'Fn::And').every((part) => evaluate(part, scope) === true),
  'Fn::Or': (argument, scope) => list(argument, 'Fn::Or').some((part) => evaluate(part, scope) === true),
};

/**
 * The value of a template expression. Properties and items that are `AWS::NoValue` disappear. Throws at an intrinsic
 * function that it does not know.
 */
export function evaluate(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => evaluate(item, scope)).filter((item) => item !== undefined);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) {
    const [name, argument] = only;
    const intrinsic = intrinsics[name];
    // `Condition` is an intrinsic only in the Conditions section; elsewhere it is a property like another.
    if (intrinsic !== undefined && (name !== 'Condition' || typeof argument === 'string')) {
      return intrinsic(argument, scope);
    }
    if (name.startsWith('Fn::')) throw new Error(`the intrinsic function ${name} is not supported locally`);
  }
  const evaluated = entries.map(([name, item]) => [name, evaluate(item, scope)] as const);
  return Object.fromEntries(evaluated.filter(([, item]) => item !== undefined));
}

function substitute(argument: unknown, scope: Scope): string {
  const [template, variables] = typeof argument === 'string' ? [argument, {}] : list(argument, 'Fn::Sub');
  const own = evaluate(variables, scope);
  return text(template, 'Fn::Sub').replaceAll(
    /\$\{(!?)([^}]+)\}/g,
    (_whole, literal: string, name: string) => {
      if (literal === '!') return `\${${name}}`;
      const given: unknown = typeof own === 'object' && own !== null ? Reflect.get(own, name) : undefined;
      if (given !== undefined) return String(given);
      const [logicalId, ...attribute] = name.split('.');
      return String(
        attribute.length === 0 ? scope.ref(name) : scope.getAtt(logicalId ?? '', attribute.join('.')),
      );
    },
  );
}

function list(value: unknown, where: string): unknown[] {
  if (!Array.isArray(value)) throw new Error(`${where} needs a list`);
  return value;
}

function text(value: unknown, where: string): string {
  if (typeof value !== 'string') throw new Error(`${where} needs a string`);
  return value;
}
