/**
 * Where what has the focus is about to go away, as a button that removes its own row, gives the focus to the first thing in
 * `place` that takes it, once the page is drawn anew: keys would come to the page itself otherwise.
 */
export function refocus(place: Element | null | undefined): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return
    place?.querySelector<HTMLElement>('button:not(:disabled), input, textarea, [tabindex="0"]')?.focus()
  })
}
