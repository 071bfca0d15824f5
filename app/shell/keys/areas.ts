/** Parts of the window that F6 goes through, in order. */
export const areaNames = ['top', 'rail', 'panel', 'canvas', 'inspector', 'bottom'] as const
/** A part of the window. */
export type AreaName = (typeof areaNames)[number]

/** The part that an element is in; undefined for what is in none, as the page itself. */
export function areaOf(target: EventTarget | null): AreaName | undefined {
  const area =
    target instanceof Element ? target.closest<HTMLElement>('[data-area]')?.dataset['area'] : undefined
  return area as AreaName | undefined
}

/** Where one was in each part, so that coming back leads there. */
const left = new WeakMap<Element, HTMLElement>()

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"])'

/** Moves the focus to the next part that is shown, or the one before. */
export function moveArea(by: 1 | -1): void {
  const shown = areaNames.flatMap((name) => {
    const area = document.querySelector<HTMLElement>(`[data-area="${name}"]`)
    return area && area.offsetParent !== null ? [area] : []
  })
  const focused = document.activeElement
  const at = shown.findIndex((area) => area.contains(focused))
  if (at >= 0 && focused instanceof HTMLElement) left.set(shown[at]!, focused)
  // From nowhere, one starts before the first part, or after the last.
  const next = shown[(at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by + shown.length) % shown.length]
  if (next) enter(next)
}

/** Puts the focus into a part: where it was, or on the first thing in it. */
export function enter(area: HTMLElement): void {
  const before = left.get(area)
  const target =
    before?.isConnected && area.contains(before) ? before : area.querySelector<HTMLElement>(focusable)
  target?.focus({ preventScroll: true })
}
