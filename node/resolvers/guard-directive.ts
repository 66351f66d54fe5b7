/**
 * The door of every root field: `@guarded` of graphql/directives.graphql. It stands last on a field, so it is wrapped around
 * `@auth` and the resolver: nothing has been asked of anybody when it refuses, and nothing that they throw passes it unmasked.
 * It reads what `@auth` says of the field: one that is not for everybody is for staff, whom `staff.ts` proves.
 */
import type { GraphQLField, GraphQLResolveInfo } from 'graphql'
import { SchemaDirectiveVisitor } from 'graphql-tools'

import { AppError, invalid } from '../app-error'
import type { Right } from '../clients/license-manager'
import { admit } from './admission'
import type { GraphqlContext } from './context'
import { withPublicErrors } from './errors'
import { isSmallEnough } from './query-limits'
import { withShortText } from './short-errors'
import { proveStaff } from './staff'

export class GuardDirective extends SchemaDirectiveVisitor {
  public visitFieldDefinition(field: GraphQLField<unknown, GraphqlContext>): void {
    const { resolve, type } = field
    if (resolve === undefined) return
    const isNullable = !String(type).endsWith('!')
    const right = staffRightOf(field)
    // eslint-disable-next-line max-params -- the four that graphql-js gives
    field.resolve = async (root, args, ctx, info): Promise<unknown> => {
      if (isNullable && refusedRequests.has(ctx)) return null
      keepPrivate(ctx)
      return withPublicErrors(ctx, async () => {
        check(ctx, info)
        if (right === null) return (await resolve(root, args, ctx, info)) as unknown
        return admit({
          prove: () => proveStaff(ctx, right),
          resolve: async (admission) => (await resolve(admission, args, ctx, info)) as unknown,
        })
      }).catch((error: unknown) => {
        repeatLittle(ctx)
        throw error
      })
    }
  }
}

/**
 * What `@auth` asks of staff; null of a field for everybody.
 * @throws Error, as the service starts, for a field that says neither
 */
const staffRightOf = ({ name, astNode }: GraphQLField<unknown, GraphqlContext>): Right | null => {
  const auth = astNode?.directives?.find((directive) => directive.name.value === 'auth')
  const given = new Map(
    auth?.arguments?.map(({ name: argument, value }) => [
      argument.value,
      'value' in value ? value.value : null,
    ])
  )
  if (given.get('scope') === 'PUBLIC') return null
  const [productCode, resourceCode] = [given.get('productCode'), given.get('resourceCode')]
  if (typeof productCode !== 'string' || typeof resourceCode !== 'string')
    throw new Error(`${name} says neither that it is for everybody nor which right it asks for.`)
  return { productCode, resourceCode }
}

/** Nothing between the service and the person keeps an answer, or takes it for anything but JSON. */
const keepPrivate = (ctx: GraphqlContext): void => {
  const { cacheControl } = ctx.graphql
  cacheControl.noCache = true
  cacheControl.noStore = true
  ctx.set('x-content-type-options', 'nosniff')
}

/** The query has been read: what the runtime still takes from here is what it repeats beside each error, and logs. */
const repeatLittle = ({ graphql }: GraphqlContext): void => {
  graphql.query = withShortText(graphql.query)
}

const check = (ctx: GraphqlContext, info: GraphQLResolveInfo): void => {
  if (!isSmallEnough(info)) {
    refusedRequests.add(ctx)
    throw invalid('TOO_COMPLEX', 'query', 'The query asks for too much at once.')
  }
  if (ctx.get('sec-fetch-site') === 'cross-site' && !isSentAsJson(ctx)) {
    throw new AppError('NO_ACCESS', 'Another site may not ask in this way.', {
      reason: 'CROSS_SITE',
    })
  }
  if (info.operation.operation === 'mutation' && !isSentAsJson(ctx)) {
    throw invalid('NOT_JSON', 'query', 'A mutation is sent by POST as application/json.')
  }
}

/**
 * The runtime repeats the whole query beside each error: a thousand fields that were each refused would be an answer of
 * megabytes. The first says it; those that may be null are, and of those that may not graphql-js tells one error only.
 */
const refusedRequests = new WeakSet<GraphqlContext>()

/**
 * The runtime also runs queries and mutations by GET, as text/plain and as a form, which a foreign web page can make a signed-in
 * person's browser send. JSON it can't send without being asked for first (CORS preflight).
 */
const isSentAsJson = ({ method, request }: GraphqlContext): boolean =>
  method === 'POST' && request.is('application/json') === 'application/json'
