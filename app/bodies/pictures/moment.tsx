import { memo, type ReactNode, useEffect, useRef } from 'react'
import { sameJson } from '../../document/same-json.ts'
import { useEditor } from '../../shell/editor.ts'
import type { MomentPicture } from '../outline/outline.ts'
import type { SmallPicture } from './frame-store.ts'
import { picturesOf } from './moment-pictures.ts'

/** What `Moment` is given. */
export interface MomentProps {
  readonly picture: MomentPicture | undefined
  readonly className?: string
}

/**
 * The picture of a moment, filling its box with the edges cut off. It is drawn past React; until there is one the canvas
 * is clear, and `data-there` says whether it is not.
 */
export const Moment = memo(
  function Moment({ picture, className }: MomentProps): ReactNode {
    const canvas = useRef<HTMLCanvasElement>(null)
    const editor = useEditor()
    const key = JSON.stringify(picture)
    useEffect(() => {
      const element = canvas.current
      if (!element) return
      if (key === undefined) {
        clear(element)
        return
      }
      return picturesOf(editor).watch(JSON.parse(key) as MomentPicture, (found) =>
        found ? drawCover(element, found) : clear(element),
      )
    }, [editor, key])
    return <canvas ref={canvas} aria-hidden="true" className={className} />
  },
  (before, after) => before.className === after.className && sameJson(before.picture, after.picture),
)

function clear(canvas: HTMLCanvasElement): void {
  canvas.width = canvas.height = 1
  delete canvas.dataset['there']
}

/** The middle of a picture in the shape of the box, at the pixels of the screen. */
function drawCover(canvas: HTMLCanvasElement, { image, width, height }: SmallPicture): void {
  const [across, down] = [canvas.clientWidth || width, canvas.clientHeight || height]
  const density = Math.min(2, Math.max(1, devicePixelRatio))
  canvas.width = Math.round(across * density)
  canvas.height = Math.round(down * density)
  const scale = Math.max(canvas.width / width, canvas.height / height)
  const context = canvas.getContext('2d')
  if (!context) return
  context.imageSmoothingQuality = 'high'
  const [w, h] = [width * scale, height * scale]
  context.drawImage(image, (canvas.width - w) / 2, (canvas.height - h) / 2, w, h)
  canvas.dataset['there'] = ''
}
