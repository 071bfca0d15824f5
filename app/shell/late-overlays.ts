import type { ComponentProps } from 'react'
import type { FindNode as Find } from '../canvas/find/find-node.tsx'
import type { QuickAdd as Add } from '../canvas/quick-add/quick-add.tsx'
import { late } from '../look/index.ts'

/** The search for a node to add, loaded once the graph can be used. */
export const QuickAdd = late<ComponentProps<typeof Add>>(() =>
  import('../canvas/quick-add/quick-add.tsx').then(({ QuickAdd }) => QuickAdd),
)

/** The search for a node of the graph, loaded once the graph can be used. */
export const FindNode = late<ComponentProps<typeof Find>>(() =>
  import('../canvas/find/find-node.tsx').then(({ FindNode }) => FindNode),
)
