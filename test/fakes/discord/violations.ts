import type { z } from 'zod';
import type { Json } from './types.ts';

/**
 * A rule that a payload breaks. `how` says what Discord does about it: refuse the form (50035), refuse an empty message
 * (50006), fail itself (500), or take it, where the rule is this product's own.
 */
export type Violation = {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
  readonly how: 'refused' | 'empty' | 'crash' | 'taken';
};

export function violation(
  path: Violation['path'],
  message: string,
  more: Partial<Pick<Violation, 'code' | 'how'>> = {},
): Violation {
  return { path, message, code: 'BASE_TYPE_BAD_VALUE', how: 'refused', ...more };
}

/** `components.0.content: must be …`. */
export const inWords = ({ path, message }: Violation): string =>
  path.length === 0 ? message : `${path.join('.')}: ${message}`;

export function below(at: Violation['path'], violations: readonly Violation[]): Violation[] {
  return violations.map((one) => ({ ...one, path: [...at, ...one.path] }));
}

export function violationsOf(error: z.ZodError): Violation[] {
  return error.issues.map((issue) => violation(issue.path.map(stepOf), issue.message, { code: codeOf(issue) }));
}

const stepOf = (key: PropertyKey): string | number => (typeof key === 'number' ? key : String(key));

function codeOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string' ? 'BASE_TYPE_MAX_LENGTH' : 'BASE_TYPE_MAX';
    case 'too_small':
      return issue.origin === 'string' ? 'BASE_TYPE_MIN_LENGTH' : 'BASE_TYPE_MIN';
    case 'invalid_type':
      return issue.message.endsWith('undefined') ? 'BASE_TYPE_REQUIRED' : 'BASE_TYPE_BAD_TYPE';
    case 'invalid_union':
      return 'UNION_TYPE_CHOICES';
    case 'unrecognized_keys':
      return 'BASE_TYPE_UNKNOWN_KEY';
    default:
      return 'BASE_TYPE_BAD_VALUE';
  }
}

/** Discord's `errors`: `{ components: { 0: { content: { _errors: [{ code, message }] } } } }`. */
export function errorTree(violations: readonly Violation[]): Json {
  const tree: Json = {};
  for (const { path, code, message } of violations) {
    let node = tree;
    for (const step of path) node = branch(node, String(step));
    const before = Array.isArray(node._errors) ? node._errors : [];
    node._errors = [...before, { code, message }];
  }
  return tree;
}

function branch(node: Json, step: string): Json {
  const known = node[step];
  if (typeof known === 'object' && known !== null) return known as Json;
  const made: Json = {};
  node[step] = made;
  return made;
}
