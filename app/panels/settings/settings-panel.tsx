import type { ReactNode } from 'react'

/** SettingsPanel. */
export function SettingsPanel(): ReactNode {
  return null
}
