/** Sends the resident a link by which they can add a photo: in their chat, by text, or to the mobile of whoever is on the phone. */
import { useMutation } from '@tanstack/react-query';
import { sendPhotoLink } from '../../hub/api.ts';
import { en } from '../../wording/en.ts';

export function AskForPhoto({ csrfToken, contactId }: { csrfToken: string; contactId: string }) {
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => sendPhotoLink(contactId, csrfToken),
  });
  return (
    <>
      <button type="button" className="link-button" aria-disabled={isPending} onClick={() => !isPending && mutate()}>
        {en.photo.ask}
      </button>
      <span role="status">{isSuccess && en.photo.asked}</span>
      {error && (
        <span className="refusal" role="alert">
          {error.message}
        </span>
      )}
    </>
  );
}
