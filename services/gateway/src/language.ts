import type { Text } from '@tradewind/kernel/text';
import { traditional } from '@tradewind/kernel/traditional-chinese';

export type Language = 'en' | 'zh-CN' | 'zh-TW';

/** The first language of Accept-Language that we speak; English when none is asked for. */
export function languageOf(accepted: string | undefined): Language {
  for (const tag of (accepted ?? '').split(',').map((part) => part.trim().toLowerCase())) {
    if (/^zh-(tw|hk|mo|hant)/.test(tag)) return 'zh-TW';
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return 'en';
}

export function say({ en, zh }: Text, language: Language): string {
  if (language === 'en') return en;
  return language === 'zh-CN' ? zh : traditional(zh);
}
