/**
 * Tells the elements that what they show may be old: `configured`, the page has given other settings; `returned`, the browser went back to
 * the page as it was when it left, with its buttons still busy and perhaps a plan that was bought meanwhile.
 */
export const refreshes = new EventTarget();

globalThis.window?.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) refreshes.dispatchEvent(new Event('returned'));
});
