import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../electron/sync/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'pw-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TOKEN = 'a-token-of-enough-characters';
const PIN = `${'AB:'.repeat(31)}AB`;
const GOOD = {
  token: TOKEN,
  sap: { url: 'https://sap:50000', company: 'SBO', user: 'pw', password: 'secret', trust: { sha256: PIN } },
};

function load(content: unknown, environmentToken?: string) {
  const path = join(folder, 'sync.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return loadConfig(path, environmentToken);
}

function mistakesOf(content: unknown): string {
  const result = load(content);
  if (result.ok) throw new Error('the configuration was taken');
  return result.mistakes.join('\n');
}

const HOOK = { listen: '0.0.0.0:8443', url: 'https://packing.example/sap' };
const withSap = (changes: object) => ({ ...GOOD, sap: { ...GOOD.sap, ...changes } });

describe('the configuration', () => {
  it('is taken with its defaults', () => {
    expect(load(GOOD)).toEqual({
      ok: true,
      config: {
        listen: { host: '127.0.0.1', port: 0 },
        token: TOKEN,
        warehouses: null,
        progress: { orders: true, pickLists: false, intervalMs: 30_000 },
        reconcileIntervalMs: 900_000,
        webhook: null,
        sap: {
          url: 'https://sap:50000/b1s/v2/',
          company: 'SBO',
          user: 'pw',
          password: 'secret',
          trust: { kind: 'pin', sha256: 'ab'.repeat(32) },
          pageSize: 500,
          readDeadlineMs: 60_000,
          postDeadlineMs: 120_000,
          quietPeriodMs: 300_000,
          pullIntervalMs: 10_000,
          catalogueIntervalMs: 900_000,
          sandbox: false,
        },
      },
    });
  });

  it('reads the password and the company authority from files beside it', () => {
    writeFileSync(join(folder, 'password'), 'from-file\n');
    writeFileSync(join(folder, 'ca.pem'), '-----BEGIN CERTIFICATE-----\nx\n');
    const result = load(withSap({ password: undefined, passwordFile: 'password', trust: { ca: 'ca.pem' } }));
    expect(result).toMatchObject({
      ok: true,
      config: { sap: { password: 'from-file', trust: { kind: 'ca' } } },
    });
  });

  it('takes the address under which SAP calls, with a certificate or without one', () => {
    const hook = { listen: '[::]:8443', url: 'https://packing.example/sap/' };
    const webhook = { host: '::', port: 8443, url: 'https://packing.example/sap', tls: null };
    expect(load(withSap({ webhook: hook }))).toMatchObject({ ok: true, config: { webhook } });
    writeFileSync(join(folder, 'hook.pem'), '-----BEGIN CERTIFICATE-----\nx\n');
    const files = { certificate: 'hook.pem', key: 'hook.pem' };
    expect(load(withSap({ webhook: { ...hook, ...files } }))).toMatchObject({
      ok: true,
      config: { webhook: { tls: { cert: expect.stringContaining('BEGIN') } } },
    });
  });

  it('takes the token of the environment first, and SAP may be absent', () => {
    expect(load({ sap: null }, 'b'.repeat(32))).toMatchObject({
      ok: true,
      config: { token: 'b'.repeat(32), sap: null },
    });
  });

  it.each([
    ['{', 'is not valid JSON'],
    [{ ...GOOD, tocken: 'x' }, 'Unrecognized key: "tocken"'],
    [{ ...GOOD, token: 'short' }, 'token is missing or shorter than 16 characters'],
    [{ ...GOOD, listen: { host: '0.0.0.0', port: 1 } }, 'listen.host is "0.0.0.0"'],
    [{ ...GOOD, listen: { host: '127.0.0.1', port: 70_000 } }, 'listen.port'],
    [withSap({ url: 'sap' }), 'sap.url: must be an address such as https://sap.example:50000'],
    [withSap({ url: 'http://sap:50000' }), 'sap.url begins with http://'],
    [withSap({ url: 'http://127.0.0.1:50000' }), 'sap.url begins with http://'],
    [withSap({ url: 'http://sap:50000', sandbox: true }), 'sap.url begins with http://'],
    [withSap({ url: 'https://u:p@sap:50000' }), 'holds a user or password'],
    [withSap({ password: undefined }), 'either password or passwordFile'],
    [withSap({ passwordFile: 'x' }), 'either password or passwordFile'],
    [withSap({ password: undefined, passwordFile: 'nowhere' }), 'there is no such file'],
    [withSap({ trust: 'ignore' }), 'sap.trust'],
    [withSap({ trust: { sha256: 'abc' } }), 'not a SHA-256 fingerprint'],
    [withSap({ trust: { ca: 'nowhere.pem' } }), 'sap.trust.ca'],
    [withSap({ postDeadlineSeconds: 120, quietPeriodSeconds: 60 }), 'quietPeriodSeconds is shorter'],
    [withSap({ pageSize: 0 }), 'sap.pageSize'],
    [withSap({ webhook: { ...HOOK, listen: '8443' } }), 'sap.webhook.listen: must be host:port'],
    [withSap({ webhook: { ...HOOK, url: 'http://packing.example/' } }), 'its secret would travel readable'],
    [withSap({ webhook: { ...HOOK, url: 'https://packing.example/?a' } }), 'no ? and no #'],
    [withSap({ webhook: { ...HOOK, key: 'key.pem' } }), 'both certificate and key'],
    [withSap({ webhook: { ...HOOK, key: 'no.pem', certificate: 'no.pem' } }), 'there is no such file'],
  ])('%j is refused in plain words', (content, words) => {
    expect(mistakesOf(content)).toContain(words);
  });

  it('never repeats the password in what it says', () => {
    expect(mistakesOf(withSap({ password: 'hush-hush', url: 'http://sap:50000' }))).not.toContain(
      'hush-hush',
    );
  });

  it('names a file that is not there', () => {
    const result = loadConfig(join(folder, 'none.json'), undefined);
    expect(result).toMatchObject({ ok: false, mistakes: [expect.stringContaining('there is no such file')] });
  });
});
