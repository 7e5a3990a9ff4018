/** The single view as far as it has come: what each line of the hub's answer changes. Pure. */
import type { PanelName, PanelState, SingleViewEvent } from '@hub/contract';

/** What is shown of a panel; one that is missing has not been told yet. */
export type Shown = { [N in PanelName]?: Extract<PanelState, { panel: N }> };

export type ViewState =
  | { state: 'waiting' }
  /** Nothing came at all. */
  | { state: 'failed'; detail: string }
  | { state: 'unknown'; howToIdentify: string }
  | {
      state: 'open';
      residentId: string;
      identityLevel: number;
      panels: readonly PanelName[];
      shown: Shown;
      /** Why no more comes, when the answer broke off: what was not told by then is not coming. */
      brokenOff: string | null;
    };

export type ViewChange =
  | SingleViewEvent
  /** The answer is at its end, before its time where there is a `detail`. */
  | { event: 'ended'; detail: string | null }
  /** Somebody asks for this panel again. */
  | { event: 'again'; panel: PanelName };

export const WAITING: ViewState = { state: 'waiting' };

export function applyView(view: ViewState, change: ViewChange): ViewState {
  switch (change.event) {
    case 'unknown':
      return { state: 'unknown', howToIdentify: change.howToIdentify };
    case 'opening': {
      const { residentId, identityLevel, panels } = change;
      // What was shown stays until it is told anew, but never of somebody else or from a time when more was open.
      const isSame = view.state === 'open' && view.residentId === residentId && view.identityLevel === identityLevel;
      return { state: 'open', residentId, identityLevel, panels, shown: isSame ? view.shown : {}, brokenOff: null };
    }
    case 'panel':
      return view.state === 'open' ? { ...view, shown: { ...view.shown, [change.panel.panel]: change.panel } } : view;
    case 'ended':
      if (change.detail === null) return view;
      return view.state === 'open' ? { ...view, brokenOff: change.detail } : { state: 'failed', detail: change.detail };
    case 'again':
      if (view.state !== 'open') return WAITING;
      return { ...view, shown: { ...view.shown, [change.panel]: undefined }, brokenOff: null };
  }
}
