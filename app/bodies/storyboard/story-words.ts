import { seconds } from '../../../nodes/clip/clip-size.ts'
import type { Story } from './lay-story.ts'

/** A story in words: "3 shots, 14 latent frames, 27 frames, 3.4 s at 8 fps". */
export function storyWords({ shots, latents, frames, seconds: length, fps }: Story): string {
  const count = (value: number, noun: string): string => `${value} ${noun}${value === 1 ? '' : 's'}`
  const parts = [count(shots.length, 'shot'), count(latents, 'latent frame'), count(frames, 'frame')]
  return `${parts.join(', ')}, ${seconds(length)} s at ${seconds(fps)} fps`
}

/** The latent frames of a shot: "Frames 5 to 9", "Frame 3". */
export function framesWords(first: number, latents: number): string {
  return latents === 1 ? `Frame ${first}` : `Frames ${first} to ${first + latents - 1}`
}
