/** The sign of Anglemort: what is seen, what is not, and the point both are seen from. */
export const Mark = () => (
  <svg width={24} height={24} viewBox="0 0 32 32" aria-hidden>
    <path d="M6 27V6a21 21 0 0 1 14.8 6.2Z" fill="var(--l4-3)" />
    <path
      d="M6 27 20.8 12.2A21 21 0 0 1 27 27Z"
      fill="var(--surface)"
      stroke="var(--m-gap)"
      strokeWidth={1.6}
      strokeLinejoin="round"
    />
    <path d="m11.5 24.5 10-10M16.5 26l8-8M22 26l4-4" stroke="var(--m-gap)" strokeWidth={2} />
    <circle cx={6} cy={27} r={3.6} fill="var(--ink)" stroke="var(--surface)" strokeWidth={1.2} />
  </svg>
);
