import type { Kind } from '../kind.ts'
import { boolean } from './boolean.ts'
import { clip } from './clip.ts'
import { conditioning } from './conditioning.ts'
import { image } from './image.ts'
import { integer } from './integer.ts'
import { list } from './list.ts'
import { model } from './model.ts'
import { number } from './number.ts'
import { schedule } from './schedule.ts'
import { text } from './text.ts'
import { video } from './video.ts'

/** Every kind that is not a list, in the order of the palette's legend. */
export const baseKinds: readonly Kind[] = [
  model,
  text,
  conditioning,
  schedule,
  clip,
  video,
  image,
  number,
  integer,
  boolean,
]

const byId = new Map(baseKinds.map((kind) => [kind.id, kind]))

/** The kind of that id, `text` or `text[]`; undefined where there is none. */
export function kindOfId(id: string): Kind | undefined {
  // Ids come from files, so no more lists are made than can nest.
  const [base = '', ...lists] = id.split('[]', 99)
  return lists.reduce((kind, rest) => (kind && rest === '' ? list(kind) : undefined), byId.get(base))
}

/** The kind a value has by its looks; whole numbers are `integer`. A list takes the kind of its first item. */
export function kindOfValue(value: unknown): Kind | undefined {
  let depth = 0
  let probe = value
  while (Array.isArray(probe) && depth < 8) {
    depth++
    probe = probe.length > 0 ? probe[0] : ''
  }
  const order = [integer, ...baseKinds]
  let kind: Kind | undefined = order.find((candidate) => candidate.is(probe))
  for (; kind && depth > 0; depth--) kind = list(kind)
  // A list that starts with whole numbers may hold others.
  return kind && !kind.is(value) ? baseKinds.map((base) => list(base)).find((lists) => lists.is(value)) : kind
}
