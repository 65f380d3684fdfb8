/** Air absorption by ISO 9613-1:1993, eqs. 3–5, with the saturation pressure of its annex B. */

const REFERENCE_K = 293.15;
const TRIPLE_POINT_K = 273.16;
const STANDARD_PRESSURE_KPA = 101.325;

/** The exact mid frequency in Hz of the octave band that a nominal frequency names: 1000·10^(0.3·n). */
export const exactMidFrequency_hz = (nominal_hz: number): number =>
  1000 * 10 ** (0.3 * Math.round(Math.log10(nominal_hz / 1000) / 0.3));

/** Attenuation in dB per km at a frequency in Hz, temperature in °C, relative humidity in % and air pressure in kPa. */
export function airAbsorption_db_per_km(
  frequency_hz: number,
  temperature_c: number,
  humidity_pct: number,
  pressure_kpa = STANDARD_PRESSURE_KPA,
): number {
  const pressure = pressure_kpa / STANDARD_PRESSURE_KPA;
  const kelvin = temperature_c + 273.15;
  const relative = kelvin / REFERENCE_K;
  const saturation = 10 ** (-6.8346 * (TRIPLE_POINT_K / kelvin) ** 1.261 + 4.6151);
  const h = (humidity_pct * saturation) / pressure;
  const oxygen_hz = pressure * (24 + (4.04e4 * h * (0.02 + h)) / (0.391 + h));
  const nitrogen_hz =
    pressure * relative ** -0.5 * (9 + 280 * h * Math.exp(-4.17 * (relative ** (-1 / 3) - 1)));
  const f2 = frequency_hz * frequency_hz;
  const classical = (1.84e-11 / pressure) * Math.sqrt(relative);
  const vibration =
    relative ** -2.5 *
    ((0.01275 * Math.exp(-2239.1 / kelvin)) / (oxygen_hz + f2 / oxygen_hz) +
      (0.1068 * Math.exp(-3352 / kelvin)) / (nitrogen_hz + f2 / nitrogen_hz));
  return 8686 * f2 * (classical + vibration);
}

/** Speed of sound in m/s: 331.3·√(1 + t/273.15). */
export const soundSpeed_m_per_s = (temperature_c: number): number =>
  331.3 * Math.sqrt(1 + temperature_c / 273.15);
