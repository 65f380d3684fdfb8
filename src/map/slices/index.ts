/** The parts of the drawing, most urgent first: what follows the hand, then the plan, then the results. */
import { periodOf } from '../../analysis/acoustics/background';
import { indexCity } from '../city/city-index';
import { EMPTY } from '../features/geojson';
import { noiseFeatures } from '../features/noise-features';
import { createDrawing, paletteOf, type Situation } from '../situation';
import { paintPatterns, patternRatio } from '../theme/patterns';
import { paintSymbols } from '../theme/symbols';
import { handSlices } from './hand';
import { pause, type Part, type SliceContext } from './part';
import { planSlices } from './plan';
import { resultSlices } from './results';

export function createSlices(engine: Omit<SliceContext, 'drawingOf'>): readonly Part[] {
  const context = { ...engine, drawingOf: createDrawing() };
  return [
    imageSlice(context),
    patternSlice(context),
    layerSlice(context),
    ...handSlices(context),
    citySlice(context),
    noiseSlice(context),
    ...planSlices(context),
    ...resultSlices(context),
    backgroundSlice(context),
  ];
}

const imageSlice = ({ port }: SliceContext): Part => ({
  name: 'images',
  parts: (situation) => [paletteOf(situation)],
  apply: (situation) => port.setImages(paintSymbols(paletteOf(situation))),
});

/** Patterns are shown anew for the scale at which the map rests, in quarters of a zoom. */
const patternFraction = ({ restZoom }: Situation): number => Math.round((restZoom % 1) * 4) / 4;

const patternSlice = ({ port }: SliceContext): Part => ({
  name: 'patterns',
  parts: (situation) => [paletteOf(situation), situation.moreContrast, patternFraction(situation)],
  apply: (situation) => {
    const ratio = patternRatio(patternFraction(situation));
    port.setImages(paintPatterns(paletteOf(situation), ratio, situation.moreContrast));
  },
});

const layerSlice = ({ port, drawingOf }: SliceContext): Part => ({
  name: 'layers',
  parts: (situation) => [drawingOf(situation)],
  apply: (situation) => port.setLayers(drawingOf(situation).layers),
});

const citySlice = ({ port, setIndex }: SliceContext): Part => ({
  name: 'city',
  parts: ({ state }) => [state.city, state.streetClasses],
  apply: async ({ state }) => {
    await pause();
    const index = indexCity(state.city);
    setIndex(index);
    port.setCity(index, state.streetClasses);
  },
});

const noiseSlice = ({ port, drawingOf }: SliceContext): Part => ({
  name: 'noise',
  parts: (situation) => [
    situation.state.city.noise,
    periodOf(situation.state.plan.head.settings),
    drawingOf(situation).sources.has('noise'),
  ],
  apply: async (situation) => {
    const { state } = situation;
    const { noise } = state.city;
    const period = periodOf(state.plan.head.settings);
    await port.setSource(
      'noise',
      noise && drawingOf(situation).sources.has('noise') ? await noiseFeatures(noise, period, pause) : EMPTY,
    );
  },
});

const backgroundSlice = ({ port }: SliceContext): Part => ({
  name: 'background',
  parts: ({ state }) => [state.background],
  apply: ({ state }) => port.setBackground(state.background),
});
