/**
 * Moving and zooming the map: wheel, drag, pinch, keys and buttons, by the drawing's view box. It asks for nothing and
 * writes no markup; without it the map is a still picture.
 */
export const SCRIPT = `
(() => {
  const map = document.querySelector('.map');
  const svg = map && map.querySelector('svg.drawing');
  if (!svg) return;
  const [x0, y0, w0, h0] = svg.getAttribute('viewBox').split(' ').map(Number);
  let view = { x: x0, y: y0, w: w0, h: h0 };
  const unitsPerPixel = () => {
    const box = svg.getBoundingClientRect();
    return Math.max(view.w / box.width, view.h / box.height);
  };
  const show = () => {
    svg.setAttribute('viewBox', [view.x, view.y, view.w, view.h].join(' '));
    svg.style.setProperty('--unit', unitsPerPixel());
    const ratio = w0 / 450 / unitsPerPixel();
    svg.dataset.zoom = ratio < 1.8 ? 0 : ratio < 3.6 ? 1 : ratio < 7 ? 2 : 3;
  };
  const at = (clientX, clientY) => {
    const p = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [p.x, p.y];
  };
  const zoom = (factor, x, y) => {
    const w = Math.min(w0 * 1.5, Math.max(w0 / 60, view.w / factor));
    const f = w / view.w;
    view = { x: x - (x - view.x) * f, y: y - (y - view.y) * f, w, h: view.h * f };
    show();
  };
  const move = (dx, dy) => {
    const x = Math.min(x0 + w0, Math.max(x0, view.x + dx + view.w / 2)) - view.w / 2;
    const y = Math.min(y0 + h0, Math.max(y0, view.y + dy + view.h / 2)) - view.h / 2;
    view = { ...view, x, y };
    show();
  };
  const zoomMiddle = (factor) => zoom(factor, view.x + view.w / 2, view.y + view.h / 2);
  const reset = () => { view = { x: x0, y: y0, w: w0, h: h0 }; show(); };
  const acts = { in: () => zoomMiddle(1.6), out: () => zoomMiddle(1 / 1.6), reset };
  for (const button of map.querySelectorAll('button')) button.addEventListener('click', () => acts[button.value]());
  svg.addEventListener('wheel', (e) => {
    if (!e.ctrlKey && document.activeElement !== svg) return;
    e.preventDefault();
    zoom(Math.exp(-e.deltaY / 400), ...at(e.clientX, e.clientY));
  }, { passive: false });
  const fingers = new Map();
  const spread = () => {
    const [a, b] = [...fingers.values()];
    return b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  };
  svg.addEventListener('pointerdown', (e) => {
    svg.setPointerCapture(e.pointerId);
    fingers.set(e.pointerId, { x: e.clientX, y: e.clientY });
  });
  svg.addEventListener('pointermove', (e) => {
    const last = fingers.get(e.pointerId);
    if (!last) return;
    const before = spread();
    fingers.set(e.pointerId, { x: e.clientX, y: e.clientY });
    if (fingers.size === 1) {
      const unit = unitsPerPixel();
      move((last.x - e.clientX) * unit, (last.y - e.clientY) * unit);
    } else if (before > 0 && fingers.size === 2) {
      const [a, b] = [...fingers.values()];
      zoom(spread() / before, ...at((a.x + b.x) / 2, (a.y + b.y) / 2));
    }
  });
  for (const end of ['pointerup', 'pointercancel']) svg.addEventListener(end, (e) => fingers.delete(e.pointerId));
  svg.addEventListener('keydown', (e) => {
    const step = view.w / 8;
    const keys = {
      ArrowLeft: () => move(-step, 0), ArrowRight: () => move(step, 0),
      ArrowUp: () => move(0, -step), ArrowDown: () => move(0, step),
      '+': acts.in, '=': acts.in, '-': acts.out, '0': reset,
    };
    if (!keys[e.key] || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    keys[e.key]();
  });
  addEventListener('resize', show);
  map.classList.add('live');
  svg.setAttribute('tabindex', '0');
  show();
})();
`;
