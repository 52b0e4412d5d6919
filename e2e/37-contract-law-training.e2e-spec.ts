import { trainingsApi, type RecordTraining, type TrainingView } from '@tradewind/contracts/identity/trainings.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { serviceContractsApi } from '@tradewind/contracts/contracts/service-contracts.api';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { eventually } from '@tradewind/client/eventually';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { createHash, randomBytes } from 'node:crypto';
import { agreementTemplates } from './support/agreement-templates.ts';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import { builder, player, type Player } from './support/company.ts';
import { PASSWORD } from './support/head-office.ts';

const today = businessDate(new Date());
const documentHash = createHash('sha256').update('签到表').digest('hex');

let cast: Cast;
let hr: Player;
let goods: Catalogue;
let title: string;

const record = (tookPart: RecordTraining['tookPart'], heldOn = today): Promise<TrainingView> =>
  hr.call(trainingsApi.recordTraining, { topic: 'contract-law', title, heldOn, taughtBy: '褚律师', documentName: '签到表与试卷', documentHash, tookPart });

const lacking = async (): Promise<string[]> => (await cast.legal.call(trainingsApi.untrainedInContractLaw, {})).untrained.map(({ personId }) => personId);

beforeAll(async () => {
  cast = await aBranch('泉州分公司');
  hr = player(await builder().hire({ name: '人事', login: `hr-${randomBytes(4).toString('hex')}`, password: PASSWORD, post: 'hr-officer', org: 'hq' }));
  goods = await aCatalogue(cast, { price: '100', cost: '60', onHand: '1', validFrom: today });
  title = `合同法律培训 ${randomBytes(4).toString('hex')}`;
});

describe('CON-20 Training in contract law is on record, kept by HR (000 §7.3.3)', () => {
  it('topic, day, who taught, who took part with which result, hash of the paper; found by words and by person', async () => {
    const { id, ...training } = await record([
      { personId: cast.manager.id, result: 'passed', score: 95 },
      { personId: cast.otherRep.id, result: 'failed', score: 40 },
    ]);
    expect(training).toMatchObject({
      status: 'held',
      documentHash,
      recordedBy: hr.id,
      tookPart: [{ name: cast.manager.name, result: 'passed' }, { score: 40 }],
    });
    const found = async (query: object) => (await cast.auditor.call(trainingsApi.findTrainings, query)).items.map((each) => each.id);
    expect(await found({ q: title })).toEqual([id]);
    expect(await found({ personId: cast.otherRep.id })).toEqual([id]);
    expect(await found({ personId: cast.finance.id })).toEqual([]);
    await expect(cast.rep.call(trainingsApi.findTrainings, {})).rejects.toMatchObject({ status: 403 });
    await expect(cast.legal.call(trainingsApi.voidTraining, { trainingId: id, reason: '不是人事' })).rejects.toMatchObject({ status: 403 });
  });

  it('says who may draft or sign contracts and has none that counts: not passed, too long ago, void', async () => {
    expect(await lacking()).toEqual(expect.arrayContaining([cast.rep.id, cast.otherRep.id, cast.assistant.id]));
    expect(await lacking()).not.toContain(cast.manager.id);
    expect(await lacking()).not.toContain(cast.finance.id);
    await record([{ personId: cast.assistant.id, result: 'passed' }], addDays(today, -731));
    expect(await lacking()).toContain(cast.assistant.id);
    const { id: trainingId } = await record([{ personId: cast.assistant.id, result: 'passed' }], addDays(today, -730));
    expect(await lacking()).not.toContain(cast.assistant.id);
    await hr.call(trainingsApi.voidTraining, { trainingId, reason: '签到表有误' });
    expect(await lacking()).toContain(cast.assistant.id);
  });
});

describe('CON-20 Where the policy says so, who is not trained drafts and signs no contract', () => {
  it('with the clause, what is on record, and the lawful way; after the training it goes on', async () => {
    const { service: templateCode } = await agreementTemplates(cast);
    const { id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: `培训${goods.sku}` });
    const terms = { responseHours: '4', resolutionHours: '24', payWithinDays: 30, validFrom: today, validUntil: addDays(today, 364) };
    const draft = () =>
      cast.rep.call(serviceContractsApi.draftServiceContract, {
        ...{ customerId, templateCode, ...terms },
        items: [{ productId: goods.productId, quantity: '1', content: '巡检' }],
      });
    await expect(draft()).resolves.toMatchObject({ status: 'draft' });
    const stricter = { key: 'contract-law-training', org: cast.org, effectiveFrom: today, value: { validDays: 730, without: 'refuse' }, reason: '集团要求' };
    const { id: policyId } = await cast.admin.call(policiesApi.propose, stricter);
    await cast.gm.call(policiesApi.approve, { policyId });
    await eventually(async () => {
      await expect(draft()).rejects.toMatchObject({
        ...{ status: 422, code: 'training.contract-law-missing' },
        problem: {
          rule: {
            ...{ requirement: 'CON-20', clause: '000 §7.3.3', facts: { name: cast.rep.name, trainedOn: null, validDays: 730 } },
            waysForward: [{ operation: 'identity.recordTraining', whoMay: 'training:manage' }],
          },
        },
      });
    });
    const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: goods.productId, quantity: '1' }] });
    await cast.rep.call(quotesApi.issueQuote, { quoteId });
    await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理' });
    const sale = { quoteId, templateCode: goods.templateCode, payment: 'prepay', deliverBy: addDays(today, 30) } as const;
    await expect(cast.rep.call(contractsApi.draftContract, sale)).rejects.toMatchObject({ code: 'training.contract-law-missing' });
    await record([{ personId: cast.rep.id, result: 'passed', score: 88 }]);
    await expect(draft()).resolves.toMatchObject({ status: 'draft' });
    const { id: contractId } = await cast.rep.call(contractsApi.draftContract, sale);
    await cast.rep.call(contractsApi.submitContract, { contractId });
    const steps = { sales: cast.manager, legal: cast.legal, finance: cast.hqFinance, audit: cast.auditor };
    for (const [step, who] of Object.entries(steps)) await who.call(contractsApi.decideContract, { contractId, step, approve: true });
    const signing = { contractId, signedOn: today, customerSignatory: '张经理', ourSignatory: '李慧' };
    await expect(cast.assistant.call(contractsApi.signContract, signing)).rejects.toMatchObject({ code: 'training.contract-law-missing' });
    await expect(cast.manager.call(contractsApi.signContract, signing)).resolves.toMatchObject({ status: 'signed' });
  });
});
