/** What an account may be called; whatever else a token or Stripe's metadata says is no account. */
export function isAccountId(text: string): boolean {
  // Cs: half of a surrogate pair, which PostgreSQL cannot store. A dot segment would change the path of the product's API.
  return (
    text.length >= 1 && text.length <= 200 && !/[\p{Cc}\p{Cs}]/u.test(text) && text !== '.' && text !== '..'
  );
}
