/** Who can sign in. The bar in an id must survive every URL on its way. */
export type DemoUser = Readonly<{ username: string; name: string; sub: string; email: string }>;

export const demoUsers: readonly DemoUser[] = [
  { username: 'ada', name: 'Ada', sub: 'demo|ada', email: 'ada@example.com' },
  { username: 'grace', name: 'Grace', sub: 'demo|grace', email: 'grace@example.com' },
  { username: 'linus', name: 'Linus', sub: 'demo|linus', email: 'linus@example.com' },
  { username: 'margaret', name: 'Margaret', sub: 'demo|margaret', email: 'margaret@example.com' },
  { username: 'edsger', name: 'Edsger', sub: 'demo|edsger', email: 'edsger@example.com' },
];
