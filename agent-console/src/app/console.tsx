/** The one screen of an agent: header, three columns, and what opens on top of them. */
import { useEffect, useState } from 'react';
import type { ContactLogged, ContactSummary, Outcome } from '@hub/contract';
import { EndCallDialog } from '../features/call/end-call-dialog.tsx';
import { LineBanner } from '../features/call/line-banner.tsx';
import { useTelephone } from '../features/call/phone-context.tsx';
import { useKeepLine } from '../features/call/use-keep-line.ts';
import { CommandBar } from '../features/command-bar/command-bar.tsx';
import type { Deed } from '../features/command-bar/commands.ts';
import { ConversationColumn } from '../features/conversation/conversation-column.tsx';
import { EndDialog } from '../features/conversation/end-dialog.tsx';
import { ConnectionBanner } from '../features/header/connection-banner.tsx';
import { Header } from '../features/header/header.tsx';
import { RefusalBanner } from '../features/header/refusal-banner.tsx';
import { HelpDialog } from '../features/help/help-dialog.tsx';
import { useNotices } from '../features/notices/use-notices.ts';
import { ResidentColumn } from '../features/resident/resident-column.tsx';
import { useTheme } from '../features/settings/settings-context.tsx';
import { WorkColumn } from '../features/work/work-column.tsx';
import type { SignedIn } from '../hub/api.ts';
import { useHub, useHubState } from '../hub/context.tsx';
import { goTo } from '../ui/address.ts';
import { Announcer } from '../ui/announcer.tsx';
import { LaterDialog, LaterPart } from '../ui/later.tsx';
import { en } from '../wording/en.ts';
import { ColumnTabs, type Column } from './column-tabs.tsx';
import { deedOfKey } from './keys.ts';
import { useTitle } from './use-title.ts';

const loadBreakGlass = () =>
  import('../features/break-glass/break-glass-notices.tsx').then((part) => part.BreakGlassNotices);
const loadCases = () => import('../features/cases/cases-dialog.tsx').then((part) => part.CasesDialog);
const loadFigures = () => import('../features/figures/figures-dialog.tsx').then((part) => part.FiguresDialog);
const loadLog = () => import('../features/log-contact/log-dialog.tsx').then((part) => part.LogDialog);
const loadRules = () => import('../features/rules/rules-dialog.tsx').then((part) => part.RulesDialog);
const loadSetAside = () => import('../features/set-aside/set-aside-dialog.tsx').then((part) => part.SetAsideDialog);
const loadSetBy = () => import('../features/status/set-by.tsx').then((part) => part.SetBy);
const loadSession = () => import('../features/session/session-guard.tsx').then((part) => part.SessionGuard);
const loadSettings = () => import('../features/settings/settings-dialog.tsx').then((part) => part.SettingsDialog);
const loadTransfer = () => import('../features/transfer/transfer-dialog.tsx').then((part) => part.TransferDialog);

type Overlay =
  | { type: 'commands' }
  | { type: 'cases' }
  | { type: 'figures' }
  | { type: 'rules' }
  | { type: 'log' }
  | { type: 'help' }
  | { type: 'settings' }
  | { type: 'end'; contact: ContactSummary }
  | { type: 'transfer'; contact: ContactSummary }
  | { type: 'set-aside'; contact: ContactSummary }
  | { type: 'move'; contact: ContactSummary }
  | { type: 'identity'; contact: ContactSummary }
  | { type: 'end-call'; contact: ContactSummary };

/** Opens what the keys ask for, unless something is on top of the page already. */
function useKeys(onOpen: (overlay: Overlay) => void): void {
  const hub = useHub();
  useEffect(() => {
    const onKeyDown = (press: KeyboardEvent) => {
      const deed = deedOfKey(press);
      if (!deed || document.querySelector('dialog[open]')) return;
      press.preventDefault();
      if (deed.type !== 'jump') {
        onOpen(deed);
        return;
      }
      const contact = hub.getState().work?.mine[deed.place];
      if (contact) hub.select(contact.contactId);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [hub, onOpen]);
}

/** The column of a narrow page; asking for a contact shows its conversation. */
function useColumn(): [Column, (column: Column) => void] {
  const focusRequests = useHubState((state) => state.focusRequests);
  const nothingOpen = useHubState((state) => state.selected === null);
  // It may have been asked for on another page, such as the wallboard.
  const [column, setColumn] = useState<Column>(focusRequests > 0 && !nothingOpen ? 'conversation' : 'work');
  const [answered, setAnswered] = useState(focusRequests);
  if (answered !== focusRequests) {
    setAnswered(focusRequests);
    setColumn('conversation');
  }
  // Wrapped up: back to the work.
  const [wasOpen, setWasOpen] = useState(!nothingOpen);
  if (wasOpen === nothingOpen) {
    setWasOpen(!nothingOpen);
    if (nothingOpen) setColumn('work');
  }
  return [column, setColumn];
}

export function Console({ signedIn }: { signedIn: SignedIn }) {
  const hub = useHub();
  const { act } = useTelephone();
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const [column, setColumn] = useColumn();
  const setBy = useHubState((state) => state.work?.me.setBy ?? null);
  const [refusal, setRefusal] = useState<{ title: string; detail: string } | null>(null);
  const close = () => setOverlay(null);
  // What it opens stands in the column of the resident, also where one column is shown at a time.
  const check = (contact: ContactSummary) => {
    setColumn('resident');
    setOverlay({ type: 'identity', contact });
  };
  const showRefusal = (answer: Outcome) =>
    setRefusal(answer.ok ? null : { title: en.problem.title, detail: answer.problem.detail });
  const showLogged = ({ contact, note }: ContactLogged) => {
    hub.logged(contact);
    setRefusal(note === null ? null : { title: en.logContact.passedOnTitle, detail: note });
  };
  useKeys(setOverlay);
  useTitle();
  useKeepLine();
  useTheme();
  useNotices();

  const carryOut = (deed: Deed) => {
    switch (deed.type) {
      case 'accept':
        void hub.accept(deed.offerId).then(showRefusal);
        break;
      case 'decline':
        void hub.decline(deed.offerId).then(showRefusal);
        break;
      case 'open':
        hub.select(deed.contactId);
        break;
      case 'status':
        void hub.setStatus(deed.status, '').then(showRefusal);
        break;
      case 'call':
        if (deed.deed === 'end') setOverlay({ type: 'end-call', contact: deed.contact });
        else void act(deed.contact.contactId, deed.deed).then(showRefusal);
        break;
      case 'stop-asking':
        void hub.stopAsking(deed.contactId).then(showRefusal);
        break;
      case 'leave':
        void hub.leave(deed.contactId).then(showRefusal);
        break;
      case 'bring-back':
        void hub.bringBack(deed.contactId).then(showRefusal);
        break;
      case 'identity':
        check(deed.contact);
        break;
      case 'wallboard':
        goTo('/console/wallboard');
        break;
      case 'set-aside':
      case 'transfer':
      case 'end':
      case 'log':
      case 'cases':
      case 'settings':
      case 'help':
        setOverlay(deed);
    }
  };

  return (
    <div className="page">
      <a className="govuk-skip-link" href="#work">
        {en.page.skip}
      </a>
      <Header
        signedIn={signedIn}
        onCommands={() => setOverlay({ type: 'commands' })}
        onSettings={() => setOverlay({ type: 'settings' })}
        onHelp={() => setOverlay({ type: 'help' })}
      />
      <ConnectionBanner />
      <LineBanner />
      {refusal !== null && <RefusalBanner {...refusal} onClose={() => setRefusal(null)} />}
      {signedIn.me.role === 'supervisor' && <LaterPart name="break-glass" load={loadBreakGlass} given={{}} />}
      {setBy && <LaterPart name="set-by" load={loadSetBy} given={{ setBy }} />}
      <ColumnTabs shown={column} onShow={setColumn} />
      <main className="columns" data-column={column}>
        <WorkColumn
          onAnswer={showRefusal}
          onLog={() => setOverlay({ type: 'log' })}
          onMove={(contact) => setOverlay({ type: 'move', contact })}
          onCases={() => setOverlay({ type: 'cases' })}
          onFigures={() => setOverlay({ type: 'figures' })}
          onRules={() => setOverlay({ type: 'rules' })}
        />
        <ConversationColumn
          csrfToken={signedIn.csrfToken}
          onEnd={(contact) => setOverlay({ type: 'end', contact })}
          onTransfer={(contact) => setOverlay({ type: 'transfer', contact })}
          onAside={(contact) =>
            carryOut(
              contact.setAsideUntil === null
                ? { type: 'set-aside', contact }
                : { type: 'bring-back', contactId: contact.contactId },
            )
          }
          onAnswer={showRefusal}
        />
        <ResidentColumn
          csrfToken={signedIn.csrfToken}
          checking={overlay?.type === 'identity' ? overlay.contact.contactId : null}
          onCheck={check}
          onChecked={close}
        />
      </main>
      <Announcer />
      <LaterPart name="session" load={loadSession} given={{}} />
      {overlay?.type === 'commands' && <CommandBar onDo={carryOut} onClose={close} />}
      {overlay?.type === 'cases' && (
        <LaterDialog
          title={en.policy.casesByDay}
          load={loadCases}
          given={{ csrfToken: signedIn.csrfToken, onClose: close }}
        />
      )}
      {overlay?.type === 'figures' && (
        <LaterDialog title={en.figures.title} load={loadFigures} given={{ onClose: close }} />
      )}
      {overlay?.type === 'settings' && (
        <LaterDialog title={en.settings.title} load={loadSettings} given={{ onClose: close }} />
      )}
      {overlay?.type === 'rules' && (
        <LaterDialog
          title={en.rules.title}
          load={loadRules}
          given={{ csrfToken: signedIn.csrfToken, onClose: close }}
        />
      )}
      {overlay?.type === 'help' && <HelpDialog onClose={close} />}
      {overlay?.type === 'log' && (
        <LaterDialog
          title={en.logContact.title}
          load={loadLog}
          given={{ csrfToken: signedIn.csrfToken, onLogged: showLogged, onClose: close }}
        />
      )}
      {overlay?.type === 'end-call' && <EndCallDialog contact={overlay.contact} onClose={close} />}
      {(overlay?.type === 'transfer' || overlay?.type === 'move') && (
        <LaterDialog
          title={en.transfer.open}
          load={loadTransfer}
          given={{ contact: overlay.contact, isMove: overlay.type === 'move', onClose: close }}
        />
      )}
      {overlay?.type === 'set-aside' && (
        <LaterDialog
          title={en.setAside.open}
          load={loadSetAside}
          given={{ contact: overlay.contact, onClose: close }}
        />
      )}
      {overlay?.type === 'end' && <EndDialog contact={overlay.contact} onClose={close} />}
    </div>
  );
}
