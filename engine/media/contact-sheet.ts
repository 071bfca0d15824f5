import { GLYPH_HEIGHT, GLYPH_WIDTH, drawText } from './draw-text.ts'
import { encodePng } from './encode-png.ts'
import { MAX_PIXELS } from './limits.ts'
import { MismatchError, TooLargeError } from './media-error.ts'
import { resizeImage } from './resize-image.ts'
import type { Video } from './video.ts'

/** How a contact sheet is laid out. */
export interface ContactSheetOptions {
  /** Frames shown of each video, evenly spaced from the first to the last; 1…64. */
  readonly columns: number
  /** One line above each video's row; as many as there are videos, or none. */
  readonly labels?: readonly string[]
  /** Longest side of a frame on the sheet in pixels, 16…1024; default 128. */
  readonly cell?: number
  readonly signal?: AbortSignal
}

const GAP = 4
const PAPER = 24
const INK = 230

/**
 * A row per video, its frames from left to right, as PNG bytes. Every cell has the shape of the first video; others
 * are fitted in. Throws `MismatchError` where the labels do not match the videos, `TooLargeError` over 64 Mpx.
 */
export async function contactSheet(
  videos: readonly Video[],
  options: ContactSheetOptions,
): Promise<Uint8Array> {
  const { columns, labels, cell = 128, signal } = options
  const first = videos[0]
  if (!first) throw new MismatchError('videos', 'A contact sheet needs at least one video. Give one.')
  if (labels && labels.length !== videos.length) {
    throw new MismatchError(
      'labels',
      `There are ${labels.length} labels for ${videos.length} videos. Give one for each.`,
    )
  }
  if (
    !Number.isInteger(columns) ||
    columns < 1 ||
    columns > 64 ||
    !Number.isInteger(cell) ||
    cell < 16 ||
    cell > 1024
  ) {
    throw new TooLargeError(
      'sheet',
      `A sheet has 1 to 64 columns of 16 to 1024 pixels, not ${columns} of ${cell}.`,
    )
  }
  const zoom = cell / Math.max(first.width, first.height)
  const cellWidth = Math.max(1, Math.round(first.width * zoom))
  const cellHeight = Math.max(1, Math.round(first.height * zoom))
  const width = GAP + columns * (cellWidth + GAP)
  const scale = labels && labels.every((label) => label.length * GLYPH_WIDTH * 2 <= width - 2 * GAP) ? 2 : 1
  const labelHeight = labels ? GLYPH_HEIGHT * scale + GAP : 0
  const rowHeight = labelHeight + cellHeight + GAP
  const height = GAP + videos.length * rowHeight
  if (width * height > MAX_PIXELS)
    throw new TooLargeError(
      'sheet',
      `A sheet of ${width}×${height} is too large. Show fewer or smaller frames.`,
    )
  const sheet = { width, height, data: new Uint8Array(width * height * 3).fill(PAPER) }

  for (const [row, video] of videos.entries()) {
    const top = GAP + row * rowHeight
    const label = labels?.[row]
    if (label !== undefined)
      drawText(sheet, label, { x: GAP, y: top, maxWidth: width - 2 * GAP, scale, grey: INK })
    for (let column = 0; column < columns; column++) {
      const index = columns === 1 ? 0 : Math.round((column * (video.frames - 1)) / (columns - 1))
      for await (const frame of video.open({ start: index, end: index + 1 }, { signal })) {
        const image = await resizeImage(frame, cellWidth, cellHeight, { fit: 'contain' })
        for (let y = 0; y < cellHeight; y++) {
          const to = ((top + labelHeight + y) * width + GAP + column * (cellWidth + GAP)) * 3
          sheet.data.set(image.data.subarray(y * cellWidth * 3, (y + 1) * cellWidth * 3), to)
        }
      }
    }
  }
  return encodePng(sheet)
}
