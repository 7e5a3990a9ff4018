/** The look of the link and of the frame around the chat. A constructed stylesheet: no request, and no inline style that a CSP would refuse. */
export const launcherStyle = `
:host { display: block; block-size: 5rem; font: 1rem/1.5 system-ui, sans-serif; }
[hidden] { display: none !important; }
.open {
  position: fixed; inset-block-end: 1rem; inset-inline-end: 1rem; z-index: 2147483000;
  display: inline-flex; align-items: center; gap: .5rem; box-sizing: border-box;
  min-block-size: 3rem; max-inline-size: calc(100vw - 2rem); padding: .5rem 1.25rem;
  border: 2px solid #fff; border-radius: 1.5rem; background: #0b5c56; color: #fff;
  font-weight: 700; text-decoration: none; box-shadow: 0 2px 8px rgb(0 0 0 / .35);
}
.open::before {
  content: ""; flex: none; inline-size: 1rem; block-size: .75rem;
  border: 2px solid; border-radius: .25rem; border-end-start-radius: 0;
}
.open:hover { background: #07403c; text-decoration: underline; }
.open:focus-visible { outline: 3px solid #ffd23f; outline-offset: 2px; background: #07403c; }
.panel {
  position: fixed; inset-block-end: 1rem; inset-inline-end: 1rem; z-index: 2147483000;
  box-sizing: border-box; inline-size: min(26rem, 100vw - 2rem); block-size: min(44rem, 100vh - 2rem);
  border: 2px solid #0b5c56; border-radius: .75rem; background: #f7f4ee; overflow: hidden;
  box-shadow: 0 6px 28px rgb(0 0 0 / .3);
}
@supports (block-size: 1dvh) { .panel { block-size: min(44rem, 100dvh - 2rem); } }
@media (max-width: 40rem), (max-height: 30rem) {
  .panel { inset: 0; inline-size: auto; block-size: auto; border: 0; border-radius: 0; }
}
.status { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { :host { display: none; } }
`;
