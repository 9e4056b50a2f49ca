import { expect, test } from 'vitest';
import { lineRows, ROW_HEIGHTS, visibleRows, withLineInHand } from '../../../renderer/station/line-rows.ts';
import { lines, manyLines } from '../../support/page/goods.ts';

test('the next line stands on top, then what is open, then what is complete', () => {
  const rows = lineRows(lines('en', 'PAS-SPA-500'));
  expect(rows.map(({ kind }) => kind)).toEqual([
    'next',
    ...Array.from({ length: 5 }, () => 'open'),
    'complete',
    'complete',
  ]);
  expect(rows[0]?.line.itemCode).toBe('PAS-SPA-500');
});

test('within a kind the order of the lines stays', () => {
  const open = lineRows(lines('en', 'PAS-SPA-500')).filter(({ kind }) => kind === 'open');
  const numbers = open.map(({ line }) => line.line);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
});

test('rows stand one under the other without gap or overlap', () => {
  const rows = lineRows(manyLines('en', 60));
  expect(rows[0]?.top).toBe(0);
  rows.slice(1).forEach((row, index) => {
    const above = rows[index];
    expect(row.top).toBe((above?.top ?? 0) + (above?.height ?? 0));
  });
});

test('of 2,000 lines only those in sight are drawn, and none in sight is missing', () => {
  const rows = lineRows(manyLines('en', 2_000));
  const [from, height] = [40_000, 460];
  const drawn = visibleRows(rows, from, height);
  expect(drawn.length).toBeLessThan(30);
  const inSight = rows.filter((row) => row.top < from + height && row.top + row.height > from);
  expect(inSight.length).toBeGreaterThan(height / ROW_HEIGHTS.next);
  expect(drawn).toEqual(expect.arrayContaining(inSight));
});

test('the line of an item that waits for its serial number stays on top, so that the list does not jump', () => {
  const pending = { itemCode: 'DRL-18V-2A', name: 'Drill', awaits: 'serial' };
  const [first] = lineRows(withLineInHand(lines('en', null), pending));
  expect(first).toMatchObject({ kind: 'next', line: { itemCode: 'DRL-18V-2A' } });
});

test('without a waiting item the lines are as the station says', () => {
  const shown = lines('en', 'PAS-SPA-500');
  expect(withLineInHand(shown, null)).toBe(shown);
});
