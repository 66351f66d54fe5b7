#!/usr/bin/python3
"""Fills a fresh Tryton 6.0 database and says what is in it, as JSON, from Tryton's own records.

usage: seed.py DATABASE CONFIGURATION LOGIN PASSWORD
The accounts come from the helpers that Tryton ships for its own tests.
"""
import datetime
import json
import os
import sys
from decimal import Decimal

DATABASE, CONFIGURATION, LOGIN, PASSWORD = sys.argv[1:]
os.environ.setdefault('DB_NAME', DATABASE)

from proteus import Model, Wizard, config as proteus_config  # noqa: E402

config = proteus_config.set_trytond(DATABASE, config_file=CONFIGURATION)

from trytond.exceptions import UserWarning  # noqa: E402
from trytond.modules.account.tests.tools import (  # noqa: E402
    create_chart, create_fiscalyear, create_tax, get_accounts)
from trytond.modules.account_invoice.tests.tools import (  # noqa: E402
    set_fiscalyear_invoice_sequences)
from trytond.modules.company.tests.tools import (  # noqa: E402
    create_company, get_company)

TODAY = datetime.date.today()

def model(name):
    return Model.get(name)


def found(name, *domain):
    record, *_ = model(name).find(list(domain))
    return record


def click(record, button):
    """Clicks as a person does, who answers each warning with yes."""
    while True:
        try:
            return record.click(button)
        except UserWarning as warning:
            model('res.user.warning')(user=config.user, name=warning.name, always=True).save()


def create_books():
    real = model('currency.currency')(name='Real', code='BRL', symbol='R$', numeric_code='986')
    rate = real.rates.new()
    rate.rate, rate.date = Decimal(1), TODAY - datetime.timedelta(days=400)
    real.save()
    seller = model('party.party')(name='Loja Exemplo')
    seller.save()
    create_company(party=seller, currency=real)
    company = get_company()
    year = create_fiscalyear(company, TODAY)
    set_fiscalyear_invoice_sequences(year).click('create_period')
    for sequence in model('ir.sequence.strict').find([]):
        sequence.prefix, sequence.padding = 'FT', 5
        sequence.save()
    create_chart(company)
    return company, get_accounts(company)


def create_products(accounts):
    tax = create_tax(Decimal('.10'))
    tax.save()
    category = model('product.category')(
        name='Goods', accounting=True,
        account_expense=accounts['expense'], account_revenue=accounts['revenue'])
    category.customer_taxes.append(tax)
    category.save()
    unit = found('product.uom', ('name', '=', 'Unit'))
    products = []
    for code, name, price in [
            ('BMB-100', 'Bomba d\'agua 1/2 cv', '1250.00'),
            ('VED-20', 'Vedante 20% silicone', '45.50'),
            ('FLT_3', 'Filtro_3 micras', '19.90')]:
        template = model('product.template')(
            name=name, code=code, default_uom=unit, type='goods', salable=True,
            list_price=Decimal(price), account_category=category)
        template.save()
        products.append(template.products[0])
    inventory = model('stock.inventory')(location=found('stock.location', ('code', '=', 'STO')))
    for product in products:
        inventory.lines.new(product=product, quantity=1000.0, expected_quantity=0.0)
    inventory.click('confirm')
    return products


def create_customers():
    customers = []
    for code, name in [('C-100', 'Norte Ltda'), ('c-200', 'Sul S.A.'), ('C-300', 'Leste ME')]:
        party = model('party.party')(code=code, name=name)
        address, = party.addresses
        address.street, address.city, address.postal_code = 'Rua A, 1\nSala 2', 'Recife', '50000-000'
        party.save()
        customers.append(party)
    return customers


def create_terms():
    at_once = model('account.invoice.payment_term')(name='At once')
    at_once.lines.new(type='remainder')
    at_once.save()
    twice = model('account.invoice.payment_term')(name='30/60 days')
    half = twice.lines.new(type='percent_on_total', ratio=Decimal('0.5'))
    half.relativedeltas.new().days = 30
    twice.lines.new(type='remainder').relativedeltas.new().days = 60
    twice.save()
    return at_once, twice


def create_shop():
    guest = model('party.party')(name='Guest')
    guest.save()
    shop = model('web.shop')(name='shop', guest_party=guest)
    shop.warehouses.append(found('stock.location', ('type', '=', 'warehouse')))
    shop.save()
    return shop


def send(sale, tracking, at_most=None):
    for shipment in sale.shipments:
        if at_most is not None:
            for move in shipment.inventory_moves:
                move.quantity = min(move.quantity, at_most)
            shipment.save()
        click(shipment, 'assign_try')
        click(shipment, 'pick')
        package = model('stock.package')(shipment=shipment, type=BOX, shipping_reference=tracking)
        for move in shipment.outgoing_moves:
            package.moves.append(model('stock.move')(move.id))
        package.save()
        click(shipment, 'pack')
        click(shipment, 'done')


def post(sale, date):
    for invoice in sale.invoices:
        if invoice.state == 'draft':
            invoice.invoice_date = date
            click(invoice, 'post')


def pay(invoice, amount, reference):
    wizard = Wizard('account.invoice.pay', [invoice])
    wizard.form.payment_method = CASH
    wizard.form.description = reference
    wizard.form.date = invoice.invoice_date + datetime.timedelta(days=3)
    wizard.form.amount = amount
    wizard.execute('choice')
    if amount != invoice.total_amount:
        wizard.form.type = 'partial'
        wizard.execute('pay')


def pay_by_slip(invoice, customer, name, succeeds):
    invoice.reload()
    line = invoice.lines_to_pay[0]
    payment = model('account.payment')(
        journal=SLIPS, kind='receivable', party=customer, line=line,
        amount=line.debit, date=invoice.invoice_date, description=name)
    payment.save()
    payment.click('approve')
    if succeeds:
        Wizard('account.payment.process', [payment]).execute('process')
        payment.reload()
        payment.click('succeed')
    model('ir.attachment')(
        name=name + '.pdf', resource=payment,
        data=b'%PDF-1.4\n% ' + name.encode() + b'\n%%EOF\n').save()


def sell(customer, index, number):
    """One of eight fates of an order, by `index`."""
    sale = model('sale.sale')(party=customer, payment_term=TERMS[index % 2])
    sale.sale_date = TODAY - datetime.timedelta(days=4 * number + 50)
    sale.reference = 'PO_%d%%%03d' % (index, number)
    sale.invoice_method = 'shipment' if index == 2 else 'order'
    if index != 1:
        sale.web_shop, sale.web_id = SHOP, '15%06d-01' % (34000 + number)
    for j in range(1 + index % 3):
        line = sale.lines.new()
        line.product = PRODUCTS[(number + j) % 3]
        line.quantity = float(1 + (number + j) % 4)
    sale.lines.new(type='comment', description='Deliver in the morning')
    sale.save()
    if index == 7:
        sale.click('cancel')
        return sale
    click(sale, 'quote')
    if index == 6:
        return sale
    click(sale, 'confirm')
    if sale.state == 'confirmed':
        click(sale, 'process')
    sale.reload()
    if index in (0, 1):
        send(sale, 'BR%09dBR' % number)
    if index == 2:
        send(sale, 'BR%09dBR' % number, at_most=1.0)
    sale.reload()
    if index != 5:
        post(sale, TODAY - datetime.timedelta(days=45 - number))
    sale.reload()
    for invoice in sale.invoices:
        if index == 0:
            pay(invoice, invoice.total_amount, 'RCPT-%d' % number)
        if index == 1:
            pay(invoice, Decimal('10.01'), 'RCPT-%d' % number)
        if index == 3:
            pay_by_slip(invoice, customer, 'boleto-%d' % number, succeeds=True)
        if index == 4:
            pay_by_slip(invoice, customer, 'boleto-%d' % number, succeeds=False)
    if index == 0:
        credit = Wizard('account.invoice.credit', list(sale.invoices))
        credit.form.with_refund = False
        credit.form.invoice_date = sale.invoices[0].invoice_date
        credit.execute('credit')
        for note in model('account.invoice').find([('state', '=', 'draft'), ('party', '=', customer.id)]):
            if note.total_amount < 0:
                note.invoice_date = sale.invoices[0].invoice_date
                click(note, 'post')
    return sale


def create_user(company):
    user = model('res.user')(login=LOGIN, name='Reader')
    user.password = PASSWORD
    for name in ['Sales', 'Account', 'Stock', 'Payment']:
        for group in model('res.group').find([('name', '=', name)]):
            user.groups.append(group)
    user.companies.append(company)
    user.company = company
    user.save()


def day(value):
    return value and value.isoformat()


def sale_facts(sale):
    lines = [line for line in sale.lines if line.type == 'line']
    return {
        'id': str(sale.id), 'ownerRef': sale.party.code, 'orderedOn': day(sale.sale_date),
        'web': sale.web_id, 'erp': sale.number, 'customer': sale.reference,
        'invoices': [i.number for i in sale.invoices if i.number],
        'state': sale.state, 'shipmentState': sale.shipment_state,
        'hasSent': any(m.state == 'done' for l in lines for m in l.moves),
        'products': [text for line in lines for text in (line.product.code, line.product.name)],
        'total': str(sale.total_amount), 'lineCount': len(lines)}


def invoice_facts(invoice):
    sales = list(invoice.sales)
    return {
        'id': str(invoice.id), 'ownerRef': invoice.party.code, 'number': invoice.number,
        'state': invoice.state, 'issuedOn': day(invoice.invoice_date),
        'total': str(invoice.total_amount),
        'beside': str(sum(l.credit - l.debit for l in invoice.payment_lines if not l.reconciliation)),
        'web': [s.web_id for s in sales if s.web_id], 'erp': [s.number for s in sales if s.number],
        'customer': [s.reference for s in sales if s.reference], 'salesCount': len(sales),
        'lines': [{'dueOn': day(l.maturity_date), 'amount': str(l.debit - l.credit),
                   'paid': str(sum(p.amount for p in l.payments if p.state == 'succeeded')),
                   'isSettled': invoice.state != 'posted' or l.reconciliation is not None}
                  for l in invoice.lines_to_pay]}


def payment_facts():
    for payment in model('account.payment').find([('state', '=', 'succeeded')]):
        attachment, = model('ir.attachment').find(
            [('resource', '=', 'account.payment,%d' % payment.id)])
        yield {
            'id': 'payment-%d' % payment.id, 'ownerRef': payment.party.code,
            'paidOn': day(payment.date), 'amount': str(payment.amount),
            'settles': [str(payment.line.move.origin.id)],
            'attachment': {'id': attachment.id, 'name': attachment.name,
                           'text': attachment.data.decode('latin1')}}
    for line in model('account.move.line').find([('move.journal.type', '=', 'cash'), ('credit', '>', 0)]):
        if line.party:
            yield {
                'id': 'entry-%d' % line.id, 'ownerRef': line.party.code, 'paidOn': day(line.date),
                'amount': str(line.credit),
                'settles': [str(invoice.id) for invoice in line.invoice_payments], 'attachment': None}


COMPANY, ACCOUNTS = create_books()
CASH = model('account.invoice.payment.method')(
    name='Cash', journal=found('account.journal', ('type', '=', 'cash')),
    credit_account=ACCOUNTS['cash'], debit_account=ACCOUNTS['cash'])
CASH.save()
SLIPS = model('account.payment.journal')(name='Boleto', process_method='manual')
SLIPS.save()
SEQUENCE = model('sale.configuration')(1).sale_sequence
SEQUENCE.prefix, SEQUENCE.padding, SEQUENCE.number_next = 'SO', 6, 4711
SEQUENCE.save()
PRODUCTS, TERMS, SHOP = create_products(ACCOUNTS), create_terms(), create_shop()
BOX = model('stock.package.type')(name='Box')
BOX.save()
number = 0
for customer in create_customers():
    for index in range(8):
        number += 1
        sell(customer, index, number)
    # A clerk's unfinished work, which nobody may find.
    model('sale.sale')(party=customer, reference='PO-UNFINISHED').save()
create_user(COMPANY)

issued = [('type', '=', 'out'), ('state', 'in', ['posted', 'paid'])]
print(json.dumps({
    'today': day(TODAY),
    'orders': [sale_facts(s) for s in model('sale.sale').find([('state', '!=', 'draft')])],
    'invoices': [invoice_facts(i) for i in model('account.invoice').find(issued)],
    'payments': list(payment_facts())}))
