import { describe, expect, it } from 'vitest'
import {
  checkClip,
  type Clip,
  emptyClip,
  extendClip,
  firstLast,
  frameAt,
  joinClips,
  latentFrames,
  layShots,
  placeFrames,
  planWindows,
  projectPreview,
  remake,
  retake,
  trimClip,
} from '../../../engine/diffusion/index.ts'

const size = { space: 's', channels: 2, height: 1, width: 3, fps: 8, stride: 4 }
const finished = (frames: number): Clip => {
  const clip = emptyClip({ ...size, frames })
  return { ...clip, latents: clip.latents.map((_, i) => i + 1), sigma: new Float32Array(frames) }
}
const frameOf = ({ latents, shape: [c, f, h, w] }: Clip, frame: number) =>
  Array.from({ length: c }, (_, i) => [
    ...latents.subarray((i * f + frame) * h * w, (i * f + frame + 1) * h * w),
  ]).flat()

describe('patterns', () => {
  it('an empty clip is unknown, noise, one wave and one shot', () => {
    const clip = emptyClip({ ...size, frames: 3 })
    expect(clip).toMatchObject({
      shape: [2, 3, 1, 3],
      shot: ['shot-1', 'shot-1', 'shot-1'],
      fps: 8,
      space: 's',
    })
    expect([...clip.sigma, ...clip.known, ...clip.wave, ...clip.time]).toEqual([
      1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0.5, 1,
    ])
    expect([latentFrames(2, 8, 4), latentFrames(0, 8, 4), latentFrames(60, 16, 4)]).toEqual([4, 1, 240])
  })

  it('extends forward, backward and both ways, keeping frames and times', () => {
    const clip = finished(2)
    const forward = extendClip(clip, { mode: 'forward', seconds: 1, stride: 4 })
    expect([...forward.known]).toEqual([1, 1, 0, 0])
    expect([...forward.time]).toEqual([0, 0.5, 1, 1.5])
    expect(frameOf(forward, 1)).toEqual(frameOf(clip, 1))
    const backward = extendClip(clip, { mode: 'backward', seconds: 1, stride: 4, shot: 'before' })
    expect([...backward.time]).toEqual([-1, -0.5, 0, 0.5])
    expect(backward.shot).toEqual(['before', 'before', 'shot-1', 'shot-1'])
    expect(frameOf(backward, 2)).toEqual(frameOf(clip, 0))
    const both = extendClip(clip, { mode: 'both', seconds: 0.5, stride: 4 })
    expect([...both.known]).toEqual([0, 1, 1, 0])
    for (const made of [forward, backward, both]) checkClip(made)
  })

  it('a loop ends on its own first frames; overlap cuts what is kept', () => {
    const clip = finished(3)
    const loop = extendClip(clip, { mode: 'loop', seconds: 1, stride: 4, overlap: 2 })
    expect([...loop.known]).toEqual([1, 1, 1, 0, 0, 1, 1])
    expect([...loop.time]).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3])
    expect(frameOf(loop, 5)).toEqual(frameOf(clip, 0))
    expect(frameOf(loop, 6)).toEqual(frameOf(clip, 1))
    const tail = extendClip(clip, { mode: 'forward', seconds: 0.5, stride: 4, overlap: 1 })
    expect([...tail.time]).toEqual([1, 1.5])
    expect(frameOf(tail, 0)).toEqual(frameOf(clip, 2))
  })

  it('places frames with a strength, retakes a range, remakes all', () => {
    const still = Float32Array.of(9, 8, 7, 6, 5, 4)
    const clip = placeFrames(emptyClip({ ...size, frames: 3 }), { latents: still, at: 1, strength: 0.5 })
    expect([...clip.known]).toEqual([0, 0.5, 0])
    expect([...clip.sigma]).toEqual([1, 0, 1])
    expect(frameOf(clip, 1)).toEqual([...still])
    expect([...firstLast(clip, still, still).known]).toEqual([1, 0.5, 1])
    expect(frameAt(clip, 0.7)).toBe(1)
    expect([...retake(finished(4), { start: 1, end: 3 }).known]).toEqual([1, 0, 0, 1])
    expect([...retake(finished(4), { start: 1, end: 3, keep: 0.25 }).known]).toEqual([1, 0.25, 0.25, 1])
    expect([...remake(finished(2), 0.75).known]).toEqual([0.25, 0.25])
  })

  it('lays shots one after another, together or in turn, after an earlier clip', () => {
    const shots = [
      { id: 'a', seconds: 1 },
      { id: 'b', seconds: 0.5 },
    ]
    const joint = layShots({ ...size, mode: 'joint', shots })
    expect([...joint.wave]).toEqual([0, 0, 0])
    expect(joint.shot).toEqual(['a', 'a', 'b'])
    const turn = layShots({ ...size, mode: 'in-turn', shots, earlier: finished(2) })
    expect([...turn.known]).toEqual([1, 1, 0, 0, 0])
    expect([...turn.wave]).toEqual([0, 0, 0, 0, 1])
    expect([...turn.time]).toEqual([0, 0.5, 1, 1.5, 2])
    expect(planWindows(turn).map(({ made }) => [...made])).toEqual([[2, 3], [4]])
  })

  it('rolls out from what is known of the clip, though it is held but in part', () => {
    const made = (mode: 'backward' | 'forward'): number[][] => {
      const clip = extendClip(finished(4), { mode, seconds: 5, stride: 4 })
      const known = clip.known.map((share) => share / 2)
      return planWindows({ ...clip, known }, { maxFrames: 5 }).map((window) => [...window.made])
    }
    const [back, on] = [made('backward'), made('forward')]
    expect(Math.max(...back.flat())).toBe(Math.max(...back[0]!))
    expect(Math.min(...back.flat())).toBe(Math.min(...back.at(-1)!))
    expect(Math.min(...on.flat())).toBe(Math.min(...on[0]!))
  })

  it('rolls out both ways from what is known of the clip in its midst', () => {
    const clip = extendClip(finished(4), { mode: 'both', seconds: 4, stride: 4 })
    const held = { ...clip, known: clip.known.map((share) => share * 0.9) }
    const windows = planWindows(held, { maxFrames: 9 })
    expect([...windows[0]!.made].slice(0, 4)).toEqual([8, 9, 10, 11])
    expect(windows.flatMap(({ made }) => [...made]).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: clip.shape[1] }, (_, frame) => frame),
    )
    // What comes before is made with the clip in sight.
    const before = windows.find(({ made }) => made.includes(7))!
    expect([...before.frames]).toContain(8)
    expect([...before.made]).not.toContain(8)
  })

  it.each([
    [24, 10, 4, [[10, 11, 12, 13]]],
    [40, 16, 8, undefined],
  ])(
    'a gap in the midst of %i frames is made in as few windows as its length allows',
    (total, start, length, made) => {
      const whole = { ...finished(total), known: new Float32Array(total).fill(1) }
      const gap = retake(whole, { start, end: start + length })
      const windows = planWindows(gap, { maxFrames: 12, context: 6, sink: 1 })
      if (made) expect(windows.map((window) => [...window.made])).toEqual(made)
      expect(windows.length).toBe(Math.ceil(length / 5))
      for (const { frames, made: own } of windows) {
        expect(frames.length).toBeLessThanOrEqual(12)
        // Both sides are seen, and the anchor.
        expect([...frames]).toEqual(expect.arrayContaining([0, own[0]! - 1]))
        expect(Math.max(...frames)).toBeGreaterThanOrEqual(start + length)
      }
    },
  )

  it('makes no more shots in a window than the model tells apart', () => {
    const shots = Array.from({ length: 6 }, (_, i) => ({ id: `shot ${i}`, seconds: 0.5 }))
    const story = layShots({ ...size, mode: 'joint', shots })
    const whole = retake(
      { ...story, sigma: new Float32Array(6), known: new Float32Array(6).fill(1) },
      { start: 0, end: 6 },
    )
    for (const maxFrames of [6, 12]) {
      const windows = planWindows(whole, { maxFrames, maxShots: 4 })
      for (const { frames } of windows)
        expect(new Set(Array.from(frames, (f) => whole.shot[f])).size).toBeLessThanOrEqual(4)
      expect(windows.flatMap((window) => [...window.made]).toSorted((a, b) => a - b)).toEqual([
        0, 1, 2, 3, 4, 5,
      ])
    }
  })

  it('leaves room for a shot in turn by itself where the model sees one shot at a time', () => {
    const shots = [1, 2, 3].map((shot) => ({ id: `shot ${shot}`, seconds: (4 * size.stride) / size.fps }))
    const turns = layShots({ ...size, mode: 'in-turn', shots })
    const windows = planWindows(turns, { maxFrames: 4, maxShots: 1 })
    expect(windows.map(({ made }) => [...made])).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9, 10, 11],
    ])
    for (const { frames, made } of windows) expect(frames).toEqual(made)
  })

  it('joins what it trimmed', () => {
    const clip = finished(5)
    expect(joinClips([trimClip(clip, 0, 2), trimClip(clip, 2, 5)])).toEqual(clip)
  })

  it('refuses by name', () => {
    const clip = finished(3)
    const still = new Float32Array(6)
    const cases: [() => unknown, string][] = [
      [() => emptyClip({ ...size, frames: 0 }), 'diffusion.range'],
      [() => emptyClip({ ...size, frames: 2.5 }), 'diffusion.range'],
      [() => emptyClip({ ...size, frames: 2, fps: NaN }), 'diffusion.range'],
      [() => emptyClip({ ...size, frames: 1_000_000, height: 10_000 }), 'diffusion.range'],
      [
        () => extendClip(clip, { mode: 'sideways' as 'loop', seconds: 1, stride: 4 }),
        'diffusion.unknown-name',
      ],
      [() => extendClip(clip, { mode: 'loop', seconds: -1, stride: 4 }), 'diffusion.range'],
      [() => extendClip(clip, { mode: 'loop', seconds: 1, stride: 4, overlap: 4 }), 'diffusion.range'],
      [
        () => extendClip(emptyClip({ ...size, frames: 2 }), { mode: 'forward', seconds: 1, stride: 4 }),
        'diffusion.mismatch',
      ],
      [() => placeFrames(clip, { latents: still, at: 3 }), 'diffusion.range'],
      [() => placeFrames(clip, { latents: still.subarray(1), at: 0 }), 'diffusion.length'],
      [() => placeFrames(clip, { latents: still.fill(NaN), at: 0 }), 'diffusion.not-finite'],
      [() => placeFrames(clip, { latents: new Float32Array(6), at: 0, strength: 2 }), 'diffusion.range'],
      [() => retake(clip, { start: 2, end: 2 }), 'diffusion.range'],
      [() => trimClip(clip, 0, 4), 'diffusion.range'],
      [() => joinClips([]), 'diffusion.missing'],
      [() => joinClips([clip, { ...clip, space: 'other' }]), 'diffusion.mismatch'],
      [() => layShots({ ...size, mode: 'joint', shots: [] }), 'diffusion.missing'],
      [
        () =>
          layShots({
            ...size,
            mode: 'joint',
            shots: [
              { id: 'a', seconds: 1 },
              { id: 'a', seconds: 1 },
            ],
          }),
        'diffusion.mismatch',
      ],
      [() => checkClip({ ...clip, sigma: new Float32Array(2) }), 'diffusion.length'],
      [() => checkClip({ ...clip, known: Float32Array.of(0, 2, 0) }), 'diffusion.range'],
      [() => checkClip({ ...clip, time: Float32Array.of(0, NaN, 0) }), 'diffusion.not-finite'],
      [() => planWindows(clip, { maxFrames: 0 }), 'diffusion.range'],
      [() => planWindows(clip, { maxFrames: 4, context: 4 }), 'diffusion.range'],
      [() => planWindows(clip, { maxFrames: 4, sink: 3 }), 'diffusion.range'],
    ]
    for (const [call, code] of cases) expect(call, String(call)).toThrow(expect.objectContaining({ code }))
  })
})

describe('windows', () => {
  it('sees no more shots at once than the model tells apart, the nearest ones', () => {
    const shots = Array.from({ length: 14 }, (_, i) => ({ id: `s${i}`, seconds: 0.5 }))
    const size = { space: 's', channels: 1, width: 1, height: 1, fps: 8, stride: 4 }
    const many = layShots({ ...size, shots, mode: 'in-turn' })
    const windows = planWindows(many, { maxFrames: 12, context: 6, sink: 1, maxShots: 4 })
    expect(windows.flatMap(({ made }) => [...made])).toEqual(many.shot.map((_, frame) => frame))
    expect([...windows[10]!.frames]).toEqual([7, 8, 9, 10])
    expect([...windows[13]!.frames]).toEqual([10, 11, 12, 13])
  })

  it('a minute: every frame made once, no window too long, each sees the last frames and the sink', () => {
    const clip = extendClip(finished(12), { mode: 'forward', seconds: 54, stride: 4 })
    const windows = planWindows(clip, { maxFrames: 24, context: 8, sink: 1 })
    expect(windows.flatMap(({ made }) => [...made])).toEqual(Array.from({ length: 108 }, (_, i) => i + 12))
    for (const { frames, made } of windows) {
      expect(frames.length).toBeLessThanOrEqual(24)
      expect(frames[0]).toBe(0)
      expect(frames.slice(1, 9)).toEqual(Int32Array.from({ length: 8 }, (_, i) => made[0]! - 8 + i))
    }
  })

  it('a longer clip begins with the windows of a shorter one', () => {
    const plan = (seconds: number) =>
      planWindows(extendClip(finished(12), { mode: 'forward', seconds, stride: 4 }), {
        maxFrames: 16,
        context: 5,
      })
    expect(plan(60).slice(0, 3)).toEqual(plan(20).slice(0, 3))
  })

  it('no unknown frame is left out or made twice, whatever the pattern', () => {
    let word = 1
    const random = (n: number) => (word = (word * 48271) % 0x7fffffff) % n
    for (let round = 0; round < 300; round++) {
      const frames = 1 + random(40)
      const known = Float32Array.from({ length: frames }, () => [0, 1, 0.5][random(3)]!)
      const wave = Int32Array.from({ length: frames }, () => random(3))
      const maxFrames = 1 + random(12)
      const windows = planWindows({ known, wave }, { maxFrames })
      const made = windows.flatMap((window) => [...window.made])
      expect(made.toSorted((a, b) => a - b)).toEqual([...known.keys()].filter((f) => known[f]! < 1))
      const ready = new Set([...known.keys()].filter((f) => known[f] === 1))
      for (const window of windows) {
        expect(window.frames.length).toBeLessThanOrEqual(maxFrames)
        expect(window.frames).toEqual(window.frames.toSorted())
        for (const frame of window.frames) expect(ready.has(frame) || window.made.includes(frame)).toBe(true)
        for (const frame of window.made) ready.add(frame)
      }
    }
  })
})

describe('preview', () => {
  it('is bias plus factors times latents, in bytes, frame by frame', () => {
    const shape = [6, 3, 25, 37] as const
    const plane = 3 * 25 * 37
    const latents = Float32Array.from({ length: 6 * plane }, (_, i) => Math.sin(i) * 2)
    latents[5] = NaN
    const factors = Array.from({ length: 6 }, (_, c) => [Math.sin(c) / 3, Math.cos(c) / 3, 0.1 * c] as const)
    const bias: [number, number, number] = [0.5, 0.4, 0.3]
    const rgb = projectPreview(latents, shape, { factors, bias })
    expect(rgb).toHaveLength(plane * 3)
    for (let i = 0; i < plane; i++) {
      for (let k = 0; k < 3; k++) {
        const sum = factors.reduce((all, row, c) => all + row[k]! * latents[c * plane + i]!, bias[k]!)
        const want = Math.min(255, Math.max(0, 255 * sum || 0))
        expect(Math.abs(rgb[i * 3 + k]! - want)).toBeLessThan(0.501)
      }
    }
    const room = new Uint8Array(plane * 3)
    expect(projectPreview(latents, shape, { factors, bias }, room)).toBe(room)
    expect(room).toEqual(rgb)
  })

  it('refuses arrays that do not fit', () => {
    const one = { factors: [[1, 1, 1]] as const, bias: [0, 0, 0] as const }
    const wrong = expect.objectContaining({ code: 'diffusion.length' })
    expect(() => projectPreview(new Float32Array(5), [1, 1, 2, 2], one)).toThrow(wrong)
    expect(() => projectPreview(new Float32Array(8), [2, 1, 2, 2], one)).toThrow(wrong)
    expect(() => projectPreview(new Float32Array(4), [1, 1, 2, 2], one, new Uint8Array(11))).toThrow(wrong)
  })
})
