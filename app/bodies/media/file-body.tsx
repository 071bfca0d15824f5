import { type ReactNode, useEffect } from 'react'
import { useStore } from 'zustand'
import { fieldOf } from '../../document/field-of.ts'
import { lockedName } from '../../keep/locked-name.ts'
import { Icon } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import type { BodyProps } from '../body.ts'
import { askFile, knownFiles } from '../facts/file-facts.ts'
import { fileWords } from './file-words.ts'
import { Loop } from './loop.tsx'
import './saved.css'

/** The picture or video that a node loads, with its size and length. */
export function FileBody({ node }: BodyProps): ReactNode {
  const { api, document } = useEditor()
  const value = fieldOf(node.node.params, 'file')
  const sha256 = typeof value === 'string' ? value : ''
  const file = useStore(knownFiles(api), (files) => files.get(sha256))
  useEffect(() => askFile(api, sha256), [api, sha256])
  if (sha256 === '' || !file) return null
  const url = api.files.assetUrl(sha256)
  if (file.state === 'missing')
    return (
      <p className="file-missing surface-screen" data-theme="dark">
        <Icon name="image-off" size={20} />
        {missingWords(lockedName(document.document, sha256), sha256)}
      </p>
    )
  const label = file.name ?? 'What this node loads'
  return (
    <figure className="saved surface-screen" data-theme="dark">
      {file.mime.startsWith('video/') ? (
        <Loop key={sha256} url={url} name={label} />
      ) : (
        <img src={url} className="saved-picture" alt={label} />
      )}
      <figcaption className="saved-words digits">{fileWords(file)}</figcaption>
    </figure>
  )
}

function missingWords(name: string | undefined, sha256: string): string {
  return `${name ?? 'The file'} (${sha256.slice(0, 12)}) is not here. Choose it again below.`
}
