import type { Conditioning, ConditioningSpan } from '../../define/values.ts'

/** Text as a network takes it: all tokens in a row, and which of them each frame sees. */
export interface TextForFrames {
  /** `[length, width]` row-major. */
  readonly text: Float32Array
  /** `[frames, length]`, 1 where the frame sees the token. */
  readonly mask: Float32Array
  readonly length: number
  readonly width: number
}

/**
 * Lays out a conditioning for frames of the given shots: spans for all frames are seen by every frame, a shot's span by
 * its own frames only; spans for shots without a frame here are left out. `null` means unconditional: one masked token.
 * `width` is the model's text width, which every span must have; the first span's where not given.
 */
export function textForFrames(
  conditioning: Conditioning | null,
  shots: readonly string[],
  width: number = conditioning?.spans[0]?.width ?? 1,
): TextForFrames {
  const here = new Set(shots)
  const spans = (conditioning?.spans ?? []).filter(({ scope }) => scope === 'all' || here.has(scope.shot))
  const length = Math.max(
    1,
    spans.reduce((sum, span) => sum + span.length, 0),
  )
  const text = new Float32Array(length * width)
  const mask = new Float32Array(shots.length * length)
  let at = 0
  for (const span of spans) {
    text.set(span.embeddings.subarray(0, span.length * width), at * width)
    shots.forEach((shot, frame) => {
      if (sees(span, shot))
        for (let t = 0; t < span.length; t++) mask[frame * length + at + t] = span.mask[t]!
    })
    at += span.length
  }
  return { text, mask, length, width }
}

/** Shots that a conditioning speaks to and that are not among `shots`, each once. */
export function absentShots(conditioning: Conditioning, shots: readonly string[]): readonly string[] {
  const here = new Set(shots)
  const named = conditioning.spans.flatMap(({ scope }) => (scope === 'all' ? [] : [scope.shot]))
  return [...new Set(named)].filter((shot) => !here.has(shot))
}

function sees({ scope }: ConditioningSpan, shot: string): boolean {
  return scope === 'all' || scope.shot === shot
}
