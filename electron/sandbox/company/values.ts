import type { Entity, Value } from './company.ts';

/** Reading values out of bodies that `TypeBook.parse` has passed: of the right kind, or absent, or null. */
export function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

export function numberOf(value: Value | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

export function isYes(value: Value | undefined): boolean {
  return value === 'tYES';
}

export function rowsOf(value: Value | undefined): readonly Entity[] {
  return Array.isArray(value) ? (value as readonly Entity[]) : [];
}

export function isEntity(value: Value | undefined): value is Entity {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A calendar day (YYYY-MM-DD) as SAP's v2 writes it. */
export function sapDay(day: string): string {
  return `${day}T00:00:00Z`;
}

/** The day so many days after (before, when negative) a day, both YYYY-MM-DD. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
