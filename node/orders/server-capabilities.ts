/**
 * What each store's ERP can, as the server itself says: read once for its settings and kept for ten minutes, so that a
 * search costs no second call. Whoever needs it while it is read waits for the same answer.
 *
 * A read that fails is nobody's error: what was known before stands in, else what every server of its kind can. It is read
 * again half a minute later, and until that succeeds nobody waits for it: an ERP that does not answer holds up one search,
 * not each of them.
 */
import { LRUCache } from 'lru-cache'

import type { Capabilities, Clock } from '../connectors/connector'
import type { AskErp, Erp } from './erp'

/** Well below a search's own deadline, which starts after it. */
const READ_TIMEOUT_MS = 3_000
const KEPT_MS = 10 * 60_000
const FAILURE_KEPT_MS = 30_000
const MAX_SERVERS = 500
/** It has a share of the places at the ERP, as a person has. */
const READER = 'capabilities'

export interface ServerCapabilities {
  /** Never rejects. */
  readonly of: (erp: StoreErp) => Promise<Capabilities>
  /** The next one who needs them has them read again. */
  readonly forget: (erp: Pick<Erp, 'key'>) => void
}

interface Known {
  readonly can: Capabilities
  readonly isFailure: boolean
  readonly untilMs: number
}

type StoreErp = Omit<Erp, 'viewer'>
type ReadCapabilities = NonNullable<Erp['connector']['readCapabilities']>

export const createServerCapabilities = (askErp: AskErp, clock: Clock): ServerCapabilities => {
  const kept = new LRUCache<string, Known>({ max: MAX_SERVERS })
  const underWay = new Map<string, Promise<Capabilities>>()

  const read = async (erp: StoreErp, readNow: ReadCapabilities): Promise<Capabilities> => {
    const before = kept.get(erp.key)?.can ?? erp.connector.capabilities
    // Others wait for it too: it does not end with the one who happened to be first.
    const reader: Erp = { ...erp, viewer: READER, gone: undefined }
    const said = await askErp(reader, READ_TIMEOUT_MS)(readNow).catch(() => null)
    const can = said ?? before
    const untilMs = clock().getTime() + (said === null ? FAILURE_KEPT_MS : KEPT_MS)
    kept.set(erp.key, { can, isFailure: said === null, untilMs })
    return can
  }

  const readOnce = (erp: StoreErp, readNow: ReadCapabilities): Promise<Capabilities> => {
    const known = underWay.get(erp.key)
    if (known !== undefined) return known
    const reading = read(erp, readNow).finally(() => void underWay.delete(erp.key))
    underWay.set(erp.key, reading)
    return reading
  }

  return {
    of: async (erp) => {
      const { readCapabilities, capabilities } = erp.connector
      if (readCapabilities === undefined) return capabilities
      const known = kept.get(erp.key)
      if (known !== undefined && clock().getTime() < known.untilMs) return known.can
      const reading = readOnce(erp, readCapabilities)
      return known?.isFailure ? known.can : reading
    },
    forget: ({ key }) => void kept.delete(key),
  }
}
