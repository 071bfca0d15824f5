import { SamplerBody } from '../preview/sampler-body.tsx'
import { SchedulerBody } from '../preview/scheduler-body.tsx'
import { ClipFoot } from './foot/clip-foot.tsx'
import { ModelFoot } from './foot/model-foot.tsx'
import { RewriterBody } from './foot/rewriter-body.tsx'
import { RewriterFoot } from './foot/rewriter-foot.tsx'
import { late } from './late.tsx'
import { SavedBody } from './media/saved-body.tsx'
import { boardWidth } from './storyboard/board-width.ts'
import type { NodeBody } from './body.ts'

const clips = () => import('./clip-bodies.ts')
const storyboard = () => import('./storyboard/index.ts')
const ExtendBody = late(() => clips().then(({ ExtendBody }) => ExtendBody))
const PlaceBody = late(() => clips().then(({ PlaceBody }) => PlaceBody))
const RetakeBody = late(() => clips().then(({ RetakeBody }) => RetakeBody))
const FileBody = late(() => clips().then(({ FileBody }) => FileBody))
const ComposerAction = late(() => storyboard().then(({ ComposerAction }) => ComposerAction))
const ComposerBody = late(() => storyboard().then(({ ComposerBody }) => ComposerBody))
const ComposerNote = late(() => storyboard().then(({ ComposerNote }) => ComposerNote))
const Storyboard = late(() => storyboard().then(({ Storyboard }) => Storyboard))

/** The bodies that are made for a type of node, by type. A type without one shows its ports and settings alone. */
export const bodies: Readonly<Record<string, NodeBody>> = {
  'model/load-model': { foot: ModelFoot, width: 200 },
  'text/prompt-rewriter': { component: RewriterBody, foot: RewriterFoot, width: 200, fields: 'none' },
  'clip/empty-clip': { foot: ClipFoot, width: 200 },
  'clip/extend-clip': { component: ExtendBody, width: 272 },
  'clip/place-frames': { component: PlaceBody, width: 272 },
  'clip/retake': { component: RetakeBody, width: 272 },
  'clip/multi-shot-composer': {
    component: ComposerBody,
    width: 352,
    fields: ['width', 'mode'],
    note: ComposerNote,
    action: ComposerAction,
    expanded: { component: Storyboard, width: boardWidth, fields: 'none' },
  },
  'sampling/dit-sampler': { component: SamplerBody, width: 352 },
  'sampling/noise-scheduler': { component: SchedulerBody, width: 200 },
  'media/load-image': { component: FileBody, width: 200 },
  'media/load-video': { component: FileBody, width: 272 },
  'media/save-video': { component: SavedBody, width: 200, fields: ['format'] },
  'media/preview': { component: SavedBody, width: 200 },
}
