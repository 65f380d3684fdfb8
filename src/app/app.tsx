import { useEffect, useMemo, useState } from 'react';
import { writePlan } from '../codec/plan';
import { PanelProvider, Shell, type PanelServices } from '../panels';
import { ErrorBoundary } from './error-boundary';
import { keepOffline } from './offline';
import type { Session } from './session';

/** The app round a session: panels, the offer of a new version, and what is shown when all else fails. */
export function App({ session }: { readonly session: Session }) {
  const { store, services, persistence } = session;
  const [reload, setReload] = useState<() => void>();
  useEffect(() => keepOffline((apply) => setReload(() => apply)), []);
  const panels = useMemo<PanelServices>(
    () => ({
      ...services,
      update: reload && (() => void session.flush().finally(reload)),
      dismissUpdate: () => setReload(undefined),
    }),
    [services, session, reload],
  );
  const save = async (): Promise<boolean> => {
    try {
      const { plan } = store.getState();
      const name = `${plan.head.name.replace(/[^\p{L}\p{N}-]+/gu, '-') || 'anglemort'}.geojson`;
      persistence.exportFile({ name, content: writePlan(plan), type: 'application/geo+json' });
      await session.flush();
      return true;
    } catch {
      return false;
    }
  };
  return (
    <ErrorBoundary language={() => store.getState().language} onSave={save}>
      <PanelProvider value={panels}>
        <Shell />
      </PanelProvider>
    </ErrorBoundary>
  );
}
