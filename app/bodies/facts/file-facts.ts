import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Api, ApiProblem } from '../../run/api/api.ts'
import type { FileFacts } from '../outline/outline.ts'

/** A file that a workflow refers to: what it is, or why that is not known. */
export type KnownFile =
  | ({
      readonly state: 'here'
      /** Whether it is a video or an animation. */
      readonly moves: boolean
      readonly name: string | undefined
      readonly mime: string
    } & FileFacts)
  | { readonly state: 'missing' }

/** Files by their content, as far as somebody asked for them and an answer came. */
export type KnownFiles = ReadonlyMap<string, KnownFile>

const known = new WeakMap<Api, StoreApi<KnownFiles>>()

/** What is known of files; every component of the page shares it. */
export function knownFiles(api: Api): StoreApi<KnownFiles> {
  let store = known.get(api)
  if (!store) {
    store = createStore<KnownFiles>(() => new Map())
    known.set(api, store)
    asked.set(store, new Set())
    api.files.brought.subscribe((now, before) => {
      for (const [sha256, times] of now) if (before.get(sha256) !== times) askAgain(api, sha256)
    })
  }
  return store
}

/** Asks once more for a file that was missing and has been brought. */
function askAgain(api: Api, sha256: string): void {
  const store = knownFiles(api)
  if (store.getState().get(sha256)?.state !== 'missing') return
  asked.get(store)!.delete(sha256)
  askFile(api, sha256)
}

const asked = new WeakMap<StoreApi<KnownFiles>, Set<string>>()

/** Asks for a file that nobody asked for yet; the answer comes into the store. */
export function askFile(api: Api, sha256: string): void {
  const store = knownFiles(api)
  const waiting = asked.get(store)!
  if (waiting.has(sha256) || !/^[0-9a-f]{64}$/.test(sha256)) return
  waiting.add(sha256)
  void lookAt(api, sha256).then(
    (file) => store.setState(new Map([...store.getState(), [sha256, file]]), true),
    // The server did not answer: the next who asks tries again.
    () => waiting.delete(sha256),
  )
}

async function lookAt(api: Api, sha256: string): Promise<KnownFile> {
  try {
    const { name, mime, video } = await api.files.asset(sha256)
    if (video) return { state: 'here', moves: true, name, mime, ...video }
    const size = await pictureSize(api.files.assetUrl(sha256))
    return { state: 'here', moves: false, name, mime, ...size }
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return { state: 'missing' }
    throw error
  }
}

/** A picture is one frame; what it counts a second matters to nobody. */
async function pictureSize(url: string): Promise<FileFacts> {
  const image = new Image()
  image.src = url
  await image.decode()
  return { width: image.naturalWidth, height: image.naturalHeight, fps: 24, frames: 1 }
}
