/** A line without sound, of the demonstration's telephone network: it is joined, muted and hung up as a real one is. */
import type { Line, LineEvent, Softphone } from './softphone.ts';

interface Placed {
  callSid: string;
  status: string;
}

/** Events that come between the asking for a line and the knowing of its name are kept, not lost. */
interface Heard {
  name: string;
  callSid: string;
}

export function createSimulatedSoftphone({ url, identity }: { url: string; identity: string }): Softphone {
  const client = `${url.replace(/\/$/, '')}/clients/${encodeURIComponent(identity)}`;
  const post = async (path: string, body: object): Promise<Response> => {
    const headers = { 'content-type': 'application/json' };
    // `keepalive`: it still goes out when the page is being left.
    const init = { method: 'POST', headers, body: JSON.stringify(body), keepalive: true };
    const response = await fetch(client + path, init);
    if (!response.ok) throw new Error(`The telephone network answered ${response.status} to ${path}.`);
    return response;
  };

  return {
    connect: ({ contactId }, tell) => {
      let placed: Placed | null = null;
      let isOver = false;
      const early: Heard[] = [];
      const events = new EventSource(`${client}/events`);

      const finish = (event: LineEvent) => {
        if (isOver) return;
        isOver = true;
        events.close();
        window.removeEventListener('pagehide', hangUp);
        tell(event);
      };
      const fail = () => finish({ type: 'error', trouble: 'network' });
      const take = ({ name, callSid }: Heard) => {
        if (isOver || callSid !== placed?.callSid) return;
        if (name === 'accept') tell({ type: 'accept' });
        else finish({ type: 'disconnect' });
      };
      const hear = (event: MessageEvent<string>) => {
        const heard = { name: event.type, callSid: callSidIn(event.data) };
        if (placed === null) early.push(heard);
        else take(heard);
      };
      const place = async () => {
        placed = placedOf(await (await post('/connect', { params: { contactId } })).json());
        // Let go of before it had a name.
        if (isOver) return post(`/calls/${placed.callSid}/hangup`, {});
        early.forEach(take);
        if (placed.status === 'in-progress') take({ name: 'accept', callSid: placed.callSid });
        return null;
      };
      const order = (what: string, body: object = {}): Promise<unknown> =>
        placed === null ? Promise.resolve() : post(`/calls/${placed.callSid}/${what}`, body);
      function hangUp() {
        void order('hangup').catch(() => undefined);
        finish({ type: 'disconnect' });
      }

      events.addEventListener('accept', hear);
      events.addEventListener('disconnect', hear);
      events.addEventListener('error', () => {
        // The browser tries again by itself, except where the network says no for good.
        if (events.readyState === EventSource.CLOSED) fail();
      });
      // Placed once the events are listened to, so that none is missed.
      events.addEventListener('open', () => void place().catch(fail), { once: true });
      window.addEventListener('pagehide', hangUp);

      const trouble = () => tell({ type: 'error', trouble: 'network' });
      return {
        mute: (on) => void order(on ? 'mute' : 'unmute').then(() => isOver || tell({ type: 'mute', on }), trouble),
        digits: (keys) => void order('press', { digits: keys }).catch(trouble),
        hangUp,
      } satisfies Line;
    },
  };
}

function callSidIn(data: string): string {
  const read: unknown = JSON.parse(data);
  return typeof read === 'object' && read !== null && 'callSid' in read ? String(read.callSid) : '';
}

function placedOf(read: unknown): Placed {
  const { callSid, status } = { callSid: '', status: '', ...(typeof read === 'object' ? read : {}) };
  if (callSid === '') throw new Error('The telephone network gave the line no name.');
  return { callSid, status };
}
