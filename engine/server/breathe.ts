/**
 * Lets the event loop turn once. A workflow of thousands of nodes takes a while to read, check and store; between these
 * pieces everybody else is served.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
