/** Puts a VBase that fails in the place of the sound one, and opens workspaces whose links nobody has touched. */
import { afterEach } from 'node:test'

import { DEMO_SETTINGS, FREE_LINK_LOCK, type LocalStore } from '../../dev/local-store'
import type { PlatformAnswer, PlatformRequest } from '../../dev/platform/exchange'
import type { VBaseStore } from '../../dev/platform/vbase'
import type { StoreFront } from '../../dev/store-front'

type Answer = (request: PlatformRequest, path: string) => ReturnType<VBaseStore['answer']>

type IsCall = (request: PlatformRequest, path: string) => boolean

export const reset = (): PlatformAnswer => {
  throw new Error('The connection is reset.')
}
export const hang = () => new Promise<PlatformAnswer>(() => {})

const isCallOf = (method: string, bucket: string) => (request: PlatformRequest, path: string) =>
  request.method === method && path.includes(`/${bucket}/files/`)
export const isLinkRead = isCallOf('GET', 'company-links')
export const isLinkWrite = isCallOf('PUT', 'company-links')
const isAuditWrite = isCallOf('PUT', 'audit')
/** The one write by which a change of links takes effect. */
export const isDeciding = (request: PlatformRequest, path: string) =>
  isAuditWrite(request, path) && String(request.body).includes('"changes"')
/** Any write to the audit's file after the one that opens it: that which decides, and that which calls it off. */
export const isClosing = (request: PlatformRequest, path: string) =>
  isAuditWrite(request, path) && !String(request.body).includes('"OPEN"')
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
  /** Those that are meant, up to a number, do not reach VBase until they are let go. */
  const keepBack = (isKept: IsCall, end: () => ReturnType<Answer>, most = Infinity) => {
    const late = keptBack()
    replace((answer) => (request, path) => {
      if (!isKept(request, path) || late.count() >= most) return answer(request, path)
      late.keep(() => answer(request, path))
      return end()
    })
    return late
  }
  return { replace, mend, fromWrite, keepBack }
}

/** The next workspace begins with no links and no audit, and nobody at it. */
export const useWorkspaces = (store: () => LocalStore) => {
  let workspaces = 0
  const place = () => ({ account: 'demostore', workspace: `links${workspaces}` })
  const put = (name: string, json: unknown) => store().platform.state.vbase.put(place(), name, json)
  /** Nor was anybody ever. */
  const openNew = (): Promise<StoreFront> => {
    workspaces += 1
    store().platform.state.settings.set(place(), DEMO_SETTINGS)
    return store().open({ ...place(), isProduction: false })
  }
  /** A lock that somebody left to run out has done so. */
  const runOut = () => put(FREE_LINK_LOCK.name, FREE_LINK_LOCK.json)
  const open = (): Promise<StoreFront> => {
    const front = openNew()
    runOut()
    return front
  }
  return { open, openNew, runOut, put }
}

/** Keeps back what the test names: VBase has not got it until it is let go, and answers meanwhile as told. */
export const keptBack = () => {
  const kept: Array<() => ReturnType<Answer>> = []
  const keep = (late: () => ReturnType<Answer>) => void kept.push(late)
  /** @returns the statuses that nobody is there to hear */
  const arrive = async () => {
    const statuses: number[] = []
    for (const late of kept.splice(0)) statuses.push((await late()).status)
    return statuses
  }
  return { keep, arrive, count: () => kept.length }
}

/** Something that a test waits for. */
export const deferred = () => {
  let resolve = (): void => undefined
  let isDone = false
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve: () => ((isDone = true), resolve()), isDone: () => isDone }
}
