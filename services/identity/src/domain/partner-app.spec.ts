import type { RegisterPartnerApp } from '@tradewind/contracts/identity/partner-apps.api';
import { newId } from '@tradewind/kernel/ids';
import { PartnerApp } from './partner-app.js';
import type { PartnerSecret } from './partner-secret.js';

const at = new Date('2026-11-21T02:00:00Z');
const anApp = (given: Partial<RegisterPartnerApp> = {}): PartnerApp =>
  PartnerApp.register(
    { name: '渝北建材 ERP', scopes: ['orders.getOrder', 'orders.findOrders'], org: 'hq.cq', allowedAddresses: [], quotaPerMinute: 60, ...given },
    { org: 'hq.cq', branch: 'cq', ownerId: newId() },
  );
const aSecret = (): PartnerSecret => ({ id: newId(), digest: '', sealed: '', addedAt: at.toISOString() });
const revoked = (app: PartnerApp) => app.takeRecord().events.map(({ event }) => event.type);

describe('ORG-13 A partner app does what it was given by name, and nothing else', () => {
  it('has the permissions of its operations over its unit, and the operations themselves', () => {
    expect(anApp().asActor()).toMatchObject({
      kind: 'partner',
      grants: [{ permission: 'order:read', org: 'hq.cq', own: false }],
      posts: [{ post: 'partner', org: 'hq.cq', branch: 'cq' }],
      partner: { operations: ['orders.getOrder', 'orders.findOrders'], customerId: null, quota: 60 },
    });
  });

  it('sees the rows of its customer wherever the customer is served, when it is a dealer’s', () => {
    const customerId = newId();
    expect(anApp({ customerId }).asActor()).toMatchObject({ grants: [{ permission: 'order:read', org: 'hq' }], partner: { customerId } });
  });

  it('may ask who it is', () => {
    expect(anApp({ scopes: ['identity.me'] }).asActor().grants).toEqual([]);
  });

  it('cannot be given what does not exist', () => {
    expect(() => anApp({ scopes: ['orders.getOrder', 'orders.everything'] })).toThrow('There is no operation orders.everything');
  });

  it('is given what its operations ask meanwhile in its name as well: nobody finds out by a 403 in the middle', () => {
    expect(() => anApp({ scopes: ['contracts.draftQuote'] })).toThrow('give it customers.getCustomer as well');
    expect(
      anApp({ scopes: ['contracts.draftQuote', 'customers.getCustomer'] })
        .asActor()
        .grants.map(({ permission }) => permission),
    ).toEqual(['quote:write', 'customer:read']);
  });

  it.each([
    'contracts.decideContract',
    'contracts.signContract',
    'contracts.sealContract',
    'policies.approve',
    'identity.hire',
    'identity.addPartnerSecret',
    'identity.found',
    'identity.signIn',
    'expenses.payClaim',
    'performance.approveBonus',
    'orders.confirmReceipt',
    'orders.releaseOrder',
    'customers.erasePersonalData',
    'customers.revealContact',
    'identity.changeMyPassword',
    'identity.enrolTotp',
    'identity.auditTrail',
  ])('cannot be given %s: that is for people', (operation) => {
    expect(() => anApp({ scopes: [operation] })).toThrow(`No app may ${operation}`);
  });
});

describe('S6 Two secrets while the client changes over', () => {
  it('has two at most', () => {
    const app = anApp();
    app.addSecret(aSecret());
    app.addSecret(aSecret());
    expect(() => {
      app.addSecret(aSecret());
    }).toThrow('Two secrets are live already');
  });

  it('retires one at once and takes back the tokens', () => {
    const app = anApp();
    const [old, young] = [aSecret(), aSecret()];
    app.addSecret(old);
    app.addSecret(young);
    app.retireSecret(old.id, at);
    expect(app.secrets).toEqual([young]);
    expect(revoked(app)).toEqual(['identity.access-revoked.v1']);
    expect(() => {
      app.retireSecret(old.id, at);
    }).toThrow('no live secret');
  });

  it('leaves no secret in the audit trail', () => {
    expect(PartnerApp.unaudited).toContain('secrets');
  });
});

describe('S5 An app that is suspended or ended does nothing from now on', () => {
  it('takes back its tokens, and may be resumed', () => {
    const app = anApp();
    app.suspend(at);
    expect(app.status).toBe('suspended');
    expect(revoked(app)).toEqual(['identity.access-revoked.v1']);
    app.resume();
    expect(app.status).toBe('active');
  });

  it('is ended for good, without its secrets', () => {
    const app = anApp();
    app.addSecret(aSecret());
    app.end(at);
    expect(app).toMatchObject({ status: 'ended', secrets: [] });
    expect(revoked(app)).toEqual(['identity.access-revoked.v1']);
    for (const verb of [
      () => {
        app.resume();
      },
      () => {
        app.suspend(at);
      },
      () => {
        app.addSecret(aSecret());
      },
    ])
      expect(verb).toThrow('Cannot');
  });
});

describe('S6 An app comes from where it was registered', () => {
  it.each([
    ['203.0.113.0/24', '203.0.113.99', true],
    ['203.0.113.0/24', '203.0.114.1', false],
    ['203.0.113.7/32', '::ffff:203.0.113.7', true],
    ['203.0.113.7/32', '::ffff:203.0.113.8', false],
    ['2001:db8::/32', '2001:db8:1::1', true],
    ['2001:db8::/32', '2001:db9::1', false],
    ['203.0.113.0/24', '2001:db8::1', false],
    ['0.0.0.0/0', 'not-an-address', false],
    ['0.0.0.0/0', '', false],
  ])('registered for %s, coming from %s: %s', (range, address, allowed) => {
    expect(anApp({ allowedAddresses: [range] }).mayComeFrom(address)).toBe(allowed);
  });

  it('may come from anywhere when nothing was registered', () => {
    expect(anApp().mayComeFrom('198.51.100.1')).toBe(true);
  });

  it.each(['203.0.113.7', '203.0.113.0/33', '2001:db8::/129', 'partner.example.com/24', '1.2.3/24', '/8', ''])('refuses "%s" as a range', (range) => {
    expect(() => anApp({ allowedAddresses: [range] })).toThrow('is no address range');
  });
});
