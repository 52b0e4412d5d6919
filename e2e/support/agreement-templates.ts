import { contractTemplatesApi, type TemplateKind } from '@tradewind/contracts/contracts/contract-templates.api';
import { randomBytes } from 'node:crypto';
import type { Cast } from './cast.ts';

const WORDING = {
  service: `服务合同 {{contractNo}}
甲方：{{customerName}}
服务内容：{{items}}
服务时效：{{responseHours}} 小时内响应，{{resolutionHours}} 小时内解决
服务费：{{total}} {{currency}}，{{payWithinDays}} 日内付清
有效期：{{validFrom}} 至 {{validUntil}}`,
  partner: `渠道合作协议 {{contractNo}}
合作方：{{customerName}}
区域：{{regions}}（{{exclusivity}}）
产品：{{products}}
条件：折扣 {{discount}}，佣金 {{commission}}，月结 {{settlementDays}} 日
有效期：{{validFrom}} 至 {{validUntil}}`,
} as const;

const TITLES = { service: '服务合同范本', partner: '合作协议范本' } as const;

/** A template of service contracts and one of partner agreements in force, under codes of their own. */
export async function agreementTemplates(cast: Cast, when?: { readonly asOf: Date }): Promise<Readonly<Record<'service' | 'partner', string>>> {
  const inForce = async (kind: TemplateKind & keyof typeof WORDING): Promise<string> => {
    const code = `${kind}-${randomBytes(4).toString('hex')}`;
    const draft = { code, kind, title: TITLES[kind], body: WORDING[kind] };
    const { id: templateId } = await cast.legal.call(contractTemplatesApi.draftTemplate, draft, when);
    await cast.vp.call(contractTemplatesApi.endorseTemplate, { templateId }, when);
    await cast.gm.call(contractTemplatesApi.approveTemplate, { templateId }, when);
    return code;
  };
  return { service: await inForce('service'), partner: await inForce('partner') };
}
