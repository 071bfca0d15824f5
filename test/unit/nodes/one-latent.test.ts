import { describe, expect, it } from 'vitest'
import { emptyClip } from '../../../engine/diffusion/index.ts'
import { run as extend } from '../../../nodes/clip/extend-clip.run.ts'
import { run as retake } from '../../../nodes/clip/retake.run.ts'

const one = emptyClip({ space: 's', channels: 4, frames: 1, height: 8, width: 8, fps: 8, stride: 2 })
const clip = { ...one, known: one.known.map(() => 1), sigma: one.sigma.map(() => 0) }

const notes: string[] = []
const context = (inputs: Record<string, unknown>) =>
  ({ inputs: { clip, ...inputs }, node: 'it', note: (text: string) => notes.push(text) }) as never

describe('a loop', () => {
  it('that is held in part still ends on the very frames that it begins with', () => {
    const long = emptyClip({ space: 's', channels: 4, frames: 6, height: 8, width: 8, fps: 8, stride: 2 })
    const whole = { ...long, known: long.known.map(() => 1), sigma: long.sigma.map(() => 0) }
    const inputs = { clip: whole, direction: 'loop', make: 0.5, keep: 0.5, hold: 0.5 }
    const { clip: loop } = extend({ inputs, node: 'it', note: () => {} } as never) as { clip: typeof clip }
    expect([...loop.known]).toEqual([1, 1, 0.5, 0.5, 0.5, 0.5, 0, 0, 1, 1])
  })
})

describe('a clip of one latent frame', () => {
  it('is extended only with the model that says how much time it covers', () => {
    const inputs = { direction: 'after', make: 2, keep: 0, hold: 1 }
    expect(() => extend(context(inputs))).toThrow(/Wire the model that made it/)
    const model = { title: 'm', space: 's', channels: 4, compression: { time: 2, firstFrame: 'same' } }
    const { clip: longer } = extend(context({ ...inputs, model })) as { clip: typeof clip }
    expect(longer.shape[1]).toBe(9)
    expect(longer.time[1]! - longer.time[0]!).toBe(0.25)
  })

  it('is not extended with a part of it kept where the first frame is packed apart', () => {
    const model = { title: 'Wan', space: 's', channels: 4, compression: { time: 4, firstFrame: 'single' } }
    const inputs = { direction: 'after', make: 2, hold: 1, model }
    expect(() => extend(context({ ...inputs, keep: 1 }))).toThrow(/Set Keep to 0/)
    expect(extend(context({ ...inputs, keep: 0 }))).toBeDefined()
  })

  it('is retaken whole, wherever in it', () => {
    const { clip: again } = retake(context({ from: 0.125, to: 0.25, strength: 1 })) as { clip: typeof clip }
    expect([...again.known]).toEqual([0])
    expect(notes.at(-1)).toContain('All of it')
  })
})
