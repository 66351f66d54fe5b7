/** Puts a VBase that fails in the place of the sound one, and opens workspaces whose links nobody has touched. */
import { afterEach } from 'node:test'

import { DEMO_SETTINGS, type LocalStore } from '../../dev/local-store'
import type { PlatformAnswer, PlatformRequest } from '../../dev/platform/exchange'
import type { VBaseStore } from '../../dev/platform/vbase'
import type { StoreFront } from '../../dev/store-front'

type Answer = (request: PlatformRequest, path: string) => ReturnType<VBaseStore['answer']>

export const reset = (): PlatformAnswer => {
  throw new Error('The connection is reset.')
}
export const hang = () => new Promise<PlatformAnswer>(() => {})

const isCallOf = (method: string, bucket: string) => (request: PlatformRequest, path: string) =>
  request.method === method && path.includes(`/${bucket}/files/`)
export const isLinkRead = isCallOf('GET', 'company-links')
export const isLinkWrite = isCallOf('PUT', 'company-links')
export const isAuditWrite = isCallOf('PUT', 'audit')
export const isLockWrite = isCallOf('PUT', 'link-lock')

/** Each test begins with a sound one. */
export const useVBase = (store: () => LocalStore) => {
  let sound: Answer | undefined
  const replace = (make: (sound: Answer) => Answer): void => {
    const { vbase } = store().platform.state
    sound ??= vbase.answer.bind(vbase)
    vbase.answer = make(sound)
  }
  const mend = () => replace((answer) => answer)
  afterEach(mend)
  /** From the write of this number on, each to a link's file ends so. */
  const fromWrite = (number: number, end: () => ReturnType<Answer>) => {
    let writes = 0
    replace((answer) => (request, path) => {
      if (isLinkWrite(request, path)) writes += 1
      return writes >= number && isLinkWrite(request, path) ? end() : answer(request, path)
    })
  }
  return { replace, mend, fromWrite }
}

/** The next workspace begins with no links, no audit and no lock. */
export const useWorkspaces = (store: () => LocalStore) => {
  let workspaces = 0
  return (): Promise<StoreFront> => {
    const place = { account: 'demostore', workspace: `links${(workspaces += 1)}` }
    store().platform.state.settings.set(place, DEMO_SETTINGS)
    return store().open({ ...place, isProduction: false })
  }
}

/** Something that a test waits for. */
export const deferred = () => {
  let resolve = (): void => undefined
  let isDone = false
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve: () => ((isDone = true), resolve()), isDone: () => isDone }
}
