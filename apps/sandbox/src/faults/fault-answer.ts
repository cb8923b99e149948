import type { AnswerFault } from './create-fault-board.ts';

/** How a service words an error of that status. */
export type ErrorBody = (status: number) => unknown;

export type FaultAnswer = Readonly<{
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}>;

const json = 'application/json; charset=utf-8';

/** What a fault answers in the place of the service; null: it answers nothing. */
export function faultAnswer(fault: AnswerFault, errorBody: ErrorBody): FaultAnswer | null {
  switch (fault.kind) {
    case 'status':
      return {
        status: fault.status,
        headers: {
          'content-type': json,
          ...(fault.retry_after === undefined ? {} : { 'retry-after': `${fault.retry_after}` }),
          ...fault.headers,
        },
        body: JSON.stringify(fault.body ?? errorBody(fault.status)),
      };
    case 'html':
      return {
        status: fault.status,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: '<!doctype html><title>Bad Gateway</title><h1>502 Bad Gateway</h1><p>A proxy on the way answered.</p>',
      };
    case 'no_envelope':
      return {
        status: fault.status,
        headers: { 'content-type': json },
        body: '{"message":"no healthy upstream"}',
      };
    case 'truncated':
    case 'timeout':
    case 'reset':
      return null;
  }
}
