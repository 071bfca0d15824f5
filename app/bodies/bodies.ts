import { SamplerBody } from '../preview/sampler-body.tsx'
import { SchedulerBody } from '../preview/scheduler-body.tsx'
import type { NodeBody } from './body.ts'
import { SavedBody } from './media/saved-body.tsx'

/** The bodies that are made for a type of node, by type. A type without one shows its ports and settings alone. */
export const bodies: Readonly<Record<string, NodeBody>> = {
  'sampling/dit-sampler': { component: SamplerBody, width: 352 },
  'sampling/noise-scheduler': { component: SchedulerBody, width: 200 },
  'media/save-video': { component: SavedBody, width: 200 },
  'media/preview': { component: SavedBody, width: 200 },
}
