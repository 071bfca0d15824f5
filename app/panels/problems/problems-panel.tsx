import type { ReactNode } from 'react'

/** ProblemsPanel. */
export function ProblemsPanel(): ReactNode {
  return null
}
