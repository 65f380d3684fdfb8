import type { ReactNode } from 'react';
import './inspector.css';

interface SectionProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of the inspector. */
export const Section = ({ title, aside, children }: SectionProps) => (
  <section className="section">
    <h3 className="section__title">
      {title}
      {aside !== undefined && <span className="section__aside">{aside}</span>}
    </h3>
    {children}
  </section>
);

interface FactProps {
  readonly name: string;
  readonly value: ReactNode;
  /** The figure is out of date: ≈, grey. */
  readonly approx?: boolean;
}

/** A computed figure with its name. */
export const Fact = ({ name, value, approx = false }: FactProps) => (
  <div className={`fact${approx ? ' fact--approx' : ''}`}>
    <span className="fact__name">{name}</span>
    <span className="fact__value">
      {approx ? '≈ ' : ''}
      {value}
    </span>
  </div>
);
