import type { ReactNode } from 'react';
import type { DeviceModel, DeviceType } from '../model/catalogue';
import type { PlanObject, ZoneRole } from '../model/plan';
import './device-glyph.css';

/** Dashes of a zone's outline. */
const ZONE_DASH: Readonly<Partial<Record<ZoneRole, string>>> = {
  study: '6 2 1.6 2',
  privacy: '2 2',
  noise: '4 2 1 2 1 2',
};

/** The figure inside the disc, in a box of ±6 units, by device type. */
const FIGURES: Readonly<Record<DeviceType, ReactNode>> = {
  bullet: <path d="M-4.5-2h6v4h-6Zm7.4 1L5-2.1v4.2L2.9 1Z" fill="currentColor" />,
  turret: <path d="M-4.5-2h6v4h-6Zm7.4 1L5-2.1v4.2L2.9 1Z" fill="currentColor" />,
  'fixed-dome': <path d="M-5-3.2H5v1.3H-5Zm.6 2h8.8a4.4 4.4 0 0 1-8.8 0Z" fill="currentColor" />,
  ptz: (
    <g fill="none" stroke="currentColor" strokeWidth={1.3} strokeLinecap="round">
      <path d="M-4.4-.8a4.5 4.5 0 0 1 7.6-2.4M4.4.8a4.5 4.5 0 0 1-7.6 2.4" />
      <path d="M3.6-5.2v2.3H1.3M-3.6 5.2V2.9h2.3" />
      <circle r={1.2} fill="currentColor" />
    </g>
  ),
  'multi-sensor': (
    <g fill="currentColor">
      <circle cx={-2.3} cy={-2.3} r={1.7} />
      <circle cx={2.3} cy={-2.3} r={1.7} />
      <circle cx={-2.3} cy={2.3} r={1.7} />
      <circle cx={2.3} cy={2.3} r={1.7} />
    </g>
  ),
  panoramic: (
    <g fill="none" stroke="currentColor" strokeWidth={1.5}>
      <circle r={4.2} />
      <circle r={1} fill="currentColor" />
    </g>
  ),
  fisheye: (
    <g fill="none" stroke="currentColor" strokeWidth={1.5}>
      <circle r={4.2} />
      <circle r={1} fill="currentColor" />
    </g>
  ),
  anpr: (
    <g>
      <path d="M-5-2.8H5v5.6H-5Z" fill="none" stroke="currentColor" strokeWidth={1.2} />
      <path d="M-3-1h1.3v2H-3Zm2.3 0H.6v2H-.7Zm2.4 0H3v2H1.7Z" fill="currentColor" />
    </g>
  ),
  thermal: (
    <path
      d="M-3.2 3.6c1.5-2-1.5-3.2 0-5.4M0 4c1.8-2.6-1.8-5.2 0-8M3.2 3.6c1.5-2-1.5-3.2 0-5.4"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
    />
  ),
  mobile: <path d="M-5 2.4v-4H2L5 .4v2H-5Zm1.6 1.8a1 1 0 1 0 .1 0m6 0a1 1 0 1 0 .1 0" fill="currentColor" />,
  'sound-sensor': (
    <g fill="none" stroke="currentColor" strokeWidth={1.4} strokeLinecap="round">
      <circle cx={-2.6} r={1.2} fill="currentColor" />
      <path d="M.3-2.6a4 4 0 0 1 0 5.2M2.8-4.3a6.6 6.6 0 0 1 0 8.6" />
    </g>
  ),
};

const HEXAGON = 'M8.8 0 4.4 7.6h-8.8L-8.8 0l4.4-7.6h8.8Z';

interface GlyphProps {
  readonly object: PlanObject;
  readonly model: DeviceModel | undefined;
  /** Side in px. */
  readonly size?: number;
}

/**
 * The symbol of an object as on the map: shape tells camera from sensor, fill the state (full: planned, outlined:
 * existing, struck: to be removed), the beak turns to the azimuth while the figure stays upright.
 */
export function DeviceGlyph({ object, model, size = 22 }: GlyphProps) {
  if (object.kind !== 'camera' && object.kind !== 'sound-sensor')
    return <PlainGlyph object={object} size={size} />;
  const sensor = object.kind === 'sound-sensor';
  const status = object.status ?? 'existing';
  const azimuth = sensor ? undefined : (object.azimuth_deg ?? object.views?.[0]?.azimuth_deg);
  const look = `glyph glyph--${status}${sensor ? ' glyph--sensor' : ''}`;
  return (
    <svg className={look} width={size} height={size} viewBox="-13.5 -13.5 27 27" aria-hidden>
      {azimuth !== undefined && (
        <path className="glyph__beak" d="M-5.6-7.5 0-15.2 5.6-7.5Z" transform={`rotate(${azimuth})`} />
      )}
      {sensor ? <path className="glyph__body" d={HEXAGON} /> : <circle className="glyph__body" r={9} />}
      <g className="glyph__ink">{FIGURES[sensor ? 'sound-sensor' : (model?.type ?? 'bullet')]}</g>
      {status === 'removed' && <path className="glyph__strike" d="M-10 10 10-10" />}
    </svg>
  );
}

function PlainGlyph({ object, size }: { readonly object: PlanObject; readonly size: number }) {
  return (
    <svg className="glyph" width={size} height={size} viewBox="-13.5 -13.5 27 27" aria-hidden>
      {plainFigure(object)}
    </svg>
  );
}

function plainFigure(object: PlanObject): ReactNode {
  switch (object.kind) {
    case 'candidate-site':
      return (
        <g className="glyph__plain">
          <path d="M0-9.5 9.5 0 0 9.5-9.5 0Z" strokeDasharray="3.4 2.2" />
          <path d="M-3.4 0h6.8M0-3.4v6.8" />
        </g>
      );
    case 'place':
      return (
        <path className="glyph__plain" d="M0 10C-5 4-7 1-7-2.5a7 7 0 0 1 14 0C7 1 5 4 0 10Zm0-10.3v.1" />
      );
    case 'obstacle':
      return object.shape.type === 'line' ? (
        <path className="glyph__plain" strokeWidth={2.4} d="M-9 6-3-4 4 3 9-6" />
      ) : (
        <path className="glyph__plain" d="M-8-4 2-8l6 4v10l-10 3-6-4Z" />
      );
    case 'zone':
      return (
        <path
          className="glyph__plain"
          d="M-8.5-7 7-8.5 9 6-6 8.5Z"
          strokeDasharray={ZONE_DASH[object.role]}
        />
      );
    default:
      return null;
  }
}
