/** Whether the chat hides what has the keyboard's focus, and how far to scroll so that it does not (WCAG 2.4.11). Pure. */

export type Box = Pick<DOMRect, 'top' | 'bottom' | 'left' | 'right'>;

/** Pixels kept free between the focused thing and the chat. */
const ROOM = 16;

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

/** True when nothing of the thing can be seen beside the cover. */
export function isHidden(thing: Box, cover: Box): boolean {
  return (
    thing.top >= cover.top && thing.bottom <= cover.bottom && thing.left >= cover.left && thing.right <= cover.right
  );
}

/** Pixels to scroll the page down so that the thing stands above the cover; 0 when it is not covered. */
export function scrollNeeded(thing: Box, cover: Box): number {
  return overlaps(thing, cover) ? Math.ceil(thing.bottom - cover.top + ROOM) : 0;
}
