import type { ReactNode } from 'react'

/** Inspector. */
export function Inspector(): ReactNode {
  return null
}
