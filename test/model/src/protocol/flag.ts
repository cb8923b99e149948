/** A boolean of the state: encoded as it is. */
export type Flag = 0 | 1;
