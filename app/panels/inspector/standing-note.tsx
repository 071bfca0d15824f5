import type { ReactNode } from 'react'
import type { NodeView } from '../../document/index.ts'
import { type NodeStateName, StateRing } from '../../look/index.ts'
import { standingWords } from './standing-words.ts'
import { useAround } from './use-around.ts'

const titles = { bypassed: 'Bypassed', muted: 'Muted', frozen: 'Frozen' } as const

/** Why a node does not run, where it does not. */
export function StandingNote({ node }: { readonly node: NodeView }): ReactNode {
  const around = useAround()
  const words = standingWords(node, around)
  if (words === undefined) return null
  const own = node.standing === 'on' ? undefined : node.standing
  const outer = around && around.standing !== 'frozen' ? around.standing : undefined
  const state: Exclude<NodeStateName, 'idle'> & keyof typeof titles = outer ?? own ?? 'frozen'
  return (
    <div role="note" className="flex gap-2 border-b border-line px-4 py-3 text-12 text-ink2">
      <StateRing state={state} className="mt-px" />
      <p className="min-w-0">
        <b className="font-semibold text-ink">{titles[state]}.</b> {words}
      </p>
    </div>
  )
}
