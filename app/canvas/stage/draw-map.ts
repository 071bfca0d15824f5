import type { Flow } from '../flow/flow.ts'
import { type MapScale, mapSize, onMap } from './map-scale.ts'

/** Draws everything on the canvas small: frames first, faintly, and what is chosen in a stronger ink. */
export function drawMap(canvas: HTMLCanvasElement, flow: Flow, scale: MapScale): void {
  const brush = canvas.getContext('2d')
  if (!brush) return
  const sharpness = devicePixelRatio
  const [width, height] = [Math.round(mapSize.w * sharpness), Math.round(mapSize.h * sharpness)]
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  brush.setTransform(sharpness, 0, 0, sharpness, 0, 0)
  brush.clearRect(0, 0, mapSize.w, mapSize.h)
  const style = getComputedStyle(canvas)
  const [ink, strong] = [style.getPropertyValue('--line2'), style.getPropertyValue('--ink3')]
  for (const { id, type, selected, hidden } of flow.nodes) {
    const box = flow.box(id)
    if (!box || hidden) continue
    const { x, y, w, h } = onMap(scale, box)
    brush.fillStyle = selected ? strong : ink
    brush.globalAlpha = type === 'frame' && !selected ? 0.35 : 1
    // However small the graph is drawn, everything in it is seen.
    brush.fillRect(x, y, Math.max(1, w), Math.max(1, h))
  }
  brush.globalAlpha = 1
}
