/** The page's look: light and dark by the reader's own setting, one column on a phone, black on white on paper. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#15212a;--soft:#45535e;--line:#c9cfd4;--ground:#f5f3ee;--street:#fff;--kerb:#dad6cc;--building:#d2ccc1;--edge:#8a8377;--filmed:#b23a00;--fill:#e07b39;--accent:#0b5563}
@media (prefers-color-scheme:dark){:root{--paper:#12181d;--ink:#e8edf0;--soft:#aab6bf;--line:#3a454e;--ground:#1b2227;--street:#333d45;--kerb:#333d45;--building:#465058;--edge:#5f6b75;--filmed:#ffb077;--fill:#d9702b;--accent:#7cc7d6}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
header,main,footer{max-width:60rem;margin:0 auto;padding:0 1rem}
h1{font-size:1.7rem;line-height:1.2;margin:1.2rem 0 .3rem}
h2{font-size:1.2rem;margin:1.8rem 0 .4rem}
p,ul,ol,dl{margin:.4rem 0}
li{margin:.2rem 0}
.soft{color:var(--soft)}
.note{border-left:.25rem solid var(--accent);padding:.4rem .8rem;background:var(--ground)}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-100rem}
.skip:focus{left:.5rem;top:.5rem;background:var(--paper);padding:.5rem;z-index:1}
.map{position:relative;border:1px solid var(--line);background:var(--ground)}
.map svg{display:block;width:100%;height:min(70vh,40rem);touch-action:none;cursor:grab}
.map button{font:inherit;min-width:2.75rem;min-height:2.75rem;background:var(--paper);color:var(--ink);border:1px solid var(--line);border-radius:.3rem;cursor:pointer}
.tools{position:absolute;top:.5rem;right:.5rem;display:none;gap:.3rem}
.live .tools{display:flex}
.street{fill:none;stroke:var(--street);stroke-linecap:round;stroke-linejoin:round}
.kerb{fill:none;stroke:var(--kerb);stroke-linecap:round;stroke-linejoin:round}
.building{fill:var(--building);stroke:var(--edge);stroke-width:1;vector-effect:non-scaling-stroke;fill-rule:evenodd}
.filmed{fill:var(--fill);fill-opacity:.45;stroke:var(--filmed);stroke-width:1.5;vector-effect:non-scaling-stroke;fill-rule:evenodd}
.perimeter{fill:none;stroke:var(--ink);stroke-width:2;stroke-dasharray:8 4;vector-effect:non-scaling-stroke}
.masked{fill:var(--ink);fill-opacity:.75;stroke:none}
.camera circle{fill:var(--paper);stroke:var(--ink);stroke-width:2;vector-effect:non-scaling-stroke;r:calc(var(--unit,22)*3px)}
[data-zoom="2"] .camera circle,[data-zoom="3"] .camera circle,.key circle{r:calc(var(--unit,22)*6px)}
.key{--unit:1}
.camera.existing circle{fill:var(--ink)}
.camera text,.name{font-size:calc(var(--unit,22)*12px);fill:var(--ink);stroke:var(--ground);stroke-width:calc(var(--unit,22)*3px);paint-order:stroke;stroke-linejoin:round}
.camera text{font-weight:700}
.name{fill:var(--soft);text-anchor:middle}
.drawing [data-from="1"],.drawing [data-from="2"],.drawing [data-from="3"],.drawing [data-from="4"]{display:none}
[data-zoom="1"] [data-from="1"],[data-zoom="2"] :is([data-from="1"],[data-from="2"]),[data-zoom="3"] [data-from]{display:inline}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;padding:0}
.legend svg{width:1.6rem;height:1rem;vertical-align:-.15rem;margin-right:.4rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:top}
td.number,th.number{text-align:right}
dt{font-weight:600;margin-top:.5rem}
dd{margin:0}
footer{border-top:1px solid var(--line);margin-top:2rem;padding-bottom:2rem;font-size:.875rem;color:var(--soft)}
@media print{:root{--paper:#fff;--ink:#000;--soft:#333;--ground:#fff;--street:#fff;--kerb:#bbb;--building:#ddd;--edge:#888;--filmed:#000;--fill:#999;--accent:#000}.tools,.live .tools,.skip{display:none}.map svg{height:16cm}body{font-size:10pt}h2,tr,.map{break-inside:avoid}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`;
