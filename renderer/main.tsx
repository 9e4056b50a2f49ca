import './schemas.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import type { PageBridge } from '../shared/contracts/channel.ts';
import { App } from './App.tsx';
import { openCatalogue } from './i18n/catalogue.ts';
import { openKeyboard } from './keyboard/keyboard.ts';
import { openPlayer } from './sounds/player.ts';
import { AskContext } from './station/asking.ts';
import { BenchContext } from './station/hooks.ts';
import { openStation } from './station/station.ts';
import './styles/index.css';

declare global {
  interface Window {
    /** Put into the page by the preload script; the page has no other way out. */
    readonly packwright: PageBridge;
  }
}

const play = openPlayer();
const station = openStation(
  window.packwright,
  (verdict) => play(verdict.tone),
  () => new Date().toISOString(),
);
const keyboard = openKeyboard(window);
const catalogue = await openCatalogue(navigator.language.startsWith('de') ? 'de' : 'en');

station.view.subscribe(() => {
  const language = station.view.get()?.language;
  if (!language || language === catalogue.language) return;
  document.documentElement.lang = language;
  void catalogue.changeLanguage(language);
});

// A pressed button must not keep the focus: a scanner in keyboard mode ends its code with Enter.
window.addEventListener('click', (event) => {
  const pressedByPointer = event.detail > 0;
  if (pressedByPointer && document.activeElement instanceof HTMLButtonElement) document.activeElement.blur();
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={catalogue}>
      <BenchContext value={{ station, keyboard, play }}>
        <AskContext value={window.packwright.ask}>
          <App />
        </AskContext>
      </BenchContext>
    </I18nextProvider>
  </StrictMode>,
);
