import type { ReactNode } from 'react'

/** What lies over the graph. */
export function Layers(): ReactNode {
  return null
}
