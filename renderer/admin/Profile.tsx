import { useTranslation } from 'react-i18next';
import { PROFILE_PARTS, type ReportedDevice } from '../../shared/contracts/questions.ts';
import { RawText } from '../components/RawText.tsx';

type Line = ReportedDevice['profile'][number];

/** A device's profile: its settings by their names in the configuration, and the ways of its protocol. */
export function Profile({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation();
  return (
    <section className="profile">
      <h3>{t('words.admin.profile.title')}</h3>
      {PROFILE_PARTS.map((part) => {
        const own = lines.filter((line) => line.part === part);
        if (own.length === 0) return null;
        return (
          <div key={part}>
            <h4>{t(`words.admin.profile.${part}`)}</h4>
            <dl>
              {own.map((line) => (
                <Setting key={line.name} line={line} />
              ))}
            </dl>
          </div>
        );
      })}
    </section>
  );
}

/** Names of settings are those of the configuration in every language; ways of the protocol have words. */
function Setting({ line: { part, name, value } }: { readonly line: Line }) {
  const { t, i18n } = useTranslation();
  const word = `words.admin.profile.quirk.${name}`;
  return (
    <div>
      <dt>
        {part === 'quirks' && i18n.exists(word) ? (t as (key: string) => string)(word) : <code>{name}</code>}
      </dt>
      <dd>
        <Value value={value} />
      </dd>
    </div>
  );
}

function Value({ value }: Pick<Line, 'value'>) {
  const { t } = useTranslation();
  if (value === null) return t('words.admin.profile.none');
  if (typeof value === 'boolean') return t(value ? 'words.admin.profile.yes' : 'words.admin.profile.no');
  if (value === '') return t('words.admin.profile.empty');
  return (
    <code>
      <RawText text={String(value)} />
    </code>
  );
}
