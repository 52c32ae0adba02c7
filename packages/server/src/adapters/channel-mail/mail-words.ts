import type { Language } from '@tocsin/core/zone/zone';
import type { AlertStep } from '../../outbox/alert-event.ts';

/** The words of a digest around the alerts' own texts. */
export interface MailWords {
  readonly digest: string;
  readonly retraction: string;
  readonly step: { readonly [step in AlertStep]: string };
  /** Under every mail: what it is not. */
  readonly notice: string;
}

/** In each language. */
export const MAIL_WORDS: { readonly [language in Language]: MailWords } = {
  he: {
    digest: 'סיכום התרעות',
    retraction: 'התרעה בוטלה',
    step: { raised: 'הופעלה', updated: 'עודכנה', released: 'הסתיימה', retracted: 'בוטלה' },
    notice: 'סיכום לגורמים רשמיים. דואר אלקטרוני אינו אמצעי התרעה: הוא עלול להגיע באיחור.',
  },
  ar: {
    digest: 'ملخص الإنذارات',
    retraction: 'أُلغي إنذار',
    step: { raised: 'أُطلق', updated: 'حُدّث', released: 'انتهى', retracted: 'أُلغي' },
    notice: 'ملخص للجهات الرسمية. البريد الإلكتروني ليس وسيلة إنذار: قد يصل متأخرًا.',
  },
  en: {
    digest: 'Alert digest',
    retraction: 'An alert was retracted',
    step: { raised: 'raised', updated: 'updated', released: 'released', retracted: 'retracted' },
    notice: 'A digest for officials. Mail is no way to be warned: it may arrive late.',
  },
  ru: {
    digest: 'Сводка тревог',
    retraction: 'Тревога отозвана',
    step: { raised: 'объявлена', updated: 'обновлена', released: 'отменена', retracted: 'отозвана' },
    notice: 'Сводка для должностных лиц. Почта не предназначена для оповещения: она может прийти с опозданием.',
  },
  uk: {
    digest: 'Зведення тривог',
    retraction: 'Тривогу відкликано',
    step: { raised: 'оголошено', updated: 'оновлено', released: 'скасовано', retracted: 'відкликано' },
    notice: 'Зведення для посадових осіб. Пошта не призначена для оповіщення: вона може надійти із запізненням.',
  },
};
