import { type ReactNode, useEffect, useRef } from 'react'

/** A muted loop; for who wants less motion it waits to be played. */
export function Loop({ url, name }: { readonly url: string; readonly name: string }): ReactNode {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    void video.current?.play().catch(() => {})
  }, [])
  const still = typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches
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
