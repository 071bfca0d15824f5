/** What a shot's camera can do, in the order a list shows it. */
export const cameraMoves = ['still', 'pan-left', 'pan-right', 'zoom-in', 'zoom-out'] as const

/** One of `cameraMoves`. */
export type CameraMove = (typeof cameraMoves)[number]

/** The caption with its camera move in words; a still camera goes without saying. */
export function withCamera(caption: string, camera: CameraMove): string {
  const [move, way] = camera.split('-')
  if (way === undefined) return caption
  return `${caption.replace(/[\s.,]+$/, '')}, the camera ${move}s ${way}`
}
