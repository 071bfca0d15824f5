import { cameraMoves, type CameraMove } from '../../../nodes/clip/camera-moves.ts'
import type { IconName, SelectOption } from '../../look/index.ts'

const looks: Readonly<Record<CameraMove, readonly [label: string, icon: IconName]>> = {
  still: ['Still', 'video'],
  'pan-left': ['Pan left', 'move-left'],
  'pan-right': ['Pan right', 'move-right'],
  'zoom-in': ['Zoom in', 'zoom-in'],
  'zoom-out': ['Zoom out', 'zoom-out'],
}

/** What a shot's camera can do, as a choice. */
export const cameraOptions: readonly SelectOption[] = cameraMoves.map((value) => {
  const [label, icon] = looks[value]
  return { value, label, icon }
})
