import type { ReactNode } from 'react'
import { whenText } from '../panels/parts/when-text.ts'
import { tookText } from '../preview/time-text.ts'
import { SideMark } from './side-mark.tsx'
import type { Compared } from './use-compared.ts'

/** What `CompareCaption` is given. */
export interface CompareCaptionProps {
  readonly mark: 'A' | 'B'
  readonly known: Compared | undefined
}

/** When one of two results was made, how long that took, and on what. */
export function CompareCaption({ mark, known }: CompareCaptionProps): ReactNode {
  const { createdAt, tookMs, device } = known?.item ?? {}
  const facts = [
    createdAt !== undefined && whenText(createdAt),
    tookMs !== undefined && `${tookText(tookMs)}${device === undefined ? '' : ` on ${device.toUpperCase()}`}`,
  ].filter(Boolean)
  return (
    <span>
      <SideMark side={mark} />
      {facts.join(', ')}
    </span>
  )
}
