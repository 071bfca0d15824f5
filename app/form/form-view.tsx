import type { ReactNode } from 'react'

/** The workflow as a page to fill in: what it exposes, Run, and what came of it. */
export function FormView(): ReactNode {
  return null
}
