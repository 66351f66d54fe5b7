/**
 * License Manager: may this login use that resource of that product? The question of the runtime's `@auth` at the same
 * address, so that one policy of the manifest lets both out. `Proxy-Authorization` is for the egress. To License Manager the
 * app's token goes as `@auth` sends it, a bare `Authorization`, and as `VtexIdclientAutCookie`, which VTEX documents for its
 * APIs and `node/utils/LicenseManager.ts` of vtex-apps/storefront-permissions sends.
 */
import { ExternalClient, type InstanceOptions, type IOContext } from '@vtex/api'
import { z } from 'zod'

import { askPlatform } from './platform-error'

/** A resource of License Manager, as `@auth` names it. */
export interface Right {
  readonly productCode: string
  readonly resourceCode: string
}

/** Not `LicenseManager`: the runtime's client of that name asks other questions. */
export class StaffRights extends ExternalClient {
  constructor(context: IOContext, options?: InstanceOptions) {
    super(`http://${context.account}.vtexcommercestable.com.br`, context, {
      ...options,
      headers: {
        ...options?.headers,
        Authorization: context.authToken,
        VtexIdclientAutCookie: context.authToken,
      },
    })
  }

  /** @throws PlatformError, also for any answer but `true` and `false` */
  public isGranted(login: string, { productCode, resourceCode }: Right): Promise<boolean> {
    const [account, product, who, resource] = [
      this.context.account,
      productCode,
      login,
      resourceCode,
    ].map(encodeURIComponent)
    const path = `/api/license-manager/pvt/accounts/${account}/products/${product}/logins/${who}/resources/${resource}/granted`
    return askPlatform('license-manager', async () =>
      z.boolean().parse(await this.http.get<unknown>(path, { metric: 'license-manager-granted' }))
    )
  }
}
