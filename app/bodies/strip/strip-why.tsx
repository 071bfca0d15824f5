import type { ReactNode } from 'react'
import './strip.css'

/** In a strip's place, why its frames cannot be told before a run. */
export function StripWhy({ why }: { readonly why: string }): ReactNode {
  return (
    <p className="strip strip-why surface-screen" data-theme="dark">
      {why}
    </p>
  )
}
