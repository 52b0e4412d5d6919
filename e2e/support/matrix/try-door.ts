import { PLATFORM_REGULATION } from '@tradewind/policies/regulation/platform-regulation';
import { kindNamed, type Door, type Location } from './doors.ts';
import { sampleOf, type Given } from './sample.ts';
import type { Visitor, World } from './world.ts';

/** No row has come this far: a command that reaches its object ends in 412 and changes nothing. */
const NEVER = 999_999;

/** How far a request came, and what was said to it. */
export interface Answer {
  /** `allow`, `401`, `403`, `404`; of a breakdown, or of a request that this test made badly, everything it said. */
  readonly came: string;
  readonly text: string;
}

/** Fires one real request. */
export async function tryDoor({ op, kind, by }: Door, visitor: Visitor, location: Location | null, world: World): Promise<Answer> {
  const given = knownAt(op.service, visitor, location ?? 'same-branch', world);
  const { params, query, body } = op.spec;
  // Where there is no object to meet, a field nobody knows ends what is permitted in 400, before anything is done.
  const said = op.isCommand && kind === null ? { 'no-such-field': true } : sampleOf(body, given, by === 'body' ? [`${kind ?? ''}Id`] : []);
  const input = { ...sampleOf(params, given), ...sampleOf(query, given), ...said };
  const response = await visitor.caller.request(op, input, op.isCommand ? { ifMatch: NEVER } : {});
  const text = await response.text();
  return {
    came:
      cameTo(response.status, { isPublic: op.spec.allow === 'public', isMine: kind !== null && text.includes('"input.rejected"') }) ??
      `${response.status} ${text}`,
    text,
  };
}

/** Null where the answer says nothing about access: a breakdown, or a mistake of this test in a request that was to meet an object. */
function cameTo(status: number, { isPublic, isMine }: { isPublic: boolean; isMine: boolean }): string | null {
  if (status >= 500 || isMine) return null;
  return !isPublic && [401, 403, 404].includes(status) ? String(status) : 'allow';
}

/** Ids of the same place for whatever a request names; optional ones are left out. */
function knownAt(service: string, visitor: Visitor, location: Location, { places, shared, goods }: World): Given {
  const place = places[location === 'own' ? 'same-branch' : location];
  const objects = { ...place.objects, ...(location === 'own' && visitor.own), ...shared, product: goods.productId };
  return (field) => {
    const named: Readonly<Record<string, string>> = {
      ...{ templateCode: goods.templateCode, handlerId: place.cast.service.id, newOwnerId: place.cast.rep.id },
      ...{ successorId: place.cast.otherRep.id, deputyId: place.cast.otherRep.id, parent: 'hq', branch: place.cast.branch },
      number: PLATFORM_REGULATION.number,
    };
    const kind = kindNamed(field, service);
    return named[field] ?? (kind ? objects[kind] : undefined);
  };
}
