import { idOfName } from '../bundle/bundle-id.ts'
import { DownloadError } from './download-error.ts'

/** Where a hub has a model: its address there, and which revision of it. */
export interface HubAddress {
  /** `https://host/owner/name`, without a slash at its end. */
  readonly base: string
  /** A branch, a tag or a commit, as the address spells it. */
  readonly revision: string
  /** The last part of the name, as an id. */
  readonly name: string
}

const longest = 2048

/**
 * Reads what a user gives: the address of a model's page, with `/resolve/REVISION` behind it where it is not to be
 * `main`. Throws `download.address` for anything that is no such address, files and passwords in it above all.
 */
export function hubAddress(text: string): HubAddress {
  const shown = text.slice(0, 200)
  const refuse = (why: string): DownloadError =>
    new DownloadError(
      'download.address',
      shown,
      `"${shown}" ${why}. Give the address of a model's page on a hub: https://HOST/OWNER/NAME, or https://HOST/OWNER/NAME/resolve/REVISION.`,
    )
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw refuse('is no address')
  }
  if (text.length > longest) throw refuse('is too long for an address')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse('is not of http or https')
  if (url.username || url.password) throw refuse('has a user or a password in it')
  if (url.search || url.hash) throw refuse('has a ? or # in it')
  const [path = '', revision, ...more] = url.pathname.replace(/\/+$/, '').split('/resolve/')
  const parts = path.split('/').slice(1)
  if (parts.length === 0 || parts.some((part) => part === '' || part === 'resolve'))
    throw refuse('names no model')
  if (more.length > 0 || revision === '' || revision?.includes('/'))
    throw refuse('does not end with one revision')
  return {
    base: `${url.origin}${path}`,
    revision: revision ?? 'main',
    name: idOfName(parts.at(-1)!),
  }
}

/** The address that a file of a model is had from. */
export function fileAddress({ base, revision }: HubAddress, file: string): string {
  return `${base}/resolve/${revision}/${file.split('/').map(encodeURIComponent).join('/')}`
}
