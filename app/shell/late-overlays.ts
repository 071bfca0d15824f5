import type { ComponentProps } from 'react'
import type { FoundDevices } from './top/device-list.tsx'
import type { FindNode as Find } from '../canvas/find/find-node.tsx'
import type { QuickAdd as Add } from '../canvas/quick-add/quick-add.tsx'
import { late } from '../look/index.ts'

/** The search for a node to add, loaded once the graph can be used. */
export const QuickAdd = late<ComponentProps<typeof Add>>(() =>
  import('../canvas/layers-to-come.ts').then(({ QuickAdd }) => QuickAdd),
)

/** The search for a node of the graph, loaded once the graph can be used. */
export const FindNode = late<ComponentProps<typeof Find>>(() =>
  import('../canvas/layers-to-come.ts').then(({ FindNode }) => FindNode),
)

/** The devices, loaded once the graph can be used. */
export const DeviceList = late<FoundDevices>(() =>
  import('./top/device-list.tsx').then(({ DeviceList }) => DeviceList),
)
