import type { FrameOutline, MomentPicture } from '../outline/outline.ts'

/** What becomes of a frame: it is kept, noised again and made anew, or made from nothing. */
export type FrameFate = 'known' | 'again' | 'make'

/** One cell of a strip: one frame, or several where there are more than cells fit. */
export interface StripCell {
  readonly first: number
  readonly frames: number
  readonly fate: FrameFate
  readonly picture?: MomentPicture | undefined
}

/** Cells of one fate beside each other. */
export interface StripGroup {
  readonly fate: FrameFate
  readonly first: number
  readonly frames: number
  readonly cells: readonly StripCell[]
}

/** What becomes of a frame that is known so far. */
export function fateOf(known: number): FrameFate {
  return known >= 1 ? 'known' : known > 0 ? 'again' : 'make'
}

/**
 * The frames of a clip as groups of cells, about `most` cells in all and at least one a group. A cell of several frames
 * shows the first of them.
 */
export function stripGroups(frames: readonly FrameOutline[], most: number): readonly StripGroup[] {
  const each = Math.max(1, Math.ceil(frames.length / Math.max(1, most)))
  const groups: StripGroup[] = []
  for (let first = 0; first < frames.length;) {
    const fate = fateOf(frames[first]!.known)
    let end = first + 1
    while (end < frames.length && fateOf(frames[end]!.known) === fate) end++
    const cells: StripCell[] = []
    for (let at = first; at < end; at += each) {
      const picture = fate === 'make' ? undefined : frames[at]!.picture
      cells.push({ first: at, frames: Math.min(each, end - at), fate, picture })
    }
    groups.push({ fate, first, frames: end - first, cells })
    first = end
  }
  return groups
}

/** How many frames meet each fate, in the order of the strip where each is first met. */
export function countFates(
  groups: readonly StripGroup[],
): readonly { readonly fate: FrameFate; readonly frames: number }[] {
  const counts = new Map<FrameFate, number>()
  for (const { fate, frames } of groups) counts.set(fate, (counts.get(fate) ?? 0) + frames)
  return [...counts].map(([fate, frames]) => ({ fate, frames }))
}

/** A count in words: "6 known", "8 to make", "4 noised again". */
export function fateWords(fate: FrameFate, frames: number): string {
  return `${frames} ${{ known: 'known', again: 'noised again', make: 'to make' }[fate]}`
}
