/** The product's colours, as in `designer/shell/tokens.css`, for a page that loads nothing. */
export const style = `
:root { color-scheme: light dark; --bg: #f4f6fa; --surface: #fff; --line: #e1e6ee; --line2: #cbd3df; --ink: #131a29;
  --ink2: #44506a; --pri: #2351dc; --on-pri: #fff; --err: #c0271a; --note: #fff3db; --note-ink: #9a5b00; }
@media (prefers-color-scheme: dark) { :root { --bg: #0d111a; --surface: #151b28; --line: #273145; --line2: #36425a;
  --ink: #eaeef7; --ink2: #b3bdd1; --pri: #5c88ff; --on-pri: #0b1020; --err: #ff8177; --note: #37290f; --note-ink: #f0b64f; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem 1rem; background: var(--bg); color: var(--ink);
  font: 15px/1.5 "Inter Variable", system-ui, sans-serif; }
main { max-width: 36rem; margin: 0 auto; padding: 1.5rem; background: var(--surface); border: 1px solid var(--line);
  border-radius: 12px; }
h1 { margin: 0 0 .75rem; font-size: 1.35rem; }
p { margin: .5rem 0; }
.question { white-space: pre-line; overflow-wrap: anywhere; }
.note { padding: .5rem .75rem; border-radius: 9px; background: var(--note); color: var(--note-ink); }
.quiet { color: var(--ink2); font-size: 13px; }
.problem { color: var(--err); font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 1rem 0; }
dt { color: var(--ink2); }
dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
label { display: block; margin: .75rem 0 .25rem; font-weight: 600; }
textarea, input { width: 100%; padding: .55rem .7rem; font: inherit; color: inherit; background: var(--bg);
  border: 1px solid var(--line2); border-radius: 9px; }
.buttons { display: flex; gap: .75rem; margin-top: 1rem; }
button { flex: 1; padding: .65rem 1rem; font: inherit; font-weight: 600; border: 1px solid var(--line2); border-radius: 9px;
  background: var(--surface); color: var(--ink); cursor: pointer; }
button.main { background: var(--pri); border-color: var(--pri); color: var(--on-pri); }
a { color: var(--pri); font-weight: 600; }
:focus-visible { outline: 2px solid var(--pri); outline-offset: 2px; }
details { margin-top: 1.25rem; padding-top: 1rem; border-top: 1px solid var(--line); }
summary { cursor: pointer; font-weight: 600; }
`;
