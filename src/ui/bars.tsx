import './bars.css';

/** Fills of the map's classes; each has its own pattern, so that none rests on colour alone. */
export type Fill =
  | `level-${1 | 2 | 3 | 4}`
  | `seven-${1 | 2 | 3 | 4 | 5 | 6 | 7}`
  | 'gap'
  | 'gap-solid'
  | 'over-1'
  | 'over-2'
  | 'over-3'
  | 'sound-1'
  | 'sound-2'
  | 'sound-3'
  | 'sound-4'
  | 'mask'
  | 'accent'
  | 'none';

export interface StackPart {
  readonly id: string;
  readonly size: number;
  readonly fill: Fill;
  /** What the part is, for the summary read aloud and the pointer. */
  readonly label: string;
}

interface StackProps {
  readonly label: string;
  readonly parts: readonly StackPart[];
  readonly thin?: boolean;
  /** The figures are out of date. */
  readonly pale?: boolean;
}

/** Parts of a whole, side by side. */
export function Stack({ label, parts, thin, pale }: StackProps) {
  const shown = parts.filter((part) => part.size > 0);
  return (
    <div
      role="img"
      aria-label={`${label}: ${shown.map((part) => part.label).join(', ')}`}
      className={`stack${thin ? ' stack--thin' : ''}${pale ? ' stack--pale' : ''}`}
    >
      {shown.map((part) => (
        <div
          key={part.id}
          title={part.label}
          className={`stack__part fill--${part.fill}`}
          style={{ flexGrow: part.size }}
        />
      ))}
    </div>
  );
}

interface BarProps {
  /** Share in [0, 1]. */
  readonly share: number;
  readonly fill?: Fill;
}

/** One share as a bar; the figure stands beside it, so the bar itself is not read aloud. */
export const Bar = ({ share, fill = 'accent' }: BarProps) => (
  <div className="bar" aria-hidden>
    <div
      className={`bar__part fill--${fill}`}
      style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }}
    />
  </div>
);
