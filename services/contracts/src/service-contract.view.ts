import type { WaitingCase } from '@tradewind/contracts/approvals/approvals.api';
import type { ServiceContractView } from '@tradewind/contracts/contracts/service-contracts.api';
import type { Actor } from '@tradewind/kernel/actor';
import { agreementView, fact, waitingAgreement } from './agreement.view.js';
import type { ServiceContract } from './domain/service-contract.js';

export function serviceContractView(contract: ServiceContract): ServiceContractView {
  const { items, lines, net, tax, responseHours, resolutionHours, payWithinDays } = contract;
  const shown = items.map(({ productId, content }) => ({ productId, content }));
  return { ...agreementView(contract), items: shown, lines, net, tax, responseHours, resolutionHours, payWithinDays };
}

/** What is promised, how quickly, and for what. */
export const waitingServiceContract = (contract: ServiceContract, reviewer: Actor, at: Date): WaitingCase | null =>
  waitingAgreement(
    contract,
    [
      fact('responseHours', contract.responseHours),
      fact('resolutionHours', contract.resolutionHours),
      ...contract.lines.map(({ name, quantity, unit, gross }, i) =>
        fact(`item.${i + 1}`, `${name}：${contract.items[i]?.content ?? ''}；${quantity} ${unit} = ${gross}`),
      ),
    ],
    reviewer,
    at,
  );
