import type { Kind } from '../../../engine/define/index.ts'
import { subgraphReference } from '../../../engine/graph/index.ts'
import type { Face } from '../../document/index.ts'
import { declaredIcon, type IconName } from '../../look/index.ts'

/** Something that can be added to the graph. */
export interface Entry {
  /** Stable: the node type; of a node from the library, `library/` and its name. */
  readonly id: string
  readonly title: string
  readonly category: string
  readonly icon: IconName
  readonly summary: string
  readonly inputs: readonly (Kind | undefined)[]
  readonly outputs: readonly (Kind | undefined)[]
  /** Undefined for what is not in this workflow yet. */
  readonly face?: Face
  /** A subgraph from the library: the text that pasting it takes. */
  readonly text?: string
}

/** The entry of a node type. */
export function entryOf(face: Face): Entry {
  const { type, title, definition } = face
  const own = subgraphReference(type) !== undefined
  return {
    id: type,
    title,
    category: own ? 'Subgraphs' : categoryOf(type),
    icon: own ? 'boxes' : declaredIcon(definition?.icon),
    summary: definition?.summary ?? `A subgraph of this workflow.`,
    inputs: [...face.inputs.values()].filter(({ param }) => !param).map(({ kind }) => kind),
    outputs: [...face.outputs.values()].map(({ kind }) => kind),
    face,
  }
}

/** The name of a category, from the folder of the declaration. */
export function categoryOf(type: string): string {
  const folder = type.slice(0, type.indexOf('/'))
  return categories[folder] ?? folder.charAt(0).toUpperCase() + folder.slice(1)
}

const categories: Readonly<Record<string, string>> = {
  clip: 'Clips',
  codec: 'Encode and decode',
  flow: 'Flow',
  media: 'Images and video',
  model: 'Models',
  sampling: 'Sampling',
  text: 'Text',
  values: 'Values',
}
