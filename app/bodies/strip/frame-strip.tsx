import { type ReactNode, useMemo } from 'react'
import { Icon, type IconName } from '../../look/index.ts'
import type { FrameOutline } from '../outline/outline.ts'
import { Moment } from '../pictures/moment.tsx'
import './strip.css'
import { countFates, type FrameFate, fateWords, type StripGroup, stripGroups } from './strip-cells.ts'

/** What `FrameStrip` is given. */
export interface FrameStripProps {
  readonly frames: readonly FrameOutline[]
  /** Cells that have room beside each other. */
  readonly most?: number
  /** What lies over the cells: handles of a range. */
  readonly children?: ReactNode
}

/** The frames of a clip: what is known is shown and underlined, what is to be made is hatched; both are counted in words. */
export function FrameStrip({ frames, most = 28, children }: FrameStripProps): ReactNode {
  const groups = useMemo(() => stripGroups(frames, most), [frames, most])
  const counts = countFates(groups)
  const inOrder = groups.length <= 3 && groups.every(({ frames: count }) => count / frames.length > 0.12)
  const said = inOrder ? groups : counts
  return (
    <div className="strip surface-screen" data-theme="dark">
      <div
        className="strip-cells"
        role="img"
        aria-label={`${frames.length} latent frames: ${groups.map(({ fate, frames }) => fateWords(fate, frames)).join(', ')}`}
        data-frames={frames.length}
        data-known={countOf(counts, 'known')}
        data-again={countOf(counts, 'again')}
        data-make={countOf(counts, 'make')}
      >
        {groups.map((group) => (
          <Group key={`${group.first}`} group={group} />
        ))}
      </div>
      {children}
      <div className="strip-words" aria-hidden="true">
        {said.map(({ fate, frames: count }, at) => (
          <span key={at} style={{ flexGrow: inOrder ? count : 0 }}>
            <Icon name={icons[fate]} size={14} />
            {fateWords(fate, count)}
          </span>
        ))}
      </div>
    </div>
  )
}

const icons: Readonly<Record<FrameFate, IconName>> = { known: 'lock', again: 'lock-open', make: 'sparkle' }

function countOf(counts: ReturnType<typeof countFates>, fate: FrameFate): number {
  return counts.find((count) => count.fate === fate)?.frames ?? 0
}

function Group({ group }: { readonly group: StripGroup }): ReactNode {
  return group.cells.map(({ first, frames, fate, picture }) => (
    <span key={first} className="strip-cell" data-fate={fate} style={{ flexGrow: frames }}>
      {picture && <Moment picture={picture} className="strip-picture" />}
    </span>
  ))
}
