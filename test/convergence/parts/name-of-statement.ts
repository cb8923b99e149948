const names: readonly (readonly [RegExp, string])[] = [
  [/^insert into "stripe_events"/, 'register'],
  [/^update "accounts" set "fence" = nextval/, 'claim'],
  [/^update "accounts" set "lease_until" = clock_timestamp/, 'renew'],
  [/^update "accounts" set "lease_until"/, 'release'],
  [/^select "id", "ref".*"covered_ticket" >= /, 'look'],
  [/^update "accounts" set "push_pending"/, 'repair'],
  [/^with before as/, 'record'],
  [/^with settled as/, 'settle'],
  [/^update "stripe_events" set "settled_at"/, 'mark'],
  [/^select .* from "account_customers" where/, 'customers'],
];

/** What a statement of the accounts' package does, for schedules and traces; else how it begins. */
export function nameOfStatement(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return names.find(([pattern]) => pattern.test(line))?.[1] ?? line.slice(0, 60);
}
