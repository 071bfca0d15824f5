import type { ReactNode } from 'react'

/** HistoryPanel. */
export function HistoryPanel(): ReactNode {
  return null
}
