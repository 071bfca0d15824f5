import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { lockedName } from '../keep/locked-name.ts'
import { ApiProblem } from '../run/api/api.ts'
import { useEditor } from '../shell/editor.ts'

/** A file that a workflow refers to by content, as the server knows it. */
export interface AssetLook {
  readonly url: string
  readonly name: string | undefined
  readonly mime: string | undefined
  /** `missing`: this server does not have it. */
  readonly state: 'loading' | 'here' | 'missing'
}

/** How long to wait before a server that did not answer is asked again, in ms. */
const retryMs = 3000

/** Asks what is known of a file; undefined where none is chosen. */
export function useAsset(sha256: string): AssetLook | undefined {
  const { api, document } = useEditor()
  const [about, setAbout] = useState<AssetLook & { readonly sha256: string }>()
  const [tries, setTries] = useState(0)
  const brought = useStore(api.files.brought, (times) => times.get(sha256))
  useEffect(() => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) return
    let left = false
    let again: ReturnType<typeof setTimeout> | undefined
    const tell = (look: Omit<AssetLook, 'url'>): void => {
      if (!left) setAbout({ sha256, url: api.files.assetUrl(sha256), ...look })
    }
    void api.files.asset(sha256).then(
      ({ name, mime }) => tell({ name, mime, state: 'here' }),
      (error: unknown) => {
        if (error instanceof ApiProblem && error.status === 404)
          tell({ name: lockedName(document.document, sha256), mime: undefined, state: 'missing' })
        // A server that did not answer has not said that it is missing.
        else if (!left) again = setTimeout(() => setTries((before) => before + 1), retryMs)
      },
    )
    return () => {
      left = true
      clearTimeout(again)
    }
  }, [api, document, sha256, brought, tries])
  if (sha256 === '') return undefined
  if (about?.sha256 === sha256) return about
  return { url: api.files.assetUrl(sha256), name: undefined, mime: undefined, state: 'loading' }
}
