import type { ReactNode, RefObject } from 'react'
import { useEditor } from '../shell/editor.ts'
import type { Compared } from './use-compared.ts'

/** What `ComparePicture` is given. */
export interface ComparePictureProps {
  readonly side: 'a' | 'b'
  /** Id of the output. */
  readonly id: string
  readonly known: Compared | undefined
  /** Takes the video, where it is one. */
  readonly video: RefObject<HTMLVideoElement | null>
}

/** One of two results, a loop or a still; empty until it is known which. */
export function ComparePicture({ side, id, known, video }: ComparePictureProps): ReactNode {
  const { api } = useEditor()
  const url = api.files.outputUrl(id)
  const label = side.toUpperCase()
  if (!known) return <span data-side={side} />
  if (!known.item.mime.startsWith('video/')) return <img data-side={side} src={url} alt={label} />
  return <video ref={video} data-side={side} src={url} muted loop playsInline aria-label={label} />
}
