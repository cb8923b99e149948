/** The environment is not usable; one sentence per fault, none with a secret's value in it. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(['The configuration is not usable:', ...faults.map((fault) => `- ${fault}`)].join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
  }
}
