export const traces = { account: 'auth0|ada', workflow: 'left-by-a-test' } as const;
