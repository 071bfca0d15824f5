import { type ReactNode, useMemo } from 'react'
import { useStore } from 'zustand'
import type { ModelDescriptor } from '../../../engine/define/index.ts'
import { type EditedGraph, graphOf, setParam, together } from '../../document/index.ts'
import { modelWishes, type ModelWish } from '../../fields/model-wishes.ts'
import { useInside } from '../../fields/use-inside.ts'
import { Button } from '../../look/index.ts'
import type { InstalledModel } from '../../run/api/api.ts'
import { useEditor } from '../../shell/editor.ts'

/** The loader, its model, and all that are installed. */
export interface OwnSettingsProps {
  readonly loader: string
  readonly of: ModelDescriptor
  readonly models: readonly InstalledModel[]
}

/** Takes over the settings that suit a model, where any are at a default. Only what is wished makes it draw itself anew. */
export function OwnSettings({ loader, of, models }: OwnSettingsProps): ReactNode {
  const { document, registry } = useEditor()
  const inside = useInside()
  const wishedIn = useMemo(() => {
    const others = models.flatMap(({ descriptor }) => (descriptor ? [descriptor.defaults] : []))
    return lastOf((graph) => JSON.stringify(modelWishes(graph, loader, of.defaults, others, registry)))
  }, [loader, of, models, registry])
  const wished = useStore(document.state, (state) => wishedIn(graphOf(state.document, inside)))
  const wishes = useMemo(() => JSON.parse(wished) as readonly ModelWish[], [wished])
  if (wishes.length === 0) return null
  const suit = (): void => {
    const edits = wishes.map(({ node, param, value }) => setParam(inside, node, param, value))
    document.run(together('Use settings of the model', edits))
  }
  return (
    <div className="model-own">
      <Button size="small" data-tip={wishes.map(({ words }) => words).join(', ')} onClick={suit}>
        Use its settings
      </Button>
    </div>
  )
}

/** What was read of a graph last stays while its nodes and wires do: moving a node changes neither. */
function lastOf(read: (graph: EditedGraph) => string): (graph: EditedGraph | undefined) => string {
  let last: { readonly of: EditedGraph; readonly said: string } | undefined
  return (graph) => {
    if (!graph) return '[]'
    if (last?.of.nodes !== graph.nodes || last.of.edges !== graph.edges)
      last = { of: graph, said: read(graph) }
    return last.said
  }
}
