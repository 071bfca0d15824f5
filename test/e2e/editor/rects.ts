import type { Page } from 'playwright-core'

/** What a thing takes of the page, in pixels, and what it is called there. */
export interface Rect {
  readonly name: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Where everything on the page is that a selector finds. */
export function rectsOf(page: Page, selector: string): Promise<Rect[]> {
  return page.locator(selector).evaluateAll((all) =>
    all.map((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect()
      const name = one.getAttribute('data-node-id') ?? one.getAttribute('aria-label') ?? one.className
      return { name, left, right, top, bottom }
    }),
  )
}

/** Whether two things lie over each other. */
export function lap(a: Rect, b: Rect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
