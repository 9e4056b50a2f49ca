import { useTranslation } from 'react-i18next';
import type { StationView } from '../shared/contracts/station-view.ts';
import { Frame } from './components/Frame.tsx';
import { Mark } from './components/Mark.tsx';
import { useWhyAway } from './components/ServiceBanner.tsx';
import { Done } from './screens/Done.tsx';
import { Halted } from './screens/Halted.tsx';
import { Label } from './screens/Label.tsx';
import { Packing } from './screens/Packing.tsx';
import { Queue } from './screens/Queue.tsx';
import { SignIn } from './screens/SignIn.tsx';
import { Weighing } from './screens/Weighing.tsx';
import { useBench, useCell } from './station/hooks.ts';
import { stageOf } from './station/stage.ts';

/** The page: one screen of the station's view at a time. It decides nothing. */
export function App() {
  const { station } = useBench();
  const view = useCell(station.view);
  const shell = useCell(station.shell);
  if (view?.halted) return <Halted message={view.halted} />;
  if (shell?.station === 'halted' && shell.trouble) return <Halted message={shell.trouble} />;
  if (!view) return <Starting />;
  return (
    <Frame>
      <Screen view={view} />
    </Frame>
  );
}

function Screen({ view }: { readonly view: StationView }) {
  switch (view.screen) {
    case 'signIn':
      return <SignIn />;
    case 'queue':
      return <Queue />;
    case 'packing':
      return view.session ? <PackingStage session={view.session} /> : <Queue />;
    case 'done':
      return <Done />;
    case 'halted':
      return null;
    default:
      return view.screen satisfies never;
  }
}

function PackingStage({ session }: { readonly session: NonNullable<StationView['session']> }) {
  const stage = stageOf(session);
  switch (stage.kind) {
    case 'packing':
      return <Packing session={session} />;
    case 'weighing':
      return <Weighing session={session} carton={stage.carton} />;
    case 'label':
      return <Label session={session} carton={stage.carton} />;
    default:
      return stage satisfies never;
  }
}

/** No view yet. A station that never gets up says why instead of starting for ever. */
function Starting() {
  const { t } = useTranslation();
  const failing = useWhyAway();
  return (
    <main className="starting" role="status">
      <Mark size={96} />
      <h1>Packwright</h1>
      <p>{failing?.happened ?? t('words.service.starting')}</p>
      {failing ? <p>{failing.next}</p> : null}
    </main>
  );
}
