import type { InteractionView } from '@tradewind/contracts/customers/interactions.api';
import type { Interaction } from './domain/interaction.js';

export const interactionView = ({ id, version, customerId, kind, text, recordedBy, recordedByName, recordedOn, createdAt }: Interaction): InteractionView => ({
  id,
  version,
  customerId,
  kind,
  text,
  recordedBy,
  recordedByName,
  recordedOn,
  createdAt: createdAt.toISOString(),
});
