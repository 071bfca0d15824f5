import { useStore } from 'zustand'
import { Canvas } from '../canvas/index.ts'
import { late } from '../look/index.ts'
import { useEditor } from './editor.ts'

const FormView = late(() => import('../form/form-view.tsx').then(({ FormView }) => FormView))

/** What fills the middle: the graph, or the workflow as a form. */
export function Stage() {
  const mode = useStore(useEditor().view, ({ mode }) => mode)
  return (
    <main
      data-area="canvas"
      aria-label={mode === 'graph' ? 'Graph' : 'Form'}
      className="relative col-start-3 row-start-2 min-h-0 min-w-0 overflow-hidden"
    >
      {mode === 'graph' ? <Canvas /> : <FormView />}
    </main>
  )
}
