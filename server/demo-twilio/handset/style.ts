/** How the handsets' page looks: the council's colours, generous space, targets of 44 pixels, focus that is seen. */

export const STYLE = `
:root { --main: #0b5c56; --main-dark: #07403c; --go: #006435; --stop: #a4161a; --ground: #f7f4ee; --paper: #fff;
  --text: #1c1b19; --quiet: #4f4c46; --line: #8b877e; --soft: #d6d0c3; --own: #dcefec; --other: #f1ece2; --focus: #ffd23f; }
* { box-sizing: border-box; }
body { margin: 0; font: 1.125rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--ground); }
.bar { color: #fff; background: var(--main); }
.bar > div, main { max-width: 76rem; margin: 0 auto; padding: 1rem clamp(1rem, 3vw, 2rem); }
.bar p { margin: .25rem 0 0; max-width: 46rem; }
h1, h2, h3 { margin: 0; line-height: 1.2; }
h1 { font-size: clamp(1.625rem, 4vw, 2.125rem); } h2 { font-size: 1.375rem; } h3 { font-size: 1.125rem; }
main { display: grid; gap: 1.25rem; grid-template-columns: minmax(0, 6fr) minmax(0, 5fr); padding-block: 1.25rem 3rem; }
main > nav, main > .wide { grid-column: 1 / -1; }
section { display: grid; gap: 1rem; align-content: start; padding: clamp(1rem, 2.5vw, 1.5rem); background: var(--paper); border: 1px solid var(--soft); border-radius: .5rem; }
p { margin: 0; } .quiet, .facts { color: var(--quiet); } .facts { font-size: 1rem; }
/* Nothing is no gap, and is still there for what is read out. */
[data-part]:empty { position: absolute; }
ul, ol { list-style: none; margin: 0; padding: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .5rem; }
nav a { display: flex; align-items: center; gap: .5rem; min-height: 2.75rem; padding: .375rem 1rem; color: var(--main-dark); background: var(--paper); border: 2px solid var(--main); border-radius: 1.5rem; text-decoration: none; font-variant-numeric: tabular-nums; }
nav a:hover { background: var(--own); }
nav a[aria-current] { color: #fff; background: var(--main); font-weight: 700; }
.badge { padding: 0 .5rem; border-radius: 1rem; color: #fff; background: var(--stop); font-size: 1rem; font-weight: 700; }
.row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; }
.state { padding: .75rem 1rem; background: var(--other); border-inline-start: .375rem solid var(--main); font-weight: 700; }
.state.rings { background: #fff3c4; border-color: var(--go); } .state.over { border-color: var(--line); font-weight: 400; }
.note:not(:empty) { padding: .75rem 1rem; background: #fdeceb; border-inline-start: .375rem solid var(--stop); }
.lines, .thread { display: grid; gap: .625rem; }
.scrolled { max-height: 28rem; overflow-y: auto; } .scrolled:has(ol:empty) { display: none; }
.lines li, .thread li { max-width: 88%; padding: .625rem 1rem; border-radius: .5rem; overflow-wrap: anywhere; }
.mine { justify-self: end; background: var(--own); } .theirs { justify-self: start; background: var(--other); }
.who { font-size: 1rem; font-weight: 700; } .words { white-space: pre-wrap; }
form { display: grid; gap: .5rem; } form.row { display: flex; } .grow { flex: 1 1 12rem; display: grid; gap: .5rem; }
label, legend { font-weight: 700; } fieldset { border: 0; min-width: 0; margin: 0; padding: 0; }
.choice { display: flex; gap: .625rem; align-items: center; min-height: 2.75rem; font-weight: 400; }
input[type=checkbox] { flex: none; width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--main); }
textarea, select, input:not([type=checkbox]):not([type=hidden]) { width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--paper); border: 2px solid var(--text); border-radius: .25rem; }
input.short { width: 6rem !important; }
button { min-height: 2.75rem; padding: .5rem 1.25rem; font: inherit; font-weight: 700; color: #fff; background: var(--main); border: 2px solid transparent; border-radius: .25rem; cursor: pointer; }
form:not(.row, .keys) > button { justify-self: start; }
button:hover { background: var(--main-dark); }
button.plain { color: var(--main-dark); background: var(--paper); border-color: var(--main); } button.plain:hover { background: var(--own); }
button.go { background: var(--go); } button.go:hover { background: #00481f; }
button.big { width: 100%; min-height: 4rem; font-size: 1.375rem; }
button.stop { background: var(--stop); } button.stop:hover { background: #7c0f13; }
.keys { display: grid; grid-template-columns: repeat(3, minmax(3.5rem, 6rem)); gap: .5rem; }
.keys button { min-height: 3.5rem; padding: 0; font-size: 1.5rem; color: var(--text); background: var(--other); border: 1px solid var(--line); }
.keys button:hover { background: var(--own); }
.talk { display: grid; gap: 1.25rem; grid-template-columns: auto minmax(0, 1fr); align-items: start; }
.talk > div { display: grid; gap: .75rem; }
.halves { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); }
.halves > div { display: grid; gap: .75rem; align-content: start; }
.skip { position: absolute; inset-inline-start: -999rem; } .skip:focus { position: static; display: inline-block; padding: .75rem; color: #fff; }
:focus-visible { outline: 3px solid var(--text); outline-offset: 2px; box-shadow: 0 0 0 6px var(--focus); }
[tabindex="-1"]:focus { outline: 0; box-shadow: none; }
@media (max-width: 56rem) { main { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 30rem) { .talk { grid-template-columns: minmax(0, 1fr); } .keys { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
`;
