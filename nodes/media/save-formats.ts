/** The formats that Save Video writes, in the order a list shows them; a still is `png`. */
export const saveFormats = ['mp4-h264', 'mp4-av1', 'webm-vp9', 'webm-av1', 'webp', 'gif', 'png'] as const

/** One of `saveFormats`. */
export type SaveFormat = (typeof saveFormats)[number]
