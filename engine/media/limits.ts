/** Pixels of one picture or frame that are read or made: 64 Mpx, 192 MB as RGB. */
export const MAX_PIXELS = 64 * 1024 * 1024

/** Frames of a video file that are read. */
export const MAX_FRAMES = 1_000_000

/** Bytes of a still picture's or an animation's file that are read; these formats are decoded from memory. */
export const MAX_PICTURE_BYTES = 512 * 1024 * 1024

/** Bytes of workflow text that a file may carry. */
export const MAX_TEXT_BYTES = 64 * 1024 * 1024
