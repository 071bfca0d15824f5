import type { ReactNode } from 'react'

/** QueuePanel. */
export function QueuePanel(): ReactNode {
  return null
}
