import { useStoreApi } from '@xyflow/react'
import { type RefObject, useLayoutEffect } from 'react'
import { levelOf } from './detail.ts'
import type { Stage } from './stage.ts'

const grid = 24

/**
 * Follows the view as it is panned and zoomed, without React: the dots under the graph, how much is drawn of nodes, and the
 * zoom for whoever shows it.
 */
export function useViewport(
  stage: Stage,
  root: RefObject<HTMLElement | null>,
  dots: RefObject<HTMLElement | null>,
): void {
  const store = useStoreApi()
  useLayoutEffect(() => {
    let before: readonly [number, number, number] | undefined
    let size = ''
    const update = (): void => {
      const { transform, width, height } = store.getState()
      if (transform === before && size === `${width} ${height}`) return
      const [x, y, zoom] = transform
      const level = levelOf(zoom)
      if (root.current && before?.[2] !== zoom) {
        root.current.dataset['level'] = level
        // In steps, so that a thousand titles are not set anew at every frame of a zoom.
        const text = 2 ** (Math.ceil(Math.log2(1 / zoom) * 8) / 8)
        root.current.style.setProperty('--text-scale', level === 'full' ? '1' : text.toFixed(3))
      }
      if (dots.current) drawDots(dots.current, x, y, zoom)
      if (stage.state.getState().zoom !== zoom) stage.state.setState({ zoom })
      before = transform
      size = `${width} ${height}`
      stage.viewport = { x, y, zoom }
      stage.detail.look({ x: -x / zoom, y: -y / zoom, w: width / zoom, h: height / zoom }, level)
    }
    update()
    return store.subscribe(update)
  }, [stage, root, dots, store])
}

function drawDots(element: HTMLElement, x: number, y: number, zoom: number): void {
  let gap = grid * zoom
  while (gap < 14) gap *= 2
  element.style.backgroundSize = `${gap}px ${gap}px`
  element.style.backgroundPosition = `${x - gap / 2}px ${y - gap / 2}px`
}
