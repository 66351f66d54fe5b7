import { installPackages } from '../packages'

/** CAP, a database that needs no compiler, and of SAP's client libraries the model alone. */
export const installSap = (): string =>
  installPackages({
    name: 'sap',
    installed: {
      '@sap/cds': '9.9.3',
      '@cap-js/sqlite': '2.4.2',
      '@cap-js-community/odata-v2-adapter': '1.15.10',
      express: '4.21.2',
      'sql.js': '1.13.0',
    },
    unpacked: {
      '@sap/cloud-sdk-vdm-sales-order-service': '2.1.0',
      '@sap/cloud-sdk-vdm-billing-document-service': '2.1.0',
    },
  })
