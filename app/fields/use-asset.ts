import { useEffect, useState } from 'react'
import { lockedName } from '../keep/locked-name.ts'
import { useEditor } from '../shell/editor.ts'

/** A file that a workflow refers to by content, as the server knows it. */
export interface AssetLook {
  readonly url: string
  readonly name: string | undefined
  readonly mime: string | undefined
  /** `missing`: this server does not have it. */
  readonly state: 'loading' | 'here' | 'missing'
}

/** Asks what is known of a file; undefined where none is chosen. */
export function useAsset(sha256: string): AssetLook | undefined {
  const { api, document } = useEditor()
  const [about, setAbout] = useState<AssetLook & { readonly sha256: string }>()
  useEffect(() => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) return
    let left = false
    const tell = (look: Omit<AssetLook, 'url'>): void => {
      if (!left) setAbout({ sha256, url: api.files.assetUrl(sha256), ...look })
    }
    void api.files.asset(sha256).then(
      ({ name, mime }) => tell({ name, mime, state: 'here' }),
      () => tell({ name: lockedName(document.document, sha256), mime: undefined, state: 'missing' }),
    )
    return () => {
      left = true
    }
  }, [api, document, sha256])
  if (sha256 === '') return undefined
  if (about?.sha256 === sha256) return about
  return { url: api.files.assetUrl(sha256), name: undefined, mime: undefined, state: 'loading' }
}
