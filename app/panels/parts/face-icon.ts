import type { Face } from '../../document/index.ts'
import { declaredIcon, type IconName } from '../../look/index.ts'

/** The drawing of a node's type: of a subgraph boxes, of a type that is not known an open package. */
export function faceIcon(face: Face | undefined): IconName {
  if (!face) return 'package-open'
  return face.subgraph !== undefined ? 'boxes' : declaredIcon(face.definition?.icon)
}
