import { kindNamed, type Door, type Location } from './doors.ts';
import { sampleOf, type Given } from './sample.ts';
import type { Visitor, World } from './world.ts';

/** No row has come this far: a command that reaches its object ends in 412 and changes nothing. */
const NEVER = 999_999;

/** Fires one real request and says how far it came; a breakdown (5xx) with all it said. */
export async function tryDoor({ op, kind, by }: Door, visitor: Visitor, location: Location | null, world: World): Promise<string> {
  const given = knownAt(visitor, location ?? 'same-branch', world);
  const { params, query, body } = op.spec;
  const known = { ...sampleOf(params, given), ...sampleOf(query) };
  // Where there is no object to meet, a field nobody knows ends what is permitted in 400, before anything is done.
  const said = op.isCommand && kind === null ? { 'no-such-field': true } : sampleOf(body, given, by === 'body' ? [`${kind ?? ''}Id`] : []);
  const response = await visitor.caller.request(op, { ...known, ...said }, op.isCommand ? { ifMatch: NEVER } : {});
  const text = await response.text();
  if (op.spec.allow === 'public' && response.status < 500) return 'allow';
  if ([401, 403, 404].includes(response.status)) return String(response.status);
  return response.status < 500 ? 'allow' : `${response.status} ${text}`;
}

/** Ids of the same place for whatever a request names; optional ones are left out. */
function knownAt(visitor: Visitor, location: Location, { places, shared, goods }: World): Given {
  const place = places[location === 'own' ? 'same-branch' : location];
  const objects = { ...place.objects, ...(location === 'own' && visitor.own), ...shared, product: goods.productId };
  return (field) => {
    if (field === 'templateCode') return goods.templateCode;
    if (field === 'handlerId') return place.cast.service.id;
    if (field === 'newOwnerId') return place.cast.rep.id;
    const kind = kindNamed(field);
    return kind ? objects[kind] : undefined;
  };
}
