/**
 * The service worker that keeps the app's files. A new version waits; the page learns of it and asks for it when the
 * user says so.
 */
export function keepOffline(onUpdate: (reload: () => void) => void): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // Where it cannot be registered (a plain file, a private window) the app works all the same, with a network.
  navigator.serviceWorker.register('./sw.js').then(
    (registered) => {
      // A browser that is told to ignore service workers answers with nothing.
      const registration = registered as ServiceWorkerRegistration | undefined;
      if (!registration) return;
      const offer = (): void => {
        const waiting = registration.waiting;
        // The first installation replaces nothing.
        if (waiting && navigator.serviceWorker.controller) onUpdate(() => takeOver(waiting));
      };
      offer();
      registration.addEventListener('updatefound', () => {
        registration.installing?.addEventListener('statechange', offer);
      });
    },
    () => undefined,
  );
}

function takeOver(waiting: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('take-over');
}
