import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { NodeView } from '../../document/index.ts'
import { useInside } from '../../fields/use-inside.ts'
import { type NodeStateName, StateRing } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { sharedPlaces } from './shared-places.ts'
import { standingWords } from './standing-words.ts'
import { useAround } from './use-around.ts'

const titles = { bypassed: 'Bypassed', muted: 'Muted', frozen: 'Frozen' } as const

/** Why a node does not run, where it does not. */
export function StandingNote({ node }: { readonly node: NodeView }): ReactNode {
  const around = useAround()
  const inside = useInside()
  const shared = useStore(useEditor().document.state, ({ document }) =>
    node.node.frozen ? sharedPlaces(document, inside) : undefined,
  )
  const words = standingWords(node, around, shared)
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
