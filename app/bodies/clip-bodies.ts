/** Bodies of nodes that the first graph does not have; the first of them brings all. */
export { ExtendBody } from './clip/extend-body.tsx'
export { PlaceBody } from './clip/place-body.tsx'
export { RetakeBody } from './clip/retake-body.tsx'
export { FileBody } from './media/file-body.tsx'
