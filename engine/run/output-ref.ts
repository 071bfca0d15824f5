import type { SavedOutput } from '../define/index.ts'
import type { OutputRef } from './events.ts'

/** A published file as events name it. */
export function outputRef({ name, mime, bytes, sha256, path }: SavedOutput): OutputRef {
  return { name, mime, bytes, sha256, path }
}
