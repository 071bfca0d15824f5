import { expect, test } from 'vitest'
import { cameraMoves, withCamera } from '../../../nodes/clip/camera-moves.ts'
import { saysCamera } from '../../../nodes/clip/says-camera.ts'

test.each([
  ...cameraMoves.filter((move) => move !== 'still').map((move) => withCamera('a fox runs', move)),
  'The camera slowly follows a fox',
  'a fox runs, camera panning',
  'a fox waits as a camera dollies past it',
  'the camera is still',
  'the camera is slowly moving to a fox',
  'the camera stays where it is',
  'the camera does not move',
  'the camera pushes in, then pulls back',
  'a fox sleeps, static camera',
  'a still camera shows a fox',
  'zoom in on a fox',
  'a slow zoom out',
  'zooming in, a fox runs',
  'pans to the left over a forest',
  'panning right',
  'a slow pan left over a forest',
])('"%s" says what the camera does', (caption) => expect(saysCamera(caption)).toBe(true))

test.each([
  'a woman with a camera runs',
  'a woman with a camera moves to the left',
  'a man holds a camera and runs',
  'a camera lies on a table',
  'a fox looks into the camera',
  'a camera store by day',
  'an egg in a pan in the kitchen',
  'an egg in a pan to the left of a cat',
  'a cook pans for gold in a river',
  'a fox zooms past',
  'a panda in a forest',
])('"%s" does not', (caption) => expect(saysCamera(caption)).toBe(false))
