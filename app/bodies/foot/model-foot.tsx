import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { fieldOf } from '../../document/field-of.ts'
import { useModels } from '../../fields/machine-models.ts'
import { useInside } from '../../fields/use-inside.ts'
import { late } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import type { BodyProps } from '../body.ts'
import { isFed } from '../outline/is-fed.ts'
import { modelWords } from './model-words.ts'
import './foot.css'

/** Takes over the settings that suit the model; no part of what the editor loads first. */
const OwnSettings = late(() => import('./own-settings.tsx').then(({ OwnSettings }) => OwnSettings))

/** What the chosen model can do, and its settings where defaults stand; where it is not here, what to do about that. */
export function ModelFoot({ node }: BodyProps): ReactNode {
  const { models } = useModels()
  const { state, context } = useEditor().document
  const inside = useInside()
  const fed = useStore(state, ({ document }) => {
    const view = context.reader.read(document, inside)
    return view !== undefined && isFed(view, node, 'model')
  })
  if (!models || fed) return null
  const id = fieldOf(node.node.params, 'model') ?? 'picturebook'
  const model = models.find((candidate) => candidate.id === id)
  if (!model)
    return <p className="foot">It is not installed here. Choose another one, or add it in Settings.</p>
  if (!model.descriptor) return <p className="foot digits">{model.problem}</p>
  return (
    <>
      <p className="foot digits">{modelWords(model.descriptor)}</p>
      <OwnSettings loader={node.id} of={model.descriptor} models={models} />
    </>
  )
}
