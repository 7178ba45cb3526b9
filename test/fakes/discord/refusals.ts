import { apiErrors, type Reply } from './faults.ts';
import type { Store } from './store.ts';
import type { Json } from './types.ts';
import { errorTree, inWords, type Violation, violation } from './violations.ts';

/** Discord's answer to a form that it does not take. */
export const invalidForm = (violations: readonly Violation[]): Reply => ({
  status: 400,
  body: { message: 'Invalid Form Body', code: 50035, errors: errorTree(violations) },
});

/** Notes what a payload breaks, and gives Discord's answer to it; undefined where Discord takes the payload. */
export function refusePayload(store: Store, what: string, violations: readonly Violation[]): Reply | undefined {
  store.violations.push(...violations.map((one) => `${what}: ${inWords(one)}`));
  const refused = violations.filter(({ how }) => how === 'refused');
  if (refused.length > 0) return invalidForm(refused);
  if (violations.some(({ how }) => how === 'empty')) return apiErrors.emptyMessage;
  return violations.some(({ how }) => how === 'crash') ? apiErrors.serverError : undefined;
}

/** What a test has ordered against messages; no fault of theirs. */
export function refuseOrdered(store: Store, message: Json): Reply | undefined {
  if (!store.refusals.some((rule) => rule(message))) return undefined;
  return invalidForm([violation(['components'], 'refused by the test')]);
}
