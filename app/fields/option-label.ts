/** Names that are written in their own way. */
const names: Readonly<Record<string, string>> = {
  apg: 'APG',
  av1: 'AV1',
  cfg: 'CFG',
  'cfg-zero': 'CFG-Zero*',
  ddim: 'DDIM',
  'dpmpp-2m': 'DPM++ 2M',
  'dpmpp-2m-sde': 'DPM++ 2M SDE',
  'euler-cfg-pp': 'Euler CFG++',
  gif: 'GIF',
  h264: 'H.264',
  lcm: 'LCM',
  mp4: 'MP4',
  'mp4-av1': 'MP4 · AV1',
  'mp4-h264': 'MP4 · H.264',
  png: 'PNG',
  unipc: 'UniPC',
  vp9: 'VP9',
  'webm-av1': 'WebM · AV1',
  'webm-vp9': 'WebM · VP9',
  webp: 'WebP',
}

/** How a choice is read: `one-after-another` is "One after another", `mp4-h264` is "MP4 · H.264". */
export function optionLabel(value: string): string {
  const known = Object.hasOwn(names, value) ? names[value] : undefined
  if (known !== undefined) return known
  const words = value.replaceAll(/[-_]+/g, ' ').trim()
  return words === '' ? 'Empty' : words.charAt(0).toUpperCase() + words.slice(1)
}
