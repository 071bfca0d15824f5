'use client'
import { ReactFlowProvider } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import type { ReactNode } from 'react'
import { Surface } from './surface.tsx'
import './canvas.css'
import './node/marks.css'
import './node/node.css'
import './node/ports.css'
import './wires/wires.css'

/** The graph that is being edited, and everything that is done to it with pointer and keys. */
export function Canvas(): ReactNode {
  return (
    <ReactFlowProvider>
      <Surface />
    </ReactFlowProvider>
  )
}
