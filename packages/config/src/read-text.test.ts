import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readText } from './read-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'planbridge-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const secret = { name: 'TOKEN', about: 'A secret.', secret: true };

function fileWith(content: string): string {
  const path = join(mkdtempSync(join(folder, 'secret-')), 'token');
  writeFileSync(path, content);
  return path;
}

test('reads a secret from the file that NAME_FILE names, without the newline that editors add', () => {
  expect(readText(secret, { TOKEN_FILE: fileWith('hush\n') })).toEqual({ ok: true, value: 'hush' });
});

test('does not look for a file where there is nothing to hide', () => {
  const open = { name: 'TOKEN', about: 'No secret.' };
  expect(readText(open, { TOKEN_FILE: fileWith('hush') })).toEqual({ ok: true, value: undefined });
});

test('names a file that is not there', () => {
  const path = join(folder, 'nowhere');
  expect(readText(secret, { TOKEN_FILE: path })).toEqual({
    ok: false,
    faults: [
      `TOKEN_FILE names ${path}, which cannot be read: check that the file exists and may be read by this user.`,
    ],
  });
});

test('names a folder that was taken for a file', () => {
  expect(readText(secret, { TOKEN_FILE: folder })).toMatchObject({ ok: false });
});

test('names an empty file', () => {
  const path = fileWith(' \n');
  expect(readText(secret, { TOKEN_FILE: path })).toEqual({
    ok: false,
    faults: [`TOKEN_FILE names ${path}, which is empty.`],
  });
});

test('does not choose between the variable and its file', () => {
  expect(readText(secret, { TOKEN: 'hush', TOKEN_FILE: fileWith('other') })).toEqual({
    ok: false,
    faults: ['TOKEN and TOKEN_FILE are both set: keep one of them.'],
  });
});
