import { fileURLToPath } from 'node:url'

/** The folder that the package is installed in: where templates and the embedded models lie. */
export const packageFolder = fileURLToPath(new URL('../../', import.meta.url))
