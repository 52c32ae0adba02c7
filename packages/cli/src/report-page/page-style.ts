/** What the page looks like: as the record's own pages do, light or dark, and without anything from elsewhere. */
export const PAGE_STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:64rem;margin:0 auto;padding:1rem}
h1{line-height:1.2}h2{font-size:1.1rem;border-block-end:1px solid #8888;margin-block-start:2rem}h3{font-size:1rem;margin-block-end:.2rem}
ul,ol{padding-inline-start:1.2rem}li{margin-block:.3rem}
.own{border-inline-start:4px solid #2f6fd0;padding-inline-start:1rem}
.measure{margin-block:1rem}.measure+.measure{border-block-start:1px dashed #8888;padding-block-start:.5rem}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:0 1.5rem}
.differ,.agree{margin-block-end:0}.differ{font-weight:600;border-inline-start:4px solid #b3541e;padding-inline-start:.6rem}
.figure{font-weight:700}
.drill{background:repeating-linear-gradient(-45deg,#cfe0ff 0 12px,#fff 12px 24px);color:#10305f;font-weight:700;padding:.6rem;border:2px solid #1c4fa0}
.private{border:2px solid #8888;padding:.6rem}
blockquote{margin:0;padding-inline-start:.8rem;border-inline-start:3px solid #8888}mark{background:#ffe58a;color:#222}
article:target,li:target{outline:3px solid #2f6fd0;outline-offset:4px}
time{white-space:nowrap}small,footer,time{opacity:.8}code{overflow-wrap:anywhere;font-size:.8em}footer{margin-block-start:3rem;font-size:.9rem}
dt{font-weight:600}dd{margin-inline-start:1rem}
`;
