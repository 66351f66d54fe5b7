/**
 * The context that the runtime hands to a client, for tests of clients: complete as far as a client reads it, and full
 * of things about the person that must not travel.
 */
import type { IOContext } from '@vtex/api'

export const SECRETS_OF_THE_PERSON = {
  sessionToken: 'session-of-ana',
  segmentToken: 'segment-of-ana',
  storeUserAuthToken: 'store-token-of-ana',
  adminUserAuthToken: 'admin-token-of-ana',
  host: 'shop.example.com',
  locale: 'pt-BR',
} as const

export const createIOContext = (): IOContext => {
  const context: Partial<IOContext> = {
    ...SECRETS_OF_THE_PERSON,
    account: 'shop',
    workspace: 'master',
    authToken: 'app-token',
    platform: 'vtex',
    product: 'store',
    production: true,
    region: 'aws-us-east-1',
    requestId: 'request-1',
    operationId: 'operation-1',
    userAgent: 'vendor.orders-b2b@0.1.0',
    route: { id: '__graphql', params: {}, type: 'private' },
    tenant: { locale: 'pt-BR' },
    binding: { id: 'binding-of-ana', rootPath: '/', locale: 'pt-BR', currency: 'BRL' },
  }
  // What is left out (logger, tracer) is given by the runtime; the tracer is asked only whether it samples.
  return { ...context, tracer: { isTraceSampled: false } } as IOContext
}
