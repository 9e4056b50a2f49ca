import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Heard } from '../../shared/contracts/questions.ts';
import { RawText } from '../components/RawText.tsx';
import { Refused } from '../components/Refused.tsx';
import { useAnswer } from '../station/asking.ts';
import { EntryText } from './EntryText.tsx';

/** What most serial devices are delivered with. */
const BAUD_RATE = 9_600;

/** Listens to a serial port that nothing uses, once it is pressed, and says what may hang on it. */
export function Listening({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  const [times, setTimes] = useState(0);
  const reply = useAnswer(times === 0 ? null : { type: 'listenTo', path, baudRate: BAUD_RATE }, times);
  return (
    <div className="listening">
      <button type="button" onClick={() => setTimes(times + 1)}>
        {t('words.admin.plugged.listen')}
      </button>
      <div role="status">
        {times > 0 && reply === null ? <p>{t('words.admin.plugged.listenTo')}</p> : null}
        {reply?.type === 'refused' ? <Refused refusal={reply.refusal} /> : null}
        {reply?.type === 'listenTo' ? <WasHeard heard={reply.heard} /> : null}
      </div>
    </div>
  );
}

function WasHeard({ heard }: { readonly heard: Heard }) {
  const { t } = useTranslation();
  const { bytes, text, suggestions, trouble } = heard;
  if (trouble !== null) return <p>{trouble}</p>;
  return (
    <>
      <p>{t('words.admin.plugged.heard', { count: bytes })}</p>
      <code>
        <RawText text={text} />
      </code>
      {suggestions.map(({ as, protocol, because, entry }) => (
        <div key={as + protocol}>
          <p>
            <b>{t(`words.admin.plugged.maybe.${as}`, { protocol, because })}</b>
          </p>
          {entry === null ? null : <EntryText entry={entry} />}
        </div>
      ))}
      {bytes > 0 && suggestions.length === 0 ? <p>{t('words.admin.plugged.unclear')}</p> : null}
    </>
  );
}
