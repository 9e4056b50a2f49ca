import { badgeCode } from '../../../shared/barcode/index.ts';
import { hashPin, type PersonConfig } from './people.ts';

/** PIN of everybody in the sandbox; it guards nothing. */
const TRIAL_PIN = '2468';

const TRIAL = [
  { id: 'ana', name: 'Ana Packer', badge: 'ANA', role: 'packer', rights: ['pack', 'hold'] },
  {
    id: 'lea',
    name: 'Lea Lead',
    badge: 'LEA',
    role: 'lead',
    rights: [
      'pack',
      'hold',
      'giveBack',
      'typeQuantity',
      'overrideWeight',
      'overrideLot',
      'shipPartial',
      'reopenCarton',
      'reprintLabel',
      'admin',
    ],
  },
] as const;

/** The people of a station that is being tried out. */
export function trialPeople(folder: string): readonly PersonConfig[] {
  const pin = hashPin(TRIAL_PIN, folder);
  return TRIAL.map(({ id, name, badge, rights }) => ({
    id,
    name,
    badge,
    pin,
    rights: [...rights],
    language: null,
  }));
}

/** Their badges as codes to scan or press. */
export function trialBadges(): { code: string; name: string; role: string; pin: string }[] {
  return TRIAL.map(({ badge, name, role }) => {
    const code = badgeCode(badge);
    if (code === null) throw new Error(`No badge code can be made of ${badge}`);
    return { code, name, role, pin: TRIAL_PIN };
  });
}
