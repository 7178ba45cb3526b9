/** The fields of an object, none of anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The error, its cause, that one's cause …; also the parts of an AggregateError. */
export function causesOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  let next = error;
  while (typeof next === 'object' && next !== null && !chain.includes(next)) {
    chain.push(next);
    next = next instanceof AggregateError ? next.errors[0] : fieldsOf(next).cause;
  }
  return chain;
}
