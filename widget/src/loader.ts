/**
 * The one script of a council page: puts a link to the chat on it, and nothing more is asked of the network until it is
 * pressed. Where anything is missing it stays what it is, a link to the chat's own page.
 */
import type { Attention } from './attention.ts';
import type * as ChatModule from './chat.ts';
import { launcherStyle } from './launcher-style.ts';
import { isHidden, scrollNeeded } from './not-obscured.ts';
import { launcher as wording } from './wording/en.ts';

function hasConversation(): boolean {
  try {
    return localStorage.getItem('hub-chat:token') !== null;
  } catch {
    return false;
  }
}

/** Puts the link at the end of the page. `hub` is the origin that the script came from. */
function launch(hub: string): void {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const style = new CSSStyleSheet();
  style.replaceSync(launcherStyle);
  root.adoptedStyleSheets = [style];

  const link = document.createElement('a');
  link.className = 'open';
  link.href = `${hub}/chat`;
  link.role = 'button';
  link.ariaExpanded = 'false';
  const status = document.createElement('p');
  status.className = 'status';
  status.role = 'status';
  const panel = document.createElement('div');
  panel.className = 'panel';
  panel.role = 'dialog';
  panel.ariaLabel = wording.region;
  panel.hidden = true;
  root.append(link, status, panel);

  let attention: Attention | null = null;
  let isLoading = false;
  let label = hasConversation() ? wording.goBack : wording.open;
  const tell = (text: string) => (link.textContent = text);
  tell(label);

  const show = (isOpen: boolean) => {
    panel.hidden = !isOpen;
    link.hidden = isOpen;
    link.ariaExpanded = `${isOpen}`;
    attention?.show(isOpen);
    if (isOpen) panel.querySelector<HTMLElement>('h2')?.focus();
  };
  const minimise = () => {
    show(false);
    link.focus();
  };
  const onUnread = (count: number) => {
    const news = count > 0 && panel.hidden ? wording.unread(count) : '';
    tell(news === '' ? label : `${label} (${news})`);
    status.textContent = news;
  };

  async function open(): Promise<void> {
    if (attention) {
      show(true);
      return;
    }
    if (isLoading) return;
    isLoading = true;
    tell(wording.loading);
    status.textContent = wording.loading;
    try {
      const { beginChat, loadStyles, showChat } = (await import(
        /* @vite-ignore */ `${hub}/widget/chat.js`
      )) as typeof ChatModule;
      await loadStyles(hub, root);
      attention = showChat(beginChat(hub), panel, { hub, minimise, onUnread });
      label = wording.goBack;
      onUnread(0);
      // Drawn by the next frame; only then is there a heading to stand on.
      requestAnimationFrame(() => show(true));
    } catch {
      location.assign(link.href);
    }
  }

  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void open();
  });
  link.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    void open();
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') minimise();
  });
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element) || target === host) return;
    const cover = panel.hidden ? link : panel;
    const needed = scrollNeeded(target.getBoundingClientRect(), cover.getBoundingClientRect());
    if (needed > 0) window.scrollBy({ top: needed, behavior: 'instant' });
    // There was no room to scroll: the page comes first, and the chat goes on waiting in its link.
    if (!panel.hidden && isHidden(target.getBoundingClientRect(), panel.getBoundingClientRect())) show(false);
  });
  document.body.append(host);
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && 'adoptedStyleSheets' in Document.prototype)
  launch(new URL(script.src).origin);
