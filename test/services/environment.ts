/** What global-setup passed on. Missing means that the test lies outside the projects that start the services. */
export function environment(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(
      `${name} is not set: this test must belong to jest's project "integration" (see jest.config.js).`,
    );
  }
  return value;
}
