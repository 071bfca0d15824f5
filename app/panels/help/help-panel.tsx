import type { ReactNode } from 'react'

/** HelpPanel. */
export function HelpPanel(): ReactNode {
  return null
}
