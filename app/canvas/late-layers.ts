import { type ComponentProps, createElement } from 'react'
import { late } from '../look/index.ts'
import type { Frame as FrameOf } from './frames/frame.tsx'
import type { Note as NoteOf } from './frames/note.tsx'
import type { Refusal as Why } from './gestures/refusal.tsx'
import type { HelpText as Help } from './node/help-text.tsx'
import type { CanvasMenu as Menu } from './menus/canvas-menu.tsx'
import type { Crumbs as Path } from './subgraph/crumbs.tsx'
import type { MakeNode as Make } from './subgraph/make-node.tsx'
import './stage/map.css'

/** They come as one: small files by themselves would be larger together. */
const layers = () => import('./layers-to-come.ts')

/** A frame round nodes; the first graph has none. */
export const Frame = late<ComponentProps<typeof FrameOf>>(
  () => layers().then(({ Frame }) => Frame),
  () => null,
)

/** A note; the first graph has none. */
export const Note = late<ComponentProps<typeof NoteOf>>(
  () => layers().then(({ Note }) => Note),
  () => null,
)

/** The menu at the pointer, loaded once the graph can be used. */
export const CanvasMenu = late<ComponentProps<typeof Menu>>(() =>
  layers().then(({ CanvasMenu }) => CanvasMenu),
)

/** What asks for the shape of a node made of several, loaded once the graph can be used. */
export const MakeNode = late<ComponentProps<typeof Make>>(() => layers().then(({ MakeNode }) => MakeNode))

/** Where one is inside a subgraph, loaded once the graph can be used. */
export const Crumbs = late<ComponentProps<typeof Path>>(() => layers().then(({ Crumbs }) => Crumbs))

/** The map, loaded once the graph can be used; its ground is there before. */
export const Map = late(
  () => layers().then(({ Map }) => Map),
  () => createElement('div', { className: 'map' }),
)

/** What goes along with what is done, loaded once the graph can be used. */
export const QuietLayers = late(
  () => layers().then(({ QuietLayers }) => QuietLayers),
  () => null,
)

/** Why a wire is refused, loaded once the graph can be used. */
export const Refusal = late<ComponentProps<typeof Why>>(() => layers().then(({ Refusal }) => Refusal))

/** What a node's help says, loaded once the graph can be used. */
export const HelpText = late<ComponentProps<typeof Help>>(() => layers().then(({ HelpText }) => HelpText))
