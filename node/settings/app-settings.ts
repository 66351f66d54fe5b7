/**
 * What a store's admin typed in the app's settings, checked at the point of use: VTEX stores whatever was sent.
 * The ERP's own settings (credentials and the like) stay in `raw`; each connector reads its share with its own schema.
 */
import { createHash } from 'node:crypto'

import { z } from 'zod'

import { ConnectorError } from '../connectors/connector-error'
import { ACCESS_MODES, type AccessMode } from '../identity/rights'
import { readErpOrigin } from './erp-origin'
import { readDocumentOrigins, readOrderContact } from './optional-settings'

/**
 * Where the link "organization -> ERP customers" comes from.
 * - `CONFIRMED`: staff confirmed it, one by one, through this app.
 * - `ORGANIZATION_ID`: the organization's id is the ERP's key, for stores that import organizations with the ERP's keys.
 */
export type CompanyLinkMode = 'CONFIRMED' | 'ORGANIZATION_ID'

export interface AppSettings {
  readonly connector: string
  /** https origin of the ERP, or null where the connector needs none. */
  readonly erpOrigin: string | null
  readonly companyLink: CompanyLinkMode
  readonly accessMode: AccessMode
  /** The custom field of the B2B Suite whose value is proposed as a link, never used as one. */
  readonly erpCustomerFieldName: string | null
  /** IANA name; "overdue" is decided there. */
  readonly timeZone: string
  /** Whom to ask about an order: a `mailto:` or an https link. */
  readonly orderContact: string | null
  /** The https origins besides the ERP's from which a document that is but a link may be fetched. */
  readonly documentOrigins: readonly string[]
  /** A link to a document elsewhere may be followed by the browser itself. */
  readonly documentLinks: boolean
  /** Settings that were filled in and can't be used, without which the rest works: left out, and named to staff. */
  readonly ignored: readonly string[]
  readonly raw: Readonly<Record<string, unknown>>
  /** Changes when any setting does. A hash: safe as a key, and unknown to whoever does not know the credentials. */
  readonly fingerprint: string
}

const isTimeZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

const schema = z.object({
  connector: z.string().trim().min(1).default('rest'),
  companyLink: z.enum(['CONFIRMED', 'ORGANIZATION_ID']).default('CONFIRMED'),
  accessMode: z.enum(ACCESS_MODES).default('everyone'),
  erpCustomerFieldName: z.string().trim().max(100).nullable().default(null),
  timeZone: z.string().trim().refine(isTimeZone).default('UTC'),
  documentLinks: z.boolean().default(false),
})

/**
 * @param raw the answer of VTEX's settings API
 * @throws ConnectorError `not-configured` naming the settings that can't be used
 */
export const readAppSettings = (raw: unknown): AppSettings => {
  const record = withoutBlanks(raw)
  const result = schema.safeParse(record)
  if (!result.success) {
    const fields = [
      ...new Set(result.error.issues.map((issue) => String(issue.path[0] ?? 'settings'))),
    ]
    throw new ConnectorError(
      'not-configured',
      `These settings cannot be used: ${fields.join(', ')}.`,
      { fields }
    )
  }
  const erpOrigin = typeof record.erpBaseUrl === 'string' ? readErpOrigin(record.erpBaseUrl) : null
  const orderContact = readOrderContact(record.orderContact)
  const documentOrigins = readDocumentOrigins(record.documentOrigins)
  return {
    ...result.data,
    ...{ erpOrigin, orderContact },
    documentOrigins: documentOrigins ?? [],
    ignored: [
      ...(orderContact === null && record.orderContact !== undefined ? ['orderContact'] : []),
      ...(documentOrigins === null ? ['documentOrigins'] : []),
    ],
    ...{ raw: record, fingerprint: fingerprintOf(record) },
  }
}

/** An emptied field of the settings form is sent as an empty string: it is the same as never filled in. */
const withoutBlanks = (raw: unknown): Record<string, unknown> => {
  if (typeof raw !== 'object' || raw === null) return {}
  return Object.fromEntries(
    Object.entries(raw).filter(
      ([, value]) => value !== null && !(typeof value === 'string' && value.trim() === '')
    )
  )
}

const fingerprintOf = (record: Record<string, unknown>): string => {
  const sorted = Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url')
}
