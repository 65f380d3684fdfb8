interface DialProps {
  readonly azimuth_deg: number | undefined;
  readonly hfov_deg: number;
}

const R = 26;

/** The direction as on a compass: a picture of the azimuth field beside it. */
export function Dial({ azimuth_deg, hfov_deg }: DialProps) {
  return (
    <svg className="dial__svg" width={64} height={72} viewBox="-32 -38 64 72" aria-hidden>
      <text className="dial__north" y={-29}>
        N
      </text>
      <circle className="dial__face" r={R} />
      {Array.from({ length: 24 }, (_, i) => (
        <path
          key={i}
          className="dial__tick"
          d={`M0-${R}v${i % 6 === 0 ? 5 : 2.5}`}
          transform={`rotate(${i * 15})`}
          opacity={i % 6 === 0 ? 1 : 0.5}
        />
      ))}
      {azimuth_deg !== undefined && (
        <g transform={`rotate(${azimuth_deg})`}>
          {hfov_deg < 360 && <path className="dial__wedge" d={wedge(Math.min(hfov_deg, 359) / 2)} />}
          <path className="dial__hand" d={`M0 4V-${R - 6}`} />
          <circle className="dial__knob" r={4} cy={-(R - 4)} />
        </g>
      )}
    </svg>
  );
}

/** A sector round straight up, ± `half` degrees. */
function wedge(half: number): string {
  const angle = (half * Math.PI) / 180;
  const [x, y] = [(R - 2) * Math.sin(angle), -(R - 2) * Math.cos(angle)];
  return `M0 0 ${-x} ${y}A${R - 2} ${R - 2} 0 ${half > 90 ? 1 : 0} 1 ${x} ${y}Z`;
}
