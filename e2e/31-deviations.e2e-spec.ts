import { approvalsApi, type WaitingCase } from '@tradewind/contracts/approvals/approvals.api';
import { contractTemplatesApi } from '@tradewind/contracts/contracts/contract-templates.api';
import { contractsApi, type ContractView } from '@tradewind/contracts/contracts/contracts.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import type { Player } from './support/company.ts';

const today = businessDate(new Date());
const SIGNATURE = { signedOn: today, customerSignatory: '张经理', ourSignatory: '李慧' };

let cast: Cast;
let goods: Catalogue;
let customerId: string;

async function aDraft(): Promise<ContractView> {
  const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: goods.productId, quantity: '10' }] });
  await cast.rep.call(quotesApi.issueQuote, { quoteId });
  await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理' });
  return cast.rep.call(contractsApi.draftContract, { quoteId, templateCode: goods.templateCode, payment: 'prepay', deliverBy: addDays(today, 60) });
}

/** The last clause of the template, with a sentence more. */
async function otherWords(contractId: string): Promise<{ clause: number; wording: string; reason: string; template: string }> {
  const { clauses } = await cast.rep.call(contractsApi.contractClauses, { contractId });
  const last = clauses.at(-1);
  if (!last) throw new Error('a template without a clause');
  return { clause: last.clause, wording: `${last.template}留 5% 质保金一年。`, reason: '客户招标文件要求', template: last.template };
}

const deviate = (contractId: string, { clause, wording, reason }: { clause: number; wording: string; reason: string }): Promise<ContractView> =>
  cast.rep.call(contractsApi.deviateContract, { contractId, clause, wording, reason });
const submit = (contractId: string): Promise<ContractView> => cast.rep.call(contractsApi.submitContract, { contractId });
const agree = (by: Player, contractId: string, step: string): Promise<ContractView> =>
  by.call(contractsApi.decideContract, { contractId, step, approve: true });
const stepsOf = ({ review }: ContractView) => review?.steps.map(({ step }) => step);
const waitingAt = async (by: Player, contractId: string): Promise<WaitingCase | undefined> =>
  (await by.call(approvalsApi.inbox, { kind: ['contract'] })).items.find(({ id }) => id === contractId);

async function agreedByTheUsual(contractId: string): Promise<ContractView> {
  await agree(cast.manager, contractId, 'sales');
  await agree(cast.legal, contractId, 'legal');
  await agree(cast.hqFinance, contractId, 'finance');
  return agree(cast.auditor, contractId, 'audit');
}

beforeAll(async () => {
  cast = await aBranch('苏州分公司');
  goods = await aCatalogue(cast, { price: '350.5', cost: '250', onHand: '1000', validFrom: today });
  ({ id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: `姑苏建材${goods.sku}` }));
});

describe('CON-06, CON-07 What a contract says otherwise than the template is approved by sales vice president and head office (003-T §10.5)', () => {
  it('shows the contract against its template, clause by clause', async () => {
    const { id: contractId } = await aDraft();
    const { template, ...change } = await otherWords(contractId);
    const deviating = await deviate(contractId, change);
    expect(deviating.deviations).toMatchObject([{ ...change, template, proposedBy: cast.rep.id }]);
    const { clauses } = await cast.auditor.call(contractsApi.contractClauses, { contractId });
    expect(clauses.filter(({ deviates }) => deviates)).toEqual([{ clause: change.clause, template, wording: change.wording, deviates: true, meaning: null }]);
    const { text } = await cast.rep.call(contractsApi.contractText, { contractId });
    expect(text).toContain('留 5% 质保金一年。');
  });

  it('routes itself to both, with the old and the new words in their inbox, and is not signed before they agree', async () => {
    const { id: contractId } = await aDraft();
    const { template, ...change } = await otherWords(contractId);
    await deviate(contractId, change);
    const submitted = await submit(contractId);
    expect(stepsOf(submitted)).toEqual(['sales', 'legal', 'finance', 'audit', 'sales-vp', 'head-office']);
    expect(submitted.review?.policy).toContain('deviation-review@hq/');
    await agreedByTheUsual(contractId);
    const waiting = await waitingAt(cast.vp, contractId);
    expect(waiting).toMatchObject({ steps: ['sales-vp'], requirements: expect.arrayContaining(['CON-07']) as string[] });
    expect(waiting?.facts).toContainEqual({ name: `clause.${change.clause}`, before: template, now: change.wording });
    await agree(cast.vp, contractId, 'sales-vp');
    await expect(cast.assistant.call(contractsApi.signContract, { contractId, ...SIGNATURE })).rejects.toMatchObject({ status: 422 });
    await expect(agree(cast.gm, contractId, 'head-office')).resolves.toMatchObject({ status: 'approved' });
    await expect(cast.assistant.call(contractsApi.signContract, { contractId, ...SIGNATURE })).resolves.toMatchObject({ status: 'signed' });
  });

  it('does not trouble them with a contract that says what the template says', async () => {
    const { id: contractId } = await aDraft();
    const { template, ...change } = await otherWords(contractId);
    await deviate(contractId, change);
    await expect(deviate(contractId, { ...change, wording: template })).resolves.toMatchObject({ deviations: [] });
    expect(stepsOf(await submit(contractId))).toEqual(['sales', 'legal', 'finance', 'audit']);
    await expect(agreedByTheUsual(contractId)).resolves.toMatchObject({ status: 'approved' });
    await expect(waitingAt(cast.vp, contractId)).resolves.toBeUndefined();
  });

  it('goes back to the author when head office says no, and with the template’s words needs them no more', async () => {
    const { id: contractId } = await aDraft();
    const { template, ...change } = await otherWords(contractId);
    await deviate(contractId, change);
    await submit(contractId);
    await agreedByTheUsual(contractId);
    await agree(cast.vp, contractId, 'sales-vp');
    const no = { contractId, step: 'head-office', approve: false, comment: '质保金不同意' };
    await expect(cast.gm.call(contractsApi.decideContract, no)).resolves.toMatchObject({ status: 'draft' });
    await deviate(contractId, { ...change, wording: template });
    expect(stepsOf(await submit(contractId))).toEqual(['sales', 'legal', 'finance', 'audit']);
  });

  it('is proposed while the contract is a draft only, by whose contract it is, and leaves out nothing that must be said', async () => {
    const { id: contractId } = await aDraft();
    const { clause, wording, reason } = await otherWords(contractId);
    const change = { clause, wording, reason };
    const { clauses } = await cast.rep.call(contractsApi.contractClauses, { contractId });
    const payment = clauses.find(({ template }) => template.includes('{{payment}}'));
    const without = { contractId, clause: payment?.clause ?? 0, wording: null, reason: '另行约定' };
    await expect(cast.rep.call(contractsApi.deviateContract, without)).rejects.toMatchObject({
      status: 422,
      code: 'contract.deviation-incomplete',
      problem: { rule: { requirement: 'CON-11' } },
    });
    await expect(deviate(contractId, { ...change, clause: 9999 })).rejects.toMatchObject({ status: 400, code: 'contract.clause-unknown' });
    await expect(deviate(contractId, { ...change, wording: '{{discount}}' })).rejects.toMatchObject({ status: 400, code: 'contract-template.slot-unknown' });
    await expect(cast.otherRep.call(contractsApi.deviateContract, { contractId, ...change })).rejects.toMatchObject({ status: 404 });
    await submit(contractId);
    await expect(deviate(contractId, change)).rejects.toMatchObject({ status: 422, code: 'contract.terms-fixed' });
  });

  it('cannot be waved through by a policy: both are asked about every deviation', async () => {
    const step = { step: 'sales-vp', round: 1, permission: 'contract:review-deviation-vp' };
    const wish = { key: 'deviation-review', org: cast.org, effectiveFrom: today, reason: '分公司自行批准' };
    await expect(cast.admin.call(policiesApi.propose, { ...wish, value: { steps: [step] } })).rejects.toMatchObject({ status: 422 });
  });
});

describe('CON-07 A new version of a template is agreed to by sales vice president and head office before it is used (003-T §10.5)', () => {
  it('by one after the other, by different people than its author', async () => {
    const wording = { code: `dev-${goods.sku}`, title: '买卖合同', body: '{{customerName}} {{lines}}\n{{total}} {{payment}} {{deliverBy}}' };
    const { id: templateId } = await cast.legal.call(contractTemplatesApi.draftTemplate, wording);
    await expect(cast.gm.call(contractTemplatesApi.approveTemplate, { templateId })).rejects.toMatchObject({
      status: 422,
      code: 'contract-template.not-endorsed',
      problem: { rule: { requirement: 'CON-07' } },
    });
    await expect(cast.gm.call(contractTemplatesApi.endorseTemplate, { templateId })).rejects.toMatchObject({ status: 403 });
    await expect(cast.vp.call(contractTemplatesApi.endorseTemplate, { templateId })).resolves.toMatchObject({ status: 'endorsed', templateVersion: null });
    await expect(cast.vp.call(contractTemplatesApi.approveTemplate, { templateId })).rejects.toMatchObject({ status: 403 });
    await expect(cast.gm.call(contractTemplatesApi.approveTemplate, { templateId })).resolves.toMatchObject({ status: 'effective', endorsedBy: cast.vp.id });
  });
});
