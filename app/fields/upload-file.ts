import { type Api, ApiProblem } from '../run/api/api.ts'

/** Types that a file dialog offers. */
export const acceptedTypes = {
  image: 'image/png,image/jpeg,image/webp,image/gif,image/avif',
  video: 'video/mp4,video/webm,image/gif,image/webp',
} as const

/** What came of bringing a file. */
export type Uploaded = { readonly sha256: string } | { readonly reason: string }

/** Brings a file to the server; says why it is not taken. */
export async function uploadFile(
  api: Api,
  file: File,
  accept: 'image' | 'video' | undefined,
  signal?: AbortSignal,
): Promise<Uploaded> {
  const wrong = accept === 'image' && file.type.startsWith('video/')
  if (wrong) return { reason: `"${file.name}" is a video. This takes a picture.` }
  try {
    const { sha256, mime, name } = await api.files.upload(file, file.name, signal)
    if (accept === 'image' && mime.startsWith('video/'))
      return { reason: `"${name}" is a video. This takes a picture.` }
    return { sha256 }
  } catch (error) {
    if (signal?.aborted) return { reason: 'The file was not taken over.' }
    return { reason: error instanceof ApiProblem ? error.detail : 'The file did not arrive. Try again.' }
  }
}
