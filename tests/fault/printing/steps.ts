/** Where the station is killed: at its own steps by itself, at the printer's by the one who plays the printer. */
export const OWN_STEPS = ['before-queued', 'queued', 'started', 'before-ended', 'ended'] as const;
export const PRINTER_STEPS = ['label-taken', 'asked-after'] as const;
export type OwnStep = (typeof OWN_STEPS)[number];
export type PrinterStep = (typeof PRINTER_STEPS)[number];
export type Step = OwnStep | PrinterStep;

/** What goes wrong with the printer during a job. */
export const FAULTS = [
  'none',
  'paper-out-before',
  'paper-out-after',
  'head-open-after',
  'power-lost-with-label',
  'power-lost-after-print',
  'answers-late',
  'answers-never',
  'cancelled-by-hand',
] as const;
export type Fault = (typeof FAULTS)[number];

/** Each message has a number of its own, counted up from 1. */
export type ToStation = { readonly id: number } & Asked;
export type Asked =
  | {
      readonly kind: 'label';
      readonly carton: number;
      readonly sscc: string;
      /** False for the first label of a carton. */
      readonly again: boolean;
      readonly dieAt: OwnStep | null;
    }
  /** The carton is opened again: its number is dead. */
  | { readonly kind: 'reopen'; readonly carton: number; readonly sscc: string };

/** Every job is ended, none queued and none started; `id` is the last message that was heard, 0 at the start. */
export type FromStation = { readonly kind: 'settled'; readonly id: number };
