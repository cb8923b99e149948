/** What the code of a killed process gets from every port, so that its promises end; nobody else sees it. */
export class ProcessDied extends Error {
  override readonly name = 'ProcessDied';

  constructor() {
    super('This process is dead.');
  }
}
