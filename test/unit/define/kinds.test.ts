import { describe, expect, it } from 'vitest'
import {
  baseKinds,
  clip,
  conditioning,
  generic,
  image,
  integer,
  kindOfId,
  kindOfValue,
  type Kind,
  list,
  number,
  type Packed,
  type Revive,
  schedule,
  text,
  video,
} from '../../../engine/define/index.ts'
import type { Video, VideoRecipe } from '../../../engine/media/video.ts'

const revive: Revive = { video: (recipe) => videoOf(recipe) }

function videoOf(recipe: VideoRecipe): Video {
  return { width: 2, height: 2, fps: 8, frames: 3, recipe, open: async function* () {} }
}

/** As a disk would: JSON for `meta`, copies of the bytes. */
function stored({ meta, buffers }: Packed): Packed {
  const copies = Object.entries(buffers).map(([name, bytes]) => [name, bytes.slice()])
  return { meta: JSON.parse(JSON.stringify(meta)), buffers: Object.fromEntries(copies) }
}

const values: Readonly<Record<string, unknown>> = {
  model: {
    id: 'picturebook',
    title: 'Picturebook',
    sha256: 'ab',
    space: 'pb',
    compression: { time: 2, space: 8, firstFrame: 'same' },
  },
  text: 'a fox',
  conditioning: {
    model: 'picturebook',
    spans: [
      {
        scope: 'all',
        text: 'a fox',
        embeddings: new Float32Array([1, 2, 3, 4]),
        length: 2,
        width: 2,
        mask: new Uint8Array([1, 0]),
      },
      {
        scope: { shot: 'b' },
        text: '',
        embeddings: new Float32Array(0),
        length: 0,
        width: 2,
        mask: new Uint8Array(0),
      },
    ],
  },
  schedule: { name: 'shift', steps: 2, sigmas: new Float64Array([1, 0.5, 0]) },
  clip: {
    latents: new Float32Array([1, -2]),
    shape: [1, 2, 1, 1],
    sigma: new Float32Array([0, 1]),
    known: new Float32Array([1, 0]),
    wave: new Int32Array([0, 1]),
    shot: ['a', 'b'],
    time: new Float32Array([0, 0.25]),
    fps: 8,
    space: 'pb',
  },
  image: { width: 1, height: 1, data: new Uint8Array([1, 2, 3]) },
  number: 0.5,
  integer: 7,
  boolean: true,
}

describe('kinds', () => {
  it.each(baseKinds.map((kind) => [kind.id, kind] as const))('%s keeps its values', (id, kind) => {
    const value = id === 'video' ? videoOf({ type: 'trim', start: 1, end: 2 }) : values[id]
    expect(kind.is(value)).toBe(true)
    expect(kind.is(undefined)).toBe(false)
    expect(kind.is(null)).toBe(false)
    expect(kind.bytes(value)).toBeGreaterThan(0)
    const back = kind.decode(stored(kind.encode(value)), revive)
    if (id === 'video') expect((back as Video).recipe).toEqual((value as Video).recipe)
    else expect(back).toEqual(value)
    expect(kind.look.dark).toMatch(/^#[0-9A-F]{6}$/)
    expect(kind.look.light).toMatch(/^#[0-9A-F]{6}$/)
  })

  it('tells kinds apart by their values', () => {
    for (const kind of baseKinds) {
      const value = kind.id === 'video' ? videoOf({ type: 'x' }) : values[kind.id]
      expect(kindOfValue(value)?.id).toBe(kind.id)
      expect(kindOfValue([value])?.id).toBe(`${kind.id}[]`)
    }
    expect(kindOfValue([1, 2.5])?.id).toBe('number[]')
    expect(kindOfValue(Symbol.iterator)).toBeUndefined()
  })

  it('counts the bytes that large values hold', () => {
    const latents = new Float32Array(1000)
    expect(clip.bytes({ ...(values['clip'] as object), latents } as never)).toBeGreaterThanOrEqual(4000)
    expect(list(image).bytes([values['image'] as never, values['image'] as never])).toBeGreaterThanOrEqual(6)
  })

  it('refuses numbers that are none', () => {
    expect(number.is(NaN)).toBe(false)
    expect(number.is(Infinity)).toBe(false)
    expect(integer.is(0.5)).toBe(false)
    expect(integer.is(2 ** 53)).toBe(false)
  })

  it('keeps lists, and lists of lists', () => {
    const kind = list(list(clip))
    const value = [[values['clip']], [], [values['clip'], values['clip']]] as never
    expect(kind.id).toBe('clip[][]')
    expect(kind.is(value)).toBe(true)
    expect(kind.decode(stored(kind.encode(value)), revive)).toEqual(value)
    expect(kindOfId('clip[][]')?.id).toBe('clip[][]')
    expect(kindOfId('cake')).toBeUndefined()
  })

  it('keeps what a variable carries as what it is', () => {
    const anything: Kind = generic('T')
    for (const value of [values['clip'], 'words', [1, 2], values['conditioning']]) {
      expect(anything.decode(stored(anything.encode(value)), revive)).toEqual(value)
      expect(anything.bytes(value)).toBeGreaterThan(0)
    }
    expect(() => anything.encode({ odd: true })).toThrow(
      expect.objectContaining({ code: 'value.unreadable' }),
    )
  })

  it('keeps recipes of any depth without recursion', () => {
    let recipe: VideoRecipe = { type: 'image', image: values['image'], frames: 1, fps: 8 }
    for (let depth = 0; depth < 20_000; depth++)
      recipe = { type: 'trim', video: recipe, start: 0, end: NaN, zero: -0 }
    const packed = stored(video.encode(videoOf(recipe)))
    let back = video.decode(packed, revive).recipe
    expect(back['end']).toBeNaN()
    expect(back['zero']).toBe(-0)
    for (let depth = 0; depth < 20_000; depth++) back = back['video'] as VideoRecipe
    expect(back).toEqual({ type: 'image', image: values['image'], frames: 1, fps: 8 })
  })

  it('does not alias what it decodes', () => {
    const packed = schedule.encode(values['schedule'] as never)
    const back = schedule.decode(packed, revive)
    back.sigmas[0] = 9
    expect((values['schedule'] as { sigmas: Float64Array }).sigmas[0]).toBe(1)
    expect(conditioning.decode(conditioning.encode(values['conditioning'] as never), revive)).toEqual(
      values['conditioning'],
    )
    expect(text.decode(text.encode('a'), revive)).toBe('a')
  })
})
