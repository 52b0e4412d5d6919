import type { HandOverView } from '@tradewind/contracts/identity/hand-overs.api';
import type { HandOver } from './domain/hand-over.js';

export const handOverView = ({ id, version, status, personId, personName, successorId, successorName, reason, leave, services }: HandOver): HandOverView => ({
  ...{ id, version, status, personId, personName, successorId, successorName, reason, leave, services },
});
