/** Whether facts were read no earlier than others: they hold every change that those hold. */
export function holdsAll(seen: number, others: number): boolean {
  return (seen & others) === others;
}
