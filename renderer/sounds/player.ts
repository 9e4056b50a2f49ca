import type { Tone } from '../../shared/contracts/station-view.ts';
import { type Beep, TONE_BEEPS } from './tones.ts';

/** Rise and fall of each beep, so that the loudspeaker does not click. */
const EDGE_SECONDS = 0.006;
/** Triangles and sines sound softer than squares at the same height; this evens them out by ear. */
const LOUDNESS: Readonly<Record<Beep['wave'], number>> = {
  sine: 0.9,
  triangle: 0.8,
  square: 0.35,
  sawtooth: 0.4,
};

/** Plays the tones of the verdicts; a new tone cuts off the one before it, as the new verdict replaces the old. */
export function openPlayer(): (tone: Tone) => void {
  const context = new AudioContext({ latencyHint: 'interactive' });
  let sounding: GainNode | null = null;
  return (tone) => {
    sounding?.disconnect();
    const output = context.createGain();
    output.connect(context.destination);
    for (const beep of TONE_BEEPS[tone]) play(context, output, beep);
    sounding = output;
  };
}

function play(context: AudioContext, output: AudioNode, beep: Beep): void {
  const start = context.currentTime + beep.startMs / 1000;
  const end = start + beep.lengthMs / 1000;
  const oscillator = context.createOscillator();
  oscillator.type = beep.wave;
  oscillator.frequency.setValueAtTime(beep.fromHertz, start);
  oscillator.frequency.linearRampToValueAtTime(beep.toHertz, end);
  const envelope = context.createGain();
  const loud = LOUDNESS[beep.wave];
  envelope.gain.setValueAtTime(0, start);
  envelope.gain.linearRampToValueAtTime(loud, start + EDGE_SECONDS);
  envelope.gain.setValueAtTime(loud, end - EDGE_SECONDS);
  envelope.gain.linearRampToValueAtTime(0, end);
  oscillator.connect(envelope).connect(output);
  oscillator.start(start);
  oscillator.stop(end);
}
