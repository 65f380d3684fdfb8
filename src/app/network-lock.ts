/**
 * Nothing leaves this device until the user types the address of a background map. The policy in `index.html` has to
 * allow images and requests over https for that one case; while no background is set, this adds a second policy, and
 * the browser holds the page to both: this origin only. A policy cannot be loosened, so that a background set later
 * shows after the page is loaded anew.
 */
export function lockNetwork(page: Document): void {
  const policy = page.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "connect-src 'self' blob:; img-src 'self' data: blob:";
  page.head.append(policy);
}
