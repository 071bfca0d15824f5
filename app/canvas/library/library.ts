/** Where the browser keeps the nodes that were published to its palette. */
const key = 'reelgraph.library'

/** A subgraph that is offered in the palette, whichever workflow is open. */
export interface Published {
  /** Its id in the workflow that it was published from, and in those that use it. */
  readonly id: string
  readonly title: string
  readonly version: number
  /** A workflow file of one instance, with every definition that it needs. */
  readonly text: string
}

/** What was published, the newest first. What cannot be read is passed over. */
export function publishedNodes(): readonly Published[] {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '[]') as unknown
    return Array.isArray(kept) ? kept.filter(isPublished) : []
  } catch {
    return []
  }
}

/** The published node that a subgraph was made from, or that was made from it. */
export function publishedAs(id: string, title: string): Published | undefined {
  return publishedNodes().find((one) => one.id === id && one.title === title)
}

/** Offers a node from now on, in place of an earlier version of it; false where the browser keeps nothing. */
export function publish(node: Published): boolean {
  const others = publishedNodes().filter(({ id, title }) => id !== node.id || title !== node.title)
  return keep([node, ...others])
}

/** Offers it no more. Workflows that use it have their own copy. */
export function withdraw({ id, title }: Pick<Published, 'id' | 'title'>): boolean {
  return keep(publishedNodes().filter((one) => one.id !== id || one.title !== title))
}

function keep(nodes: readonly Published[]): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(nodes))
    return true
  } catch {
    return false
  }
}

function isPublished(value: unknown): value is Published {
  if (typeof value !== 'object' || value === null) return false
  const { id, title, version, text } = value as Record<string, unknown>
  return (
    typeof id === 'string' &&
    typeof title === 'string' &&
    typeof version === 'number' &&
    typeof text === 'string'
  )
}
