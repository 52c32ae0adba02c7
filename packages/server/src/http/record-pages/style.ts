/** What the record's pages look like: on a phone, on paper, in the dark, and written from either side. */
export const RECORD_STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif;--paper:#fff;--ink:#1b1f24;--soft:#555c66;--line:#c4c9d0;--wash:#f2f4f7;--link:#0b57b0;--own:#1f5fc4;--own-wash:#e3edfb;--claim:#9a4a00;--claim-wash:#f6d9bb;background:var(--paper);color:var(--ink)}
@media(prefers-color-scheme:dark){:root{--paper:#14171b;--ink:#e8eaed;--soft:#a9b1bb;--line:#444b54;--wash:#1f2429;--link:#8fc0ff;--own:#7db0ff;--own-wash:#1b2c47;--claim:#ffb86b;--claim-wash:#573714}}
*{box-sizing:border-box}
body{max-width:54rem;margin:0 auto;padding:0 1rem 2rem;overflow-wrap:anywhere}
header ul,ul.row{display:flex;flex-wrap:wrap;gap:.1rem .9rem;list-style:none;padding:0;margin:0}
header nav{border-block-end:1px solid var(--line);padding-block:.6rem}
header li{margin:0}header a{display:inline-block;padding-block:.35rem}
header a[aria-current]{color:var(--ink);font-weight:700;text-decoration:none;border-block-end:3px solid var(--own)}
a{color:var(--link)}a:focus-visible{outline:3px solid var(--own);outline-offset:2px}
.skip{position:absolute;inset-inline-start:-100vw}.skip:focus{position:static;inset-inline-start:auto}
.unseen{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
h1{font-size:1.7rem;line-height:1.2;margin-block:1.2rem .8rem}h2{font-size:1.15rem;border-block-end:1px solid var(--line);padding-block-end:.2rem;margin-block:2rem .6rem}h3{font-size:1rem;margin-block:.9rem .2rem}
ul,ol{padding-inline-start:1.3rem}li{margin-block:.35rem}.list{list-style:none;padding:0}.list li{display:flex;flex-wrap:wrap;gap:0 .8rem;justify-content:space-between;border-block-end:1px solid var(--line);padding-block:.3rem}
small,footer,time,.note,.time,figcaption{color:var(--soft)}small{font-size:.875rem}em{font-style:normal;font-size:.875rem;border:1px solid var(--line);border-radius:.3rem;padding-inline:.3rem}
time,.time{direction:ltr;unicode-bidi:isolate}.time{white-space:nowrap}.figure{font-weight:650}.headline{font-size:1.35rem;margin-block:.4rem}.headline time{color:inherit}.headline .claims{font-size:.875rem}
.claims a{display:inline-block;min-inline-size:1.5rem;min-block-size:1.5rem;padding-inline:.35rem;margin-inline-end:.15rem;text-align:center;font-size:.875rem;border:1px solid var(--line);border-radius:.3rem;text-decoration:none}
.result{border:1px solid currentColor;border-radius:.3rem;padding-inline:.3rem;margin-inline-end:.2rem;font-size:.875rem}
dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.4rem 1rem;margin-block:1rem}dt{color:var(--soft)}dd{margin:0;min-inline-size:0}
blockquote{margin:0;padding-inline-start:.8rem;border-inline-start:3px solid var(--claim)}
code{font-size:.8em;color:var(--soft)}s{text-decoration-thickness:1px}
.own{border-inline-start:4px solid var(--own);background:var(--own-wash);padding:.4rem .9rem}section.own{margin-block:1rem}section.own h2{border:0;margin-block:.2rem}.own small,.own time{color:inherit}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:.6rem 1rem}.side{background:var(--wash);padding:.1rem .9rem .4rem;min-inline-size:0}.side h3{border-block-end:2px solid var(--claim)}
table{border-collapse:collapse;inline-size:100%}th,td{text-align:start;vertical-align:top;padding:.4rem .6rem .4rem 0;border-block-end:1px solid var(--line)}td p,dd p{margin:0 0 .3rem}th,td{overflow-wrap:break-word}thead th{color:var(--soft);font-weight:400}tbody th{font-weight:400}
.drill{background:repeating-linear-gradient(-45deg,#cfe0ff 0 12px,#fff 12px 24px);color:#10305f;font-weight:700;padding:.6rem;border:2px solid #1c4fa0}
figure{margin:0}svg{display:block;inline-size:100%;max-inline-size:44rem;block-size:auto;font-size:17px;margin-block:.4rem}svg text{fill:var(--soft)}
.map{background:var(--wash);border:1px solid var(--line)}.map .near{fill:none;stroke:var(--line)}.map .own-zone{fill:var(--own-wash);stroke:var(--own);stroke-width:8;stroke-linejoin:round}
.map .exact{fill:var(--claim-wash);stroke:var(--claim);stroke-width:2;fill-opacity:.85}.map .coarse{fill:url(#hatch);stroke:var(--claim);stroke-width:2;stroke-dasharray:7 4}.hatch-line{stroke:var(--claim);stroke-width:3}
.map .number{fill:var(--ink);font-size:26px;font-weight:700;text-anchor:middle;paint-order:stroke;stroke:var(--paper);stroke-width:5}.scale path{fill:none;stroke:var(--ink);stroke-width:2}.scale text{fill:var(--ink);font-size:20px;paint-order:stroke;stroke:var(--wash);stroke-width:5}
.key{display:inline-block;inline-size:1.4em;block-size:.9em;border:2px solid var(--claim);vertical-align:-.1em}.key.exact{background:var(--claim-wash)}.key.coarse{border-style:dashed;background:repeating-linear-gradient(45deg,var(--claim) 0 2px,transparent 2px 6px)}.key.own-zone{border-color:var(--own);background:var(--own-wash)}
.places ul{padding-inline-start:1rem;list-style:none}.grid{stroke:var(--line);fill:none}
.chart .bar,.claim-mark{fill:var(--claim)}.chart .open{fill:var(--claim-wash);stroke:none}.chart .printed{stroke:var(--claim);stroke-width:3;stroke-dasharray:3 3}svg .y,svg .end{text-anchor:end}svg .middle{text-anchor:middle}
.day .lane{fill:var(--wash)}.own-mark{fill:var(--own)}.day .daywide{fill:var(--claim-wash);stroke:var(--claim)}svg .in{fill:var(--ink)}.own-line{color:var(--own)}.own-line time{color:inherit}
footer{margin-block-start:3rem;border-block-start:1px solid var(--line);font-size:.9rem}
@media(max-width:30rem){dl{grid-template-columns:1fr;gap:0}dd{margin-block-end:.5rem}h1{font-size:1.4rem}svg{font-size:22px}table{font-size:.875rem}}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#333;--link:#000}header,.skip{display:none}body{max-width:none;padding:0}section,li,tr,svg{break-inside:avoid}}
`;
