/**
 * The door of every root field: `@guarded` of graphql/directives.graphql. It stands last on a field, so it is wrapped around
 * `@auth` and the resolver: nothing has been asked of anybody when it refuses, and nothing that they throw passes it unmasked.
 */
import type { GraphQLField, GraphQLResolveInfo } from 'graphql'
import { SchemaDirectiveVisitor } from 'graphql-tools'

import { invalid } from '../app-error'
import type { Context } from './context'
import { withSpokenErrors } from './errors'
import { isSmallEnough } from './query-limits'

export class Guarded extends SchemaDirectiveVisitor {
  public visitFieldDefinition(field: GraphQLField<unknown, Context>): void {
    const { resolve, type } = field
    if (resolve === undefined) return
    const isNullable = !String(type).endsWith('!')
    // eslint-disable-next-line max-params -- the four that graphql-js gives
    field.resolve = async (root, args, ctx, info): Promise<unknown> => {
      if (isNullable && refusedRequests.has(ctx)) return null
      return withSpokenErrors(ctx, async () => {
        check(ctx, info)
        return (await resolve(root, args, ctx, info)) as unknown
      })
    }
  }
}

const check = (ctx: Context, info: GraphQLResolveInfo): void => {
  if (!isSmallEnough(info)) {
    refusedRequests.add(ctx)
    throw invalid('TOO_COMPLEX', 'query', 'The query asks for too much at once.')
  }
  if (info.operation.operation === 'mutation' && !isSentAsJson(ctx)) {
    throw invalid('NOT_JSON', 'query', 'A mutation is sent by POST as application/json.')
  }
}

/**
 * The runtime repeats the whole query beside each error: a thousand fields that were each refused would be an answer of
 * megabytes. The first says it; those that may be null are, and of those that may not graphql-js tells one error only.
 */
const refusedRequests = new WeakSet<Context>()

/**
 * The runtime also runs mutations by GET, as text/plain and as a form, which a foreign web page can make a signed-in
 * administrator's browser send. JSON it can't send without being asked for first (CORS preflight).
 */
const isSentAsJson = ({ method, request }: Context): boolean =>
  method === 'POST' && request.is('application/json') === 'application/json'
