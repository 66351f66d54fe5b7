import type { IncomingMessage } from 'node:http'
import { jsonAnswer, problemAnswer, type Answer } from './answers'
import { FAULTS, type Fault } from './faults'
import { FEATURES, type Feature } from './features'
import { DOCUMENT_FAULTS, type DocumentFault } from './documents/document-faults'

export interface ErpBehaviour {
  readonly delayMs: number
  readonly fault: Fault | null
  /** What becomes of documents. */
  readonly document: DocumentFault | null
  /** Only of those with this in their address ("invoices/ID/documents/ID"); null: of all. */
  readonly documentOf: string | null
  /** Those that it has; null: it is of version 1.1.0 and does not say. */
  readonly features: readonly Feature[] | null
}

export type ErpControl = (change: Partial<ErpBehaviour>) => ErpBehaviour

export interface RecordedRequest {
  readonly method: string
  /** With its query, as it was sent. */
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

const MAX_DELAY_MS = 120_000
const MAX_BODY_BYTES = 4096

/** `POST /__control`: changes what is named and answers with how the ERP behaves now. */
export const answerControl = async (
  request: IncomingMessage,
  control: ErpControl
): Promise<Answer> => {
  if (request.method === 'GET') return jsonAnswer(control({}))
  if (request.method !== 'POST') return problemAnswer(405, 'GET or POST.', { allow: 'GET, POST' })
  // A form of a foreign web page can't send this type without being asked for first.
  if (!request.headers['content-type']?.startsWith('application/json')) {
    return problemAnswer(415, 'Send application/json.')
  }
  const change = readChange(await readBody(request))
  return change === null
    ? problemAnswer(
        400,
        `Send {"delayMs": 0..${MAX_DELAY_MS}, "fault": null or one of ${FAULTS.join(', ')}, ` +
          `"document": null or one of ${DOCUMENT_FAULTS.join(', ')}, "documentOf": null or a part of an address, ` +
          `"features": null or a list of ${FEATURES.join(', ')}}.`
      )
    : jsonAnswer(control(change))
}

/** `GET /__requests` lists, `DELETE /__requests` empties. */
export const answerRequests = (method: string | undefined, requests: RecordedRequest[]): Answer => {
  if (method === 'GET') return jsonAnswer(requests)
  if (method !== 'DELETE') return problemAnswer(405, 'GET or DELETE.', { allow: 'GET, DELETE' })
  requests.length = 0
  return jsonAnswer(requests)
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > MAX_BODY_BYTES) return ''
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString()
}

const readChange = (body: string): Partial<ErpBehaviour> | null => {
  const given = parseObject(body)
  if (given === null) return null
  const { delayMs, documentOf } = given
  const fault = readNamed(given['fault'], FAULTS)
  const document = readNamed(given['document'], DOCUMENT_FAULTS)
  if (fault === 'unknown' || document === 'unknown') return null
  if (delayMs !== undefined && !isDelay(delayMs)) return null
  if (documentOf !== undefined && !isTextOrNull(documentOf)) return null
  const features = readFeatures(given['features'])
  if (features === 'unknown') return null
  return {
    ...(features === undefined ? {} : { features }),
    ...(delayMs === undefined ? {} : { delayMs }),
    ...(fault === undefined ? {} : { fault }),
    ...(document === undefined ? {} : { document }),
    ...(documentOf === undefined ? {} : { documentOf }),
  }
}

const readFeatures = (given: unknown): readonly Feature[] | null | undefined | 'unknown' => {
  if (given === undefined || given === null) return given
  if (!Array.isArray(given)) return 'unknown'
  const known = FEATURES.filter((feature) => given.includes(feature))
  return known.length === given.length ? known : 'unknown'
}

const readNamed = <Name extends string>(
  given: unknown,
  names: readonly Name[]
): Name | null | undefined | 'unknown' => {
  if (given === undefined || given === null) return given
  return names.find((candidate) => candidate === given) ?? 'unknown'
}

const isTextOrNull = (value: unknown): value is string | null =>
  value === null || typeof value === 'string'

const isDelay = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_DELAY_MS

const parseObject = (body: string): Readonly<Record<string, unknown>> | null => {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : null
  } catch {
    return null
  }
}
