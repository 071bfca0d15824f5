import { type ReactNode, useEffect, useRef } from 'react'
import { wantsStillness } from '../../look/index.ts'

/** A muted loop; for who wants less motion it waits to be played. */
export function Loop({ url, name }: { readonly url: string; readonly name: string }): ReactNode {
  const video = useRef<HTMLVideoElement>(null)
  const still = wantsStillness()
  useEffect(() => {
    if (!still) void video.current?.play().catch(() => {})
  }, [still])
  return (
    <video
      ref={video}
      src={url}
      className="saved-picture"
      muted
      loop
      playsInline
      controls={still}
      aria-label={name}
    />
  )
}
