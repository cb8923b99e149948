/** From the page's own address, which is also the one meant when none is given. */
export function absoluteUrl(url: string | null): string {
  const address = new URL(url ?? location.href, document.baseURI);
  return url === null ? address.href.replace(/#.*$/, '') : address.href;
}
