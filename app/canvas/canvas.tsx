'use client'
import { ReactFlowProvider } from '@xyflow/react'
import type { ReactNode } from 'react'

/** The graph that is being edited, and everything that is done to it with pointer and keys. */
export function Canvas(): ReactNode {
  return (
    <ReactFlowProvider>
      <div />
    </ReactFlowProvider>
  )
}
