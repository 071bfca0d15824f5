import { type ReactNode, useMemo } from 'react'
import { useStore } from 'zustand'
import type { ModelDefaults } from '../../../engine/define/index.ts'
import { setParams } from '../../document/edits/set-params.ts'
import { graphOf } from '../../document/index.ts'
import { modelWishes, type ModelWish } from '../../fields/model-wishes.ts'
import { useInside } from '../../fields/use-inside.ts'
import { Button } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'

/** What the settings of a model are for: those of its loader's graph. */
export interface OwnSettingsProps {
  readonly loader: string
  readonly defaults: ModelDefaults
}

/** Takes over the settings that suit a model, where any are untouched. Only what is wished makes it draw itself anew. */
export function OwnSettings({ loader, defaults }: OwnSettingsProps): ReactNode {
  const { document, registry } = useEditor()
  const inside = useInside()
  const wished = useStore(document.state, (state) => {
    const graph = graphOf(state.document, inside)
    return JSON.stringify(graph ? modelWishes(graph, loader, defaults, registry) : [])
  })
  const wishes = useMemo(() => JSON.parse(wished) as readonly ModelWish[], [wished])
  if (wishes.length === 0) return null
  return (
    <div className="model-own">
      <Button
        size="small"
        data-tip={wishes.map(({ words }) => words).join(', ')}
        onClick={() => void document.run(setParams('Use settings of the model', inside, wishes))}
      >
        Use its settings
      </Button>
    </div>
  )
}
