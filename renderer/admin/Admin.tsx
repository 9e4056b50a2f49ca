import {
  IconArrowBackUp,
  IconBarcode,
  IconClipboardCheck,
  IconClock,
  IconPrinter,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BenchReport, ReportedDevice } from '../../shared/contracts/questions.ts';
import { ActionBar } from '../components/ActionBar.tsx';
import { Keys } from '../components/Keys.tsx';
import { Refused } from '../components/Refused.tsx';
import type { KeyLayer } from '../keyboard/keyboard.ts';
import { useAnswer } from '../station/asking.ts';
import { useNow, useSend } from '../station/hooks.ts';
import { Company } from './Company.tsx';
import { DeviceReport } from './DeviceReport.tsx';
import { PluggedIn } from './PluggedIn.tsx';

/** How often the bench is asked how it is, so that what is scanned or weighed shows while one looks. */
const LOOK_MS = 500;
const PLUGGED = 'plugged';
const COMPANY = 'company';

/**
 * The station admin's screen: each device with its set-up, counters and what came from it lately, what is plugged
 * into this computer, the company's set-up in SAP, and the test sheet that proves it all.
 */
export function Admin({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const send = useSend();
  const [chosen, setChosen] = useState<string | null>(null);
  const reply = useAnswer({ type: 'benchReport' }, useNow(LOOK_MS));
  const report = reply?.type === 'benchReport' ? reply.report : NOTHING;
  const topics = [...report.devices.map(({ id }) => id), PLUGGED, COMPANY];
  const current = chosen ?? topics[0] ?? PLUGGED;
  const step = (by: number) => {
    const at = topics.indexOf(current);
    setChosen(topics[Math.min(topics.length - 1, Math.max(0, at + by))] ?? current);
  };
  const keys: KeyLayer = {
    shortcuts: {
      Escape: onClose,
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      End: () => setChosen(COMPANY),
    },
    modal: true,
    entered: (entry) => {
      if (entry.kind === 'code') void send({ type: 'scan', text: entry.text });
    },
  };
  return (
    <>
      <Keys layer={keys} />
      <main className="admin">
        <section className="topics">
          <h1>{t('words.admin.title')}</h1>
          {reply?.type === 'refused' ? <Refused refusal={reply.refusal} /> : null}
          <ul>
            {report.devices.map((device) => (
              <Topic key={device.id} isCurrent={device.id === current} onChoose={() => setChosen(device.id)}>
                <b>{device.name}</b>
                <DeviceStatus device={device} />
              </Topic>
            ))}
            <Topic isCurrent={current === PLUGGED} onChoose={() => setChosen(PLUGGED)}>
              <b>{t('words.admin.plugged.title')}</b>
            </Topic>
            <Topic isCurrent={current === COMPANY} onChoose={() => setChosen(COMPANY)}>
              <b>{t('words.admin.company.title')}</b>
            </Topic>
          </ul>
        </section>
        <section className="record">
          <Subject current={current} report={report} />
        </section>
      </main>
      <ActionBar
        actions={[
          { key: 'Esc', label: t('words.admin.back'), icon: IconArrowBackUp, press: onClose },
          {
            key: 'F2',
            label: t('words.admin.print'),
            icon: IconPrinter,
            press: () => void send({ type: 'printTestSheet' }),
          },
          {
            key: 'F3',
            label: t('words.admin.shift'),
            icon: IconClock,
            press: () => void send({ type: 'startAcceptance', kind: 'shift' }),
          },
          {
            key: 'F4',
            label: t('words.admin.full'),
            icon: IconClipboardCheck,
            press: () => void send({ type: 'startAcceptance', kind: 'full' }),
            primary: true,
          },
          {
            key: 'F7',
            label: t('words.admin.commandCodes'),
            icon: IconBarcode,
            press: () => void send({ type: 'printCommandSheet' }),
          },
        ]}
      />
    </>
  );
}

const NOTHING: BenchReport = { devices: [], company: null, isCompanyAsked: false };

function Subject({ current, report }: { readonly current: string; readonly report: BenchReport }) {
  if (current === PLUGGED) return <PluggedIn />;
  if (current === COMPANY) return <Company {...report} />;
  const device = report.devices.find(({ id }) => id === current);
  return device ? <DeviceReport device={device} /> : null;
}

type TopicProps = {
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
  readonly children: React.ReactNode;
};

function Topic({ isCurrent, onChoose, children }: TopicProps) {
  return (
    <li>
      <button type="button" aria-current={isCurrent} tabIndex={-1} onClick={onChoose}>
        {children}
      </button>
    </li>
  );
}

function DeviceStatus({ device }: { readonly device: ReportedDevice }) {
  const { t } = useTranslation();
  return <span className={`device-state ${device.status}`}>{t(`words.device.${device.status}`)}</span>;
}
