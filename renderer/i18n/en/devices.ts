/** What is wrong with a device and what to do about it. */
export const devices = {
  'not-there': 'Not found. Plug it in; it is used as soon as it is there.',
  'in-use': 'Another program uses it. Close that program.',
  'not-allowed': 'This computer does not let the station use it. Ask the station admin.',
  'not-opening': 'It does not open. Unplug it and plug it in again.',
  unplugged: 'It was unplugged. Plug it in; it is used as soon as it is back.',
  noise: 'It sends noise. Check the plug; ask the station admin to check its speed setting.',
  'frame-too-long': 'It sends without an end. Ask the station admin to check its settings.',
  'half-frame': 'It broke off in the middle. Scan or weigh again.',
  'not-understood':
    'It sends something that its protocol does not have. Ask the station admin to check its settings.',
  'no-answer': 'It does not answer: switched off, blocked or busy. Check power and cable.',
  refused: 'It cannot do that just now. Wait a moment, then try again.',
  'device-error': 'It reports an error of its own. Switch it off and on.',
  'paper-out': 'The printer is out of labels. Put in a new roll.',
  'ribbon-out': 'The printer is out of ribbon. Put in a new ribbon.',
  'head-open': 'The print head is open. Close it.',
  paused: 'The printer is paused. Press its pause key.',
  'buffer-full': 'The printer is full of jobs. Wait, or switch it off and on.',
  'too-much': 'Too many jobs wait for it. Check why it does not print.',
  'not-confirmed': 'The printer did not confirm. Look whether the label is on paper.',
  closed: 'The station has let go of it. It is used again after a restart.',
};
