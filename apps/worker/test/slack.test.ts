import { freePort } from '../../../infra/local/src/free-port.ts';
import { createPostMessage } from '../src/slack/post-message.ts';
import type { Answer } from './parts/start-server.ts';
import { startSlack } from './parts/start-slack.ts';

let slack: Awaited<ReturnType<typeof startSlack>>;

beforeAll(async () => {
  slack = await startSlack();
});

afterAll(() => slack.close());

const post = (apiUrl = slack.url) =>
  createPostMessage({ apiUrl, token: 'xoxb-hush', channel: 'C1' })('A text');

test('posts the text to the channel with the token', async () => {
  expect(await post()).toBe('posted');
  const call = slack.calls.at(-1);
  expect(call).toMatchObject({ method: 'POST', path: '/chat.postMessage' });
  expect(call?.headers.authorization).toBe('Bearer xoxb-hush');
  expect(JSON.parse(call?.body ?? '')).toMatchObject({ channel: 'C1', text: 'A text' });
});

test.each<[string, Answer, string]>([
  ['a refusal with 200', { body: { ok: false, error: 'channel_not_found' } }, 'refused'],
  ['429', { status: 429, body: '' }, 'refused'],
  ['500', { status: 500, body: { ok: false } }, 'unknown'],
  ['an answer that breaks off', 'break', 'unknown'],
  ['a page of HTML', { body: '<html>' }, 'unknown'],
  ['JSON that is not Slack’s', { body: [] }, 'unknown'],
])('takes %s for what it says about the message, and asks once', async (_what, answer, outcome) => {
  const before = slack.calls.length;
  slack.answers.push(answer);
  expect(await post()).toBe(outcome);
  expect(slack.calls).toHaveLength(before + 1);
});

test('knows that nothing was posted where nobody listens', async () => {
  expect(await post(`http://127.0.0.1:${await freePort()}`)).toBe('refused');
});
