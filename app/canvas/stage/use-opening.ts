import { useEffect } from 'react'
import { useReactFlow } from '@xyflow/react'
import { canvasDeeds } from '../actions/late-canvas-deeds.ts'
import type { Stage } from './stage.ts'

/**
 * Shows a workflow that has just been opened, or a subgraph that has just been entered, as a whole; where one has been
 * before, it is looked at as it was left.
 */
export function useOpening(stage: Stage): void {
  const flow = useReactFlow()
  useEffect(() => {
    const { editor, graph } = stage
    const left = stage.viewports
    let inside = graph.inside
    const arrive = (): void => {
      const known = left.get(inside ?? '')
      if (known) {
        stage.fitted = undefined
        void flow.setViewport(known)
        requestAnimationFrame(() => goToWanted(stage))
      } else fitSoon(stage)
    }
    arrive()
    const stopDocument = editor.document.state.subscribe(({ openings }, before) => {
      if (openings !== before.openings) fitSoon(stage)
    })
    const stopGraph = graph.subscribe(() => {
      if (graph.inside === inside) return
      if (stage.viewport) left.set(inside ?? '', stage.viewport)
      inside = graph.inside
      arrive()
    })
    return () => {
      if (stage.viewport) left.set(inside ?? '', stage.viewport)
      stopDocument()
      stopGraph()
    }
  }, [stage, flow])
}

/** Fits at once, and again when the nodes have been drawn and measured. */
function fitSoon(stage: Stage): void {
  const fit = (): void => {
    stage.fitted = stage.handle?.fit(undefined, true)
  }
  requestAnimationFrame(() => {
    fit()
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        fit()
        goToWanted(stage)
      }),
    )
  })
}

/** The node that the graph was entered for comes into view. */
function goToWanted(stage: Stage): void {
  if (stage.wanted !== undefined) canvasDeeds((deeds) => deeds.approachWanted(stage))(stage.editor)
}
