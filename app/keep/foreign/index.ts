// What opening a file takes, loaded once the graph can be used.
export { repair } from '../../document/index.ts'
export { missingThings } from '../missing-things.ts'
export { openForeign } from './open-foreign.ts'
export { workflowInFile } from '../workflow-in-file.ts'
