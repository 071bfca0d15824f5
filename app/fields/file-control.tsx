import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Icon } from '../look/index.ts'
import { refocus } from '../look/refocus.ts'
import { useEditor } from '../shell/editor.ts'
import type { ControlProps } from './control.ts'
import { unitStyle, wellButtonStyle, wellStyle } from './field-styles.ts'
import { acceptedTypes, uploadFile } from './upload-file.ts'
import { type AssetLook, useAsset } from './use-asset.ts'

/** What `FileControl` is given. */
export interface FileControlProps extends ControlProps {
  readonly accept: 'image' | 'video' | undefined
}

/** A picture or a video: chosen, or dropped here; what is kept is the hash of its content. */
export function FileControl(props: FileControlProps): ReactNode {
  const { id, label, value, place, write, settle, accept, describedBy, invalid, dim } = props
  const { api, document } = useEditor()
  const input = useRef<HTMLInputElement>(null)
  const busy = useRef<AbortController>(undefined)
  const [uploading, setUploading] = useState<string>()
  const [refused, setRefused] = useState<string>()
  const [over, setOver] = useState(false)
  const refusedId = useId()
  const sha256 = typeof value === 'string' ? value : ''
  const asset = useAsset(sha256)
  const noun = accept === 'video' ? 'video' : 'picture'

  const bring = async (file: File | undefined): Promise<void> => {
    if (!file) return
    busy.current?.abort()
    const own = (busy.current = new AbortController())
    const workflow = document.document.id
    setUploading(file.name)
    setRefused(undefined)
    const uploaded = await uploadFile(api, file, accept, own.signal)
    if (busy.current !== own) return
    setUploading(undefined)
    // A field of another workflow, which was opened meanwhile, is not the one that was meant.
    if (document.document.id !== workflow) return
    if ('reason' in uploaded) setRefused(uploaded.reason)
    else {
      settle?.()
      write(uploaded.sha256)
    }
  }
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    event.stopPropagation()
    setOver(false)
    void bring(event.dataTransfer.files[0])
  }
  const onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.stopPropagation()
    setOver(true)
  }
  const said = uploading === undefined ? wordsOf(asset, noun) : `Bringing ${uploading}`
  return (
    <span
      className="flex min-w-0 flex-1 flex-col gap-1"
      data-takes-files
      onDrop={onDrop}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
    >
      {place !== 'node' && asset?.state === 'here' && <Thumbnail asset={asset} label={said} />}
      <span
        className={`${wellStyle} pr-0.5 ${over ? 'outline-2 outline-dashed outline-focus' : ''}`}
        data-dim={dim || undefined}
        data-invalid={invalid || refused !== undefined || undefined}
      >
        <button
          id={id}
          type="button"
          className="flex h-full min-w-0 flex-1 items-center gap-1.5 text-left outline-none"
          aria-label={`${label}: ${said}. Choose a ${noun}`}
          aria-describedby={refused === undefined ? describedBy : refusedId}
          onClick={() => input.current?.click()}
        >
          <Icon name={asset?.state === 'missing' ? 'image-off' : 'upload'} size={14} />
          <span className={sha256 === '' ? 'truncate text-ink3' : 'truncate'}>{said}</span>
        </button>
        {sha256 !== '' && (
          <button
            type="button"
            className={wellButtonStyle}
            aria-label={`Take the ${noun} out`}
            data-tip={`Take the ${noun} out`}
            onClick={({ currentTarget }) => {
              refocus(currentTarget.parentElement)
              write('')
            }}
          >
            <Icon name="x" size={14} />
          </button>
        )}
      </span>
      {refused !== undefined && (
        <span id={refusedId} role="alert" className="text-12 text-err">
          {refused}
        </span>
      )}
      {place === 'form' && <span className={unitStyle}>Drop a {noun} here, or press to choose one.</span>}
      <input
        ref={input}
        type="file"
        className="hidden"
        tabIndex={-1}
        aria-hidden="true"
        accept={accept && acceptedTypes[accept]}
        onChange={({ target }) => {
          void bring(target.files?.[0])
          target.value = ''
        }}
      />
    </span>
  )
}

function wordsOf(asset: AssetLook | undefined, noun: string): string {
  if (!asset) return `Choose a ${noun}`
  if (asset.state === 'missing') return `${asset.name ?? `This ${noun}`} is not here`
  return asset.name ?? `A ${noun} of the workflow`
}

function Thumbnail({ asset, label }: { readonly asset: AssetLook; readonly label: string }): ReactNode {
  const style = 'max-h-40 w-full rounded-thumb bg-screen object-contain'
  if (asset.mime?.startsWith('video/'))
    return (
      <video
        className={style}
        src={asset.url}
        aria-label={label}
        muted
        loop
        playsInline
        preload="metadata"
        controls
      />
    )
  return <img className={style} src={asset.url} alt={label} />
}
