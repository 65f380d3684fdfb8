import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { createTranslator } from '../i18n';
import { App } from './app';
import { followLook } from './document-look';
import { CrashDetails } from './error-boundary';
import { loadBuiltInData } from './load-data';
import { allowedOrigins, lockNetwork } from './network-lock';
import { createParts, startSession } from './session';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
const root = createRoot(place);
start(root).catch((error: unknown) => showFailure(root, error));

/** Preferences and look first, so that the first frame has the right colours; then the data, then the plan. */
async function start(to: Root): Promise<void> {
  const { store, persistence } = createParts();
  const networkLocked = store.getState().background === undefined;
  const origins = allowedOrigins(store.getState().services ?? []);
  if (networkLocked) lockNetwork(document, origins);
  followLook(store, document.documentElement);
  const session = startSession(await loadBuiltInData(), store, persistence, {
    locked: networkLocked,
    origins,
  });
  to.render(
    <StrictMode>
      <App session={session} />
    </StrictMode>,
  );
  await session.operations.startUp();
}

/** A start that fails (a broken build, a browser too old) says so in words. */
function showFailure(to: Root, error: unknown): void {
  const t = createTranslator(document.documentElement.lang === 'en' ? 'en' : 'fr');
  to.render(
    <main className="crash" role="alert">
      <h1>{t('boot.failed')}</h1>
      <CrashDetails title={t('crash.details')} error={error} />
    </main>,
  );
}
