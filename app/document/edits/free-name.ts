/** A name that none of these has: the port's own, then with its node's, then numbered. */
export function freeName(port: string, taken: readonly { readonly name: string }[], node: string): string {
  const names = new Set(taken.map(({ name }) => name))
  if (!names.has(port)) return port
  const both = `${node}-${port}`
  if (!names.has(both)) return both
  for (let count = 2; ; count++) if (!names.has(`${both}-${count}`)) return `${both}-${count}`
}
