import type { Video, VideoRecipe } from '../../media/video.ts'
import type { Kind } from '../kind.ts'
import { packStructured, structuredBytes, unpackStructured } from '../structured.ts'
import { hasFields } from './plain-kind.ts'

/** Frames as a re-openable recipe; what is kept is the recipe. */
export const video: Kind<'video', Video> = {
  id: 'video',
  title: 'Video',
  look: { dark: '#56C7A4', light: '#0C634B', glyph: 'frame', width: 3.5, dash: '7 2' },
  is: (value): value is Video =>
    hasFields(value, 'open', 'recipe', 'frames') && typeof value.open === 'function',
  bytes: (value) => structuredBytes(value.recipe) + 128,
  encode: (value) => packStructured(value.recipe),
  decode: (packed, revive) => revive.video(unpackStructured(packed) as VideoRecipe),
}
