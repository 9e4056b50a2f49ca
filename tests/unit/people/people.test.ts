import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPin, lockedForMs, openPeople, personConfig } from '../../../electron/station/people/people.ts';

let folder: string;
let otherMachine: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packwright-people-'));
  otherMachine = mkdtempSync(join(tmpdir(), 'packwright-people-'));
});
afterAll(() => {
  for (const each of [folder, otherMachine]) rmSync(each, { recursive: true, force: true });
});

const lead = () =>
  personConfig.parse({
    id: 'lead',
    name: 'Lea Lead',
    badge: 'B-2',
    pin: hashPin('2468', folder),
    rights: ['pack'],
  });

describe('people', () => {
  it('are known by their badge, without their PIN', () => {
    const person = openPeople([lead()], folder).byBadge('B-2');
    expect(person).toEqual({ id: 'lead', name: 'Lea Lead', badge: 'B-2', rights: ['pack'], language: null });
  });

  it('prove themselves with their own PIN and no other', () => {
    const people = openPeople([lead()], folder);
    expect(people.pinMatches('B-2', '2468')).toBe(true);
    expect(people.pinMatches('B-2', '2469')).toBe(false);
    expect(people.pinMatches('B-2', '')).toBe(false);
    expect(people.pinMatches('B-unknown', '2468')).toBe(false);
  });

  it('without a PIN never match one', () => {
    const people = openPeople([{ ...lead(), pin: null }], folder);
    expect(people.pinMatches('B-2', '')).toBe(false);
  });

  it('cannot be checked on another machine: the pepper stays where it was made', () => {
    expect(openPeople([lead()], otherMachine).pinMatches('B-2', '2468')).toBe(false);
    expect(statSync(join(folder, 'pepper')).mode & 0o077).toBe(0);
  });
});

describe('wrong PINs', () => {
  const now = new Date('2026-05-04T08:00:00Z');
  const failures = (count: number, secondsAgo: number) => ({
    count,
    lastAt: new Date(now.getTime() - secondsAgo * 1000),
  });

  it.each([
    [4, 0, 0],
    [5, 0, 30_000],
    [5, 10, 20_000],
    [5, 31, 0],
    [6, 0, 60_000],
    [7, 0, 120_000],
    [40, 0, 3_600_000],
  ])('%d in a row, the last %d s ago: wait %d ms', (count, secondsAgo, wait) => {
    expect(lockedForMs(failures(count, secondsAgo), now)).toBe(wait);
  });

  it('none: no wait', () => {
    expect(lockedForMs(null, now)).toBe(0);
  });
});
