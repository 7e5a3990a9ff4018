/** What somebody said who asked to be called. */
import type { ContactDetail } from '@hub/contract';
import { en } from '../../wording/en.ts';

export function CallbackBox({ callback }: { callback: NonNullable<ContactDetail['callback']> }) {
  return (
    <section className="callback" aria-labelledby="callback-title">
      <h3 className="callback__title" id="callback-title">
        {en.conversation.callback}
      </h3>
      <dl className="facts">
        <dt>{en.conversation.callbackName}</dt>
        <dd>{callback.name}</dd>
        <dt>{en.conversation.callbackPhone}</dt>
        <dd>
          <a href={`tel:${callback.phone.replace(/\s/g, '')}`}>{callback.phone}</a>
        </dd>
        <dt>{en.conversation.callbackWhen}</dt>
        <dd>{callback.when}</dd>
      </dl>
    </section>
  );
}
