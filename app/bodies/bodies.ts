import type { ComponentType } from 'react'
import { late } from '../look/index.ts'
import { SamplerBody } from '../preview/sampler-body.tsx'
import { SchedulerBody } from '../preview/scheduler-body.tsx'
import { ClipFoot } from './foot/clip-foot.tsx'
import { ModelFoot } from './foot/model-foot.tsx'
import { RewriterBody } from './foot/rewriter-body.tsx'
import { RewriterFoot } from './foot/rewriter-foot.tsx'
import { SavedBody } from './media/saved-body.tsx'
import { boardWidth } from './storyboard/board-width.ts'
import type { BodyProps, NodeBody } from './body.ts'

/** A part of a body that is loaded when a graph has the first node of its kind; nothing is in its place before. */
const part = (load: () => Promise<ComponentType<BodyProps>>): ComponentType<BodyProps> =>
  late<BodyProps>(load, () => null)
const clips = () => import('./clip-bodies.ts')
const storyboard = () => import('./storyboard/index.ts')
const ExtendBody = part(() => clips().then(({ ExtendBody }) => ExtendBody))
const PlaceBody = part(() => clips().then(({ PlaceBody }) => PlaceBody))
const RetakeBody = part(() => clips().then(({ RetakeBody }) => RetakeBody))
const FileBody = part(() => clips().then(({ FileBody }) => FileBody))
const ComposerAction = part(() => storyboard().then(({ ComposerAction }) => ComposerAction))
const ComposerBody = part(() => storyboard().then(({ ComposerBody }) => ComposerBody))
const ComposerNote = part(() => storyboard().then(({ ComposerNote }) => ComposerNote))
const Storyboard = part(() => storyboard().then(({ Storyboard }) => Storyboard))

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
