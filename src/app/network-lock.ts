import { serviceOrigin, type DataService } from '../codec';

/** What the page's policy lets through beside its own origin. */
export interface NetworkPolicy {
  readonly locked: boolean;
  readonly origins: readonly string[];
}

/** Each once; an address that is none has no origin. */
export const allowedOrigins = (services: readonly DataService[]): readonly string[] => [
  ...new Set(services.flatMap(({ address }) => serviceOrigin(address) ?? [])),
];

/**
 * Nothing leaves this device until the user types the address of a background map or allows a service of data. The policy in `index.html` has to
 * allow images and requests over https for that one case; while no background is set, this adds a second policy, and
 * the browser holds the page to both: this origin, and the services that were allowed, each by its origin. A policy cannot be loosened, so that a background set later
 * shows after the page is loaded anew.
 */
export function lockNetwork(page: Document, origins: readonly string[]): void {
  const policy = page.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = `connect-src ${["'self'", 'blob:', ...origins].join(' ')}; img-src 'self' data: blob:`;
  page.head.append(policy);
}
