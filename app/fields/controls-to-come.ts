/** Controls of settings that the first graph does not have. */
export { FileControl } from './file-control.tsx'
export { JsonControl } from './json-control.tsx'
export { RecordsControl } from './records-control.tsx'
