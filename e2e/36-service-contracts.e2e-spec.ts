import { eventually } from '@tradewind/client/eventually';
import { ticketsApi } from '@tradewind/contracts/after-sales/tickets.api';
import { approvalsApi } from '@tradewind/contracts/approvals/approvals.api';
import { agreementEnded, agreementExpiring, serviceContractEffective } from '@tradewind/contracts/contracts/agreements.events';
import { contractTemplatesApi } from '@tradewind/contracts/contracts/contract-templates.api';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { priceListsApi } from '@tradewind/contracts/contracts/price-lists.api';
import { serviceContractsApi, type DraftServiceContract, type ServiceContractView } from '@tradewind/contracts/contracts/service-contracts.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { agreementTemplates } from './support/agreement-templates.ts';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import type { Player } from './support/company.ts';
import { announced } from './support/events.ts';
import { dateOf, day } from './support/matrix/deal.ts';

const today = businessDate(new Date());
const SEAL = { sealedOn: today, sealNo: '合同专用章-05', copies: 3 };
const LEGAL = { authority: 'legal-representative' } as const;

let cast: Cast;
let goods: Catalogue;
let templateCode: string;

const aCustomer = async (name: string): Promise<string> => (await cast.rep.call(customersApi.createCustomer, { name: `${name}${goods.sku}` })).id;

const draft = (customerId: string, given: Partial<DraftServiceContract> = {}, when?: { asOf: Date }): Promise<ServiceContractView> =>
  cast.rep.call(
    serviceContractsApi.draftServiceContract,
    {
      ...{ customerId, templateCode, responseHours: '4', resolutionHours: '24', payWithinDays: 30, validFrom: today, validUntil: addDays(today, 364) },
      items: [{ productId: goods.productId, quantity: '4', content: '每季度上门检查一次' }],
      ...given,
    },
    when,
  );

const reviewers = (): [Player, string][] => [
  [cast.manager, 'sales'],
  [cast.legal, 'legal'],
  [cast.hqFinance, 'finance'],
  [cast.auditor, 'audit'],
];

async function agreed(serviceContractId: string, when?: { asOf: Date }): Promise<void> {
  for (const [who, step] of reviewers()) await who.call(serviceContractsApi.decideServiceContract, { serviceContractId, step, approve: true }, when);
}

async function signed(serviceContractId: string, signedOn = today, when?: { asOf: Date }): Promise<void> {
  const id = { serviceContractId, signedOn, ...LEGAL };
  await cast.assistant.call(serviceContractsApi.signServiceContract, { ...id, party: 'customer', signatory: '张经理' }, when);
  await cast.assistant.call(serviceContractsApi.signServiceContract, { ...id, party: 'company', signatory: '李慧' }, when);
}

async function inEffect(customerId: string, given: Partial<DraftServiceContract> = {}): Promise<ServiceContractView> {
  const { id: serviceContractId } = await draft(customerId, given);
  await cast.rep.call(serviceContractsApi.submitServiceContract, { serviceContractId });
  await agreed(serviceContractId);
  await signed(serviceContractId);
  return cast.office.call(serviceContractsApi.sealServiceContract, { serviceContractId, ...SEAL });
}

beforeAll(async () => {
  cast = await aBranch('漳州分公司');
  goods = await aCatalogue(cast, { price: '500', cost: '200', onHand: '1', validFrom: dateOf(0), asOf: day(0) });
  ({ service: templateCode } = await agreementTemplates(cast, { asOf: day(0) }));
});

describe('CON-17 A service contract: content and time limits, made by the system, agreed to like every contract', () => {
  it('drafted from the template in force, reviewed by four, signed by both, sealed by the keeper', async () => {
    const customerId = await aCustomer('云水酒店');
    const { id: serviceContractId, ...drafted } = await draft(customerId);
    expect(drafted).toMatchObject({ status: 'draft', no: null, total: '2000.00', salesRepId: cast.rep.id, lines: [{ unitPrice: '500' }] });
    const { no } = await cast.rep.call(serviceContractsApi.submitServiceContract, { serviceContractId });
    expect(no).toMatch(new RegExp(`^${cast.branch.toUpperCase()}-FW-\\d{4}-\\d{6}$`));
    const { text } = await cast.rep.call(serviceContractsApi.serviceContractText, { serviceContractId });
    expect(text).toContain(`服务合同 ${no}`);
    expect(text).toContain('服务时效：4 小时内响应，24 小时内解决');
    expect(text).toContain('每季度上门检查一次；4 箱 × 500 = 2000.00');
    const { items } = await cast.manager.call(approvalsApi.inbox, { kind: ['service-contract'] });
    expect(items.find(({ id }) => id === serviceContractId)).toMatchObject({
      amount: '2000.00',
      steps: ['sales'],
      facts: expect.arrayContaining([{ name: 'responseHours', before: null, now: '4' }]) as unknown,
    });
    await expect(cast.rep.call(serviceContractsApi.changeServiceContract, { serviceContractId, ...(await terms(serviceContractId)) })).rejects.toMatchObject({
      ...{ status: 422, code: 'service-contract.terms-fixed' },
      problem: { rule: { requirement: 'CON-06', clause: '003-T §10.5' } },
    });
    await expect(signed(serviceContractId)).rejects.toMatchObject({
      ...{ status: 422, code: 'service-contract.not-agreed-by-all' },
      problem: {
        rule: {
          requirement: 'CON-03',
          waysForward: [{ operation: 'contracts.decideServiceContract', whoMay: 'contract:review' }],
        },
      },
    });
    const batch = { decisions: [{ kind: 'service-contract', id: serviceContractId, step: 'sales', approve: true }] } as const;
    await expect(cast.manager.call(approvalsApi.decideBatch, batch)).resolves.toMatchObject({ results: [{ outcome: 'decided', review: 'open' }] });
    for (const [who, step] of reviewers().slice(1)) await who.call(serviceContractsApi.decideServiceContract, { serviceContractId, step, approve: true });
    await signed(serviceContractId);
    await expect(cast.assistant.call(serviceContractsApi.sealServiceContract, { serviceContractId, ...SEAL })).rejects.toMatchObject({ status: 403 });
    await expect(cast.office.call(serviceContractsApi.sealServiceContract, { serviceContractId, ...SEAL })).resolves.toMatchObject({
      ...{ status: 'effective', effectiveOn: today, seal: { sealNo: '合同专用章-05', sealedByName: cast.office.name } },
    });
    const { items: uses } = await cast.auditor.call(contractsApi.findSealUses, { paper: 'service-contract' });
    expect(uses).toContainEqual(expect.objectContaining({ paper: 'service-contract', id: serviceContractId, sealNo: '合同专用章-05' }));
    await eventually(async () => {
      const facts = (await announced(serviceContractEffective, cast.branch)).filter((fact) => fact.serviceContractId === serviceContractId);
      expect(facts).toMatchObject([{ customerId, responseHours: '4', resolutionHours: '24', validUntil: addDays(today, 364) }]);
    });
    await expect(cast.otherRep.call(serviceContractsApi.getServiceContract, { serviceContractId })).rejects.toMatchObject({ status: 404 });
  });

  it('limits that nobody could keep are refused with the lawful way', async () => {
    const customerId = await aCustomer('时限');
    await expect(draft(customerId, { responseHours: '24', resolutionHours: '4' })).rejects.toMatchObject({
      ...{ status: 422, code: 'service-contract.limits-wrong' },
      problem: {
        rule: { requirement: 'CON-17', clause: '003-R §5.2', facts: { responseHours: '24' }, waysForward: [{ operation: 'contracts.changeServiceContract' }] },
      },
    });
  });

  it('CON-06: all versions of a template are of one kind, and a sales contract is not made from one of service', async () => {
    const another = { code: templateCode, kind: 'partner', title: '错', body: '{{customerName}}{{regions}}{{products}}{{exclusivity}}' } as const;
    const body = `${another.body}{{discount}}{{commission}}{{settlementDays}}{{validFrom}}{{validUntil}}`;
    await expect(cast.legal.call(contractTemplatesApi.draftTemplate, { ...another, body })).rejects.toMatchObject({
      ...{ status: 409, code: 'contract-template.of-another-kind' },
    });
    await expect(cast.legal.call(contractTemplatesApi.draftTemplate, another)).rejects.toMatchObject({ code: 'contract-template.incomplete' });
    const customerId = await aCustomer('范本');
    await expect(draft(customerId, { templateCode: goods.templateCode })).rejects.toMatchObject({ code: 'contract.no-effective-template' });
  });

  it('ORD-03: nobody submits a fee that the list does not say any more', async () => {
    const customerId = await aCustomer('价目');
    const { id: serviceContractId } = await draft(customerId);
    const dearer = { name: `价目 ${goods.sku.slice(3)}`, validFrom: today, items: [{ productId: goods.productId, price: '520', unit: '箱' }] };
    const { id: priceListId } = await cast.products.call(priceListsApi.draftPriceList, dearer);
    await cast.gm.call(priceListsApi.approvePriceList, { priceListId });
    await expect(cast.rep.call(serviceContractsApi.submitServiceContract, { serviceContractId })).rejects.toMatchObject({
      ...{ status: 422, code: 'service-contract.fee-outdated' },
      problem: { rule: { requirement: 'ORD-03' } },
    });
    await cast.rep.call(serviceContractsApi.changeServiceContract, { serviceContractId, ...(await terms(serviceContractId)) });
    await expect(cast.rep.call(serviceContractsApi.submitServiceContract, { serviceContractId })).resolves.toMatchObject({
      status: 'in-review',
      total: '2080.00',
    });
  });

  const terms = async (serviceContractId: string) => {
    const { items, lines, ...about } = await cast.rep.call(serviceContractsApi.getServiceContract, { serviceContractId });
    const { responseHours, resolutionHours, payWithinDays, validFrom, validUntil } = about;
    const said = items.map(({ productId, content }, i) => ({ productId, content, quantity: lines[i]?.quantity ?? '1' }));
    return { items: said, responseHours, resolutionHours, payWithinDays, validFrom, validUntil };
  };
});

describe('CON-17, AFS-01, AFS-02 The time limits of the contract are those of the customer’s tickets', () => {
  const open = (customerId: string) => cast.service.call(ticketsApi.openTicket, { customerId, kind: 'service', whatHappened: '设备停机', reportedBy: '刘工' });

  it('on both clocks where they are tighter than the policy, while the contract holds, and for tickets opened then', async () => {
    const customerId = await aCustomer('滨江酒店');
    const before = await eventually(() => open(customerId));
    expect(before).toMatchObject({ promisedBy: [], acknowledge: { hours: '24' }, resolve: { hours: '48' } });
    const { id: serviceContractId, no } = await inEffect(customerId, { responseHours: '2', resolutionHours: '72' });
    const during = await eventually(async () => {
      const ticket = await open(customerId);
      expect(ticket.promisedBy).toEqual([no]);
      return ticket;
    });
    expect(during).toMatchObject({ acknowledge: { hours: '2' }, resolve: { hours: '48' } });
    const hours = (Date.parse(during.acknowledge.deadline ?? '') - Date.parse(during.reportedAt)) / 3_600_000;
    expect(hours).toBe(2);
    await expect(cast.service.call(ticketsApi.getTicket, { ticketId: before.id })).resolves.toMatchObject({ promisedBy: [], acknowledge: { hours: '24' } });
    await ended(serviceContractId);
    await eventually(async () => {
      expect(await open(customerId)).toMatchObject({ promisedBy: [], acknowledge: { hours: '24' } });
    });
  });

  async function ended(serviceContractId: string): Promise<void> {
    const wish = { serviceContractId, ground: 'agreement', reason: '客户停业', endsOn: today } as const;
    await expect(cast.rep.call(serviceContractsApi.endServiceContract, wish)).resolves.toMatchObject({ status: 'ending', ending: { agreedOn: null } });
    const { items } = await cast.manager.call(approvalsApi.inbox, { kind: ['service-contract'] });
    expect(items.find(({ id }) => id === serviceContractId)).toMatchObject({
      facts: expect.arrayContaining([{ name: 'reason', before: null, now: '客户停业' }]) as unknown,
    });
    const conclusion = { serviceContractId, concludedOn: today, documentNo: 'JC-9' };
    await expect(cast.assistant.call(serviceContractsApi.concludeEndOfServiceContract, { ...conclusion, customerSignatory: '张经理' })).rejects.toMatchObject({
      ...{ status: 422, code: 'service-contract.not-agreed-by-all' },
    });
    await agreed(serviceContractId);
    await expect(cast.assistant.call(serviceContractsApi.concludeEndOfServiceContract, conclusion)).rejects.toMatchObject({
      code: 'service-contract.end-unsigned',
    });
    await expect(cast.assistant.call(serviceContractsApi.concludeEndOfServiceContract, { ...conclusion, customerSignatory: '张经理' })).resolves.toMatchObject({
      status: 'terminated',
      endedOn: today,
      ending: { conclusion: { documentNo: 'JC-9' } },
    });
    await eventually(async () => {
      const facts = (await announced(agreementEnded, cast.branch)).filter(({ agreementId }) => agreementId === serviceContractId);
      expect(facts).toMatchObject([{ kind: 'service', how: 'terminated', endedOn: today }]);
    });
  }
});

describe('CON-14, CON-15, CON-12 Its term: announced before it ends, expired when it has, renewed as a new one', () => {
  const on = (n: number): { readonly asOf: Date } => ({ asOf: day(n) });

  it('once each by the clock; the next one begins as a draft at the prices in force', async () => {
    const customerId = await cast.rep.call(customersApi.createCustomer, { name: `旧约${goods.sku}` }, on(1)).then(({ id }) => id);
    const { id: serviceContractId } = await draft(customerId, { validFrom: dateOf(4), validUntil: dateOf(12) }, on(2));
    await cast.rep.call(serviceContractsApi.submitServiceContract, { serviceContractId }, on(2));
    await agreed(serviceContractId, on(3));
    await signed(serviceContractId, dateOf(3), on(3));
    await cast.office.call(serviceContractsApi.sealServiceContract, { serviceContractId, ...SEAL, sealedOn: dateOf(4) }, on(4));
    await eventually(async () => {
      const { items } = await cast.rep.call(serviceContractsApi.findServiceContracts, { status: ['expired'], customerId });
      expect(items).toMatchObject([{ id: serviceContractId, endedOn: dateOf(13) }]);
    });
    const about = ({ agreementId }: { agreementId: string }): boolean => agreementId === serviceContractId;
    await eventually(async () => {
      expect((await announced(agreementExpiring, cast.branch)).filter(about)).toMatchObject([{ kind: 'service', validUntil: dateOf(12) }]);
      expect((await announced(agreementEnded, cast.branch)).filter(about)).toMatchObject([{ how: 'expired', endedOn: dateOf(13) }]);
    });
    const period = { serviceContractId, validFrom: today, validUntil: addDays(today, 364) };
    await expect(cast.rep.call(serviceContractsApi.renewServiceContract, period)).resolves.toMatchObject({
      ...{ status: 'draft', no: null, renewsId: serviceContractId, review: null, signatures: [], seal: null, responseHours: '4' },
    });
  });

  it('what never took effect is not renewed, and can be given up', async () => {
    const customerId = await aCustomer('未生效');
    const { id: serviceContractId } = await draft(customerId);
    const period = { serviceContractId, validFrom: today, validUntil: addDays(today, 364) };
    await expect(cast.rep.call(serviceContractsApi.renewServiceContract, period)).rejects.toMatchObject({
      status: 422,
      code: 'service-contract.not-in-effect',
    });
    await expect(cast.rep.call(serviceContractsApi.voidServiceContract, { serviceContractId, reason: '客户放弃' })).resolves.toMatchObject({ status: 'void' });
    await expect(cast.rep.call(contractsApi.findContracts, { customerId })).resolves.toMatchObject({ items: [] });
  });
});
