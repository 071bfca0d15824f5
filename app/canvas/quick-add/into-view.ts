/** Brings a line of a list into sight: the `ref` of the one that is marked. */
export function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}
