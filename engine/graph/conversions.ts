import type { Kind, Revive } from '../define/index.ts'
import { kindOfId } from '../define/index.ts'
import type { ConversionId } from './compiled.ts'

/** A pure change of a value that a wire makes on its way, with the words that are shown on it. */
export interface Conversion {
  readonly id: ConversionId
  readonly words: string
  /** True where the value loses something; a kind variable avoids such a binding. */
  readonly lossy: boolean
  convert(value: unknown, revive: Revive): unknown
}

type Base = Omit<Conversion, 'id'>

const text: Base = { words: 'as text', lossy: false, convert: (value) => String(value) }

const table: Readonly<Record<ConversionId, Base>> = {
  'integer→number': { words: 'integer to number', lossy: false, convert: (value) => value },
  'number→integer': {
    words: 'number, rounded',
    lossy: true,
    convert: (value) => Math.round(value as number) + 0,
  },
  'integer→text': text,
  'number→text': text,
  'boolean→text': text,
  'image→video': {
    words: 'image to video',
    lossy: false,
    convert: (image, revive) => revive.video({ type: 'image', image, frames: 1, fps: 24 }),
  },
}

/** How a value of one kind becomes one of another on a wire; undefined where it cannot, or need not. */
export function conversionBetween(from: Kind, to: Kind): Conversion | undefined {
  if (from.id === to.id) return undefined
  const id = `${from.id}→${to.id}`
  const base = Object.hasOwn(table, id) ? table[id] : undefined
  if (base) return { id, ...base }
  if (!to.element) return undefined
  if (from.element) {
    const item = conversionBetween(from.element, to.element)
    return (
      item && {
        id,
        words: `each ${item.words}`,
        lossy: item.lossy,
        convert: (value, revive) => (value as readonly unknown[]).map((one) => item.convert(one, revive)),
      }
    )
  }
  if (from.id === to.element.id) {
    return { id, words: 'one to a list', lossy: false, convert: (value) => [value] }
  }
  const item = conversionBetween(from, to.element)
  return (
    item && {
      id,
      words: `${item.words}, one to a list`,
      lossy: item.lossy,
      convert: (value, revive) => [item.convert(value, revive)],
    }
  )
}

/** The conversion of that id, as `Source.conversion` names it. */
export function conversionOfId(id: ConversionId): Conversion | undefined {
  const [from, to] = id.split('→').map(kindOfId)
  return from && to && conversionBetween(from, to)
}
