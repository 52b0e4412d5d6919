import { randomBytes, randomInt } from 'node:crypto';
import type { ProblemBody } from '@tradewind/client/refusal';
import { ticketsApi } from '@tradewind/contracts/after-sales/tickets.api';
import { returnVisitsApi } from '@tradewind/contracts/after-sales/return-visits.api';
import { surveysApi } from '@tradewind/contracts/after-sales/surveys.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { opportunitiesApi } from '@tradewind/contracts/customers/opportunities.api';
import { REGISTRY } from '@tradewind/contracts/registry';
import { fieldsOf } from '@tradewind/kernel/field';
import type { Operation, Shape } from '@tradewind/kernel/operation';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue } from './support/catalogue.ts';
import { callersOf, type CallerFor } from './support/matrix/callers.ts';
import { dateOf, day, objectsOf, type Objects } from './support/matrix/deal.ts';
import { inLanes } from './support/in-lanes.ts';
import { sampleOf } from './support/matrix/sample.ts';
import { placed, spotsIn, type Spot } from './support/matrix/smuggle.ts';
import { databasesDump, everythingOnDisk, filesDump, type Dump } from './support/personal-dump.ts';

const commands = REGISTRY.flatMap(({ operations }) => operations).filter(({ isCommand }) => isCommand);

/** Where numbers of persons belong, or may look like ones: sealed, never kept, or not ours to choose. Everything else refuses them. */
const TAKES_NUMBERS = [
  ...['AddCustomerContact', 'UpdateCustomerContact'].flatMap((shape) => ['name', 'phone', 'email', 'address'].map((field) => `${shape}.${field}`)),
  ...['contactName', 'contactPhone', 'contactEmail'].map((field) => `CaptureLead.${field}`),
  ...['OpenTicket.reportedBy', 'TokenRequest.username', 'FinishOidc.query'],
  ...['PayPayout.paymentReference', 'PayClaim.paymentReference', 'DraftTemplate.body'],
  ...['DeviateContract.wording', 'ClauseExplanation.meaning', 'SignForParty.mandateNo', 'SignContract.customerMandateNo', 'SignContract.ourMandateNo'],
];

/** A field into which somebody types, at its place in a command. */
interface TypedField {
  readonly op: Operation;
  readonly spot: Spot;
  readonly name: string;
  readonly isList: boolean;
  readonly shortest: number;
  readonly longest: number;
}

interface Described {
  readonly type?: unknown;
  readonly isArray?: boolean;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: unknown;
  /** Paths of the organisation have one: they are no text. */
  readonly example?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
}

const describedBy = (shape: Shape, name: string): Described =>
  (Reflect.getMetadata('swagger/apiModelProperties', shape.prototype as object, name) ?? {}) as Described;

function typedFieldsOf(op: Operation): TypedField[] {
  return spotsIn(op.spec.body ?? Object, []).flatMap((spot) =>
    [...fieldsOf(spot.shape).keys()].flatMap((name) => {
      const { type, format, pattern, isArray = false, minLength = 1, maxLength = 500, ...about } = describedBy(spot.shape, name);
      const isTyped = type === 'string' && !format && !pattern && !about.enum && !about.example;
      return isTyped ? [{ op, spot, name, isList: isArray, shortest: minLength, longest: maxLength }] : [];
    }),
  );
}

const typedFields = commands.flatMap(typedFieldsOf);
const nameOf = ({ spot, name }: TypedField): string => `${spot.shape.name}.${name}`;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const digits = (count: number): string => String(randomInt(10 ** count)).padStart(count, '0');
const aPhone = (): string => `196${digits(8)}`;
const anAddress = (): string => `${randomBytes(6).toString('hex')}@typed.example`;
function anIdCard(): string {
  const body = `50011219${randomInt(60, 99)}0${randomInt(1, 9)}1${randomInt(0, 9)}${digits(3)}`;
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * parseInt(body.charAt(at), 10), 0);
  return `${body}${'10X98765432'.charAt(sum % 11)}`;
}

const SEEDS = [aPhone, anIdCard, anAddress];
const LIKE_A_SEED = /(?=(196\d{8}|50011219\d{9}[\dX]|[0-9a-f]{12}@typed\.example))/g;

/** One look finds all of them, also within each other: to look for each by itself in all that lies on the disk took a minute. */
function seedsIn(text: string, seeds: ReadonlySet<string>): string[] {
  return [...text.matchAll(LIKE_A_SEED)].map(([, like = '']) => like).filter((like) => seeds.has(like));
}

/** A letter that nobody else writes: each name that somebody typed begins with it. */
const RARE = '靐';

/** The rows into which the deal below is typed, and the trails with reasons and with what was before and after. */
const WHERE_TYPED = [
  ...['lead', 'customer', 'opportunity', 'credit_profile', 'interaction', 'data_subject_request', 'audit'].map((table) => `CUSTOMERS.${table}`),
  ...['price_exception', 'proposal', 'quote', 'requirement_review', 'contract', 'amendment', 'termination', 'dispute', 'audit'].map(
    (table) => `CONTRACTS.${table}`,
  ),
  ...['service_contract', 'partner_agreement'].map((table) => `CONTRACTS.${table}`),
  ...['sales_order', 'shipment', 'receipt'].map((table) => `ORDERS.${table}`),
  ...['ticket', 'return_visit', 'survey', 'audit'].map((table) => `AFTER_SALES.${table}`),
  ...['budget', 'supplement', 'claim', 'audit'].map((table) => `EXPENSES.${table}`),
  ...['delegation', 'audit'].map((table) => `IDENTITY.${table}`),
];

const sourcesOf = (dumps: readonly Dump[], part: string): string[] => dumps.filter(({ text }) => text.includes(part)).map(({ source }) => source);

describe('XCT-06 What people type at one place stays there, and holds nobody’s numbers', () => {
  let cast: Cast;
  let callerFor: CallerFor;
  let dumps: readonly Dump[];
  const seeded: string[] = [];
  const taken: string[] = [];
  const word = `${RARE}${randomBytes(5).toString('hex')}`;
  const mark = `M${randomBytes(5).toString('hex')}`;

  beforeAll(async () => {
    cast = await aBranch('贵阳分公司');
    callerFor = await callersOf(cast);
    await typeNumbersEverywhere();
    await typeNamesEverywhere();
    await everythingOnDisk();
    dumps = [...(await databasesDump()), ...filesDump()];
  }, 300_000);

  it('every field of every command that people type into refuses phone, ID card and e-mail, and points at it', () => {
    process.stderr.write(`typed fields: ${typedFields.length}, ${seeded.length} numbers tried, ${taken.length} taken\n`);
    expect(seeded.length).toBeGreaterThan(400);
    expect(taken).toEqual([]);
  });

  it('but those that are sealed, never kept, or numbers of others', () => {
    const exempt = new Set(typedFields.filter(({ spot, name, isList }) => !isList && fieldsOf(spot.shape).get(name) === 'text').map(nameOf));
    expect([...exempt].sort()).toEqual([...TAKES_NUMBERS].sort());
  });

  it('says so in the language of who typed it, names the lawful way, and does not repeat the number', async () => {
    const { id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: `贵阳 ${randomBytes(5).toString('hex')}` });
    const phone = aPhone();
    const told = { customerId, needs: `请联系 ${phone}` };
    const response = await cast.rep.request(customersApi.updateCustomer, told, { ifMatch: 1, headers: { 'accept-language': 'zh-CN' } });
    const text = await response.text();
    expect(response.status).toBe(422);
    expect(JSON.parse(text)).toMatchObject({
      code: 'text.personal-data',
      detail: expect.stringContaining('联系人') as string,
      errors: [{ pointer: '#/needs', code: 'personalData' }],
      rule: { requirement: 'XCT-06', waysForward: [{ operation: 'customers.addContact', whoMay: 'customer:write' }] },
    });
    expect(text).not.toContain(phone);
  });

  it('no number that was typed is found in any database, stream or log', () => {
    const seeds = new Set(seeded);
    expect(new Set(seedsIn(seeded.join('与'), seeds))).toEqual(seeds);
    expect(dumps.flatMap(({ source, text }) => seedsIn(text, seeds).map((seed) => `${source}: ${seed}`))).toEqual([]);
  });

  it('names that were typed lie in the rows they were typed into and on the trail of these; in no event, replica, stream or log', () => {
    const sources = sourcesOf(dumps, word).filter((source) => !source.includes('/pg_wal/'));
    expect(sources.map((source) => source.replace('_MIGRATION_URL public', '')).sort()).toEqual([...WHERE_TYPED].sort());
  });

  it('and the look sees what does travel: the name of the company', () => {
    expect(sourcesOf(dumps, mark)).toEqual(
      expect.arrayContaining([expect.stringContaining('/nats/'), expect.stringMatching(/ORDERS.*sales_order/), expect.stringMatching(/CONTRACTS.*outbox/)]),
    );
  });

  async function typeNumbersEverywhere(): Promise<void> {
    const refusing = typedFields.filter((field) => !TAKES_NUMBERS.includes(nameOf(field)));
    const tries = refusing.flatMap((field) => SEEDS.map((seed) => ({ field, seed: seed() })));
    await inLanes(8, tries, async ({ field, seed }) => {
      seeded.push(seed);
      const refusal = await typed(field, seed);
      if (refusal !== null) taken.push(`${field.op.id} ${nameOf(field)}: ${refusal}`);
    });
  }

  /** Null when it was refused as it should be; what does not fit into the field is refused for its length. */
  async function typed({ op, spot, name, isList, shortest, longest }: TypedField, seed: string): Promise<string | null> {
    const text = `联系${seed}`.length <= longest ? `联系${seed}`.padEnd(shortest, '。') : seed;
    const body = placed(op.spec.body ?? Object, spot.path, { [name]: isList ? [text] : text });
    const input = { ...body, ...sampleOf(op.spec.params), ...sampleOf(op.spec.query) };
    const response = await callerFor(op).request(op, input, { ifMatch: 1 });
    const { code, errors = [] } = (await response.json()) as ProblemBody;
    const pointer = ['#', ...spot.pointer, name, ...(isList ? ['0'] : [])].join('/');
    const isPointedAt = errors.some((error) => error.pointer === pointer || (text.length > longest && pointer.startsWith(error.pointer)));
    const isRefused = text.length > longest ? response.status === 400 : response.status === 422 && code === 'text.personal-data';
    return isRefused && isPointedAt ? null : `${response.status} ${code} ${JSON.stringify(errors)}`;
  }

  /** A whole deal in which whoever signs, says, pays, complains and remarks is written with the same rare name. */
  async function typeNamesEverywhere(): Promise<void> {
    const goods = await aCatalogue(cast, { price: '56.5', cost: '30', onHand: '100000', validFrom: dateOf(0), asOf: day(0) });
    const objects = await objectsOf({ cast, goods, word, mark });
    await aboutTheCustomer(objects);
    await theComplaint(objects);
  }

  async function aboutTheCustomer({ customer: customerId = '' }: Objects): Promise<void> {
    const { version } = await cast.rep.call(customersApi.getCustomer, { customerId });
    await cast.rep.call(customersApi.updateCustomer, { customerId, needs: word, preferences: word }, { ifMatch: version });
    const { id: opportunityId } = await cast.rep.call(opportunitiesApi.openOpportunity, { customerId, title: '地砖' });
    await cast.rep.call(opportunitiesApi.recordNeeds, { opportunityId, needs: word, intent: word });
  }

  async function theComplaint({ ticket: ticketId = '', returnVisit: returnVisitId = '', survey: surveyId = '' }: Objects): Promise<void> {
    const { service } = cast;
    await service.call(ticketsApi.acknowledgeTicket, { ticketId, reply: word });
    await service.call(ticketsApi.startWork, { ticketId, findings: word });
    await service.call(ticketsApi.proposeSolution, { ticketId, solution: word });
    await service.call(ticketsApi.recordAgreement, { ticketId, agreed: true, how: 'phone', customerSaid: word });
    await service.call(ticketsApi.resolveTicket, { ticketId, carriedOut: word, toldHow: 'phone', toldCustomer: word, improvement: word });
    await service.call(returnVisitsApi.completeReturnVisit, { returnVisitId, how: 'phone', customerSaid: word, qualityMark: 5, shippingMark: 3 });
    await service.call(surveysApi.recordSurveyAnswer, { surveyId, answers: [{ code: 'quality', mark: 5 }], remark: word });
  }
});
