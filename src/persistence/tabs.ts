/**
 * One tab at a time saves a plan. Web Locks where there are any: a lock goes with its tab, however that ends. Without
 * them nothing is held, and the serial of the last save is what keeps a second tab from overwriting silently.
 */
export interface Tabs {
  readonly claim: (planId: string, steal: boolean) => Promise<boolean>;
  readonly release: () => void;
  readonly onLost: (listener: () => void) => void;
}

export function createTabs(locks: LockManager | undefined): Tabs {
  let held: { readonly planId: string; readonly release: () => void } | undefined;
  let listener: (() => void) | undefined;

  const release = (): void => {
    held?.release();
    held = undefined;
  };

  const claim = (planId: string, steal: boolean): Promise<boolean> => {
    if (!locks || (held?.planId === planId && !steal)) return Promise.resolve(true);
    release();
    return new Promise((resolve) => {
      const mine = { planId, release: () => {} };
      const options: LockOptions = steal ? { steal } : { ifAvailable: true };
      const lock = locks.request(`anglemort-plan-${planId}`, options, (granted) => {
        if (!granted) {
          resolve(false);
          return undefined;
        }
        held = mine;
        resolve(true);
        // Held until released, or until the tab is gone.
        return new Promise<void>((free) => {
          mine.release = free;
        });
      });
      lock.catch(() => {
        // Stolen by another tab; or locks are not allowed here, which holds nobody up.
        const lost = held === mine;
        if (lost) held = undefined;
        resolve(true);
        if (lost) listener?.();
      });
    });
  };

  return {
    claim,
    release,
    onLost: (next) => {
      listener = next;
    },
  };
}
