import type { RefusalReason } from '../store/history.ts';
import type { PageLanguage } from '../words.ts';

/** The few words that notifications need beside those that come with the alert. */
export interface WorkerWords {
  readonly open: string;
  readonly silence: string;
  /** Title of what was over before it came. */
  readonly missed: string;
  readonly refused: string;
  readonly why: Readonly<Record<RefusalReason | 'unreadable', string>>;
  readonly unsealed: string;
}

export const WORKER_WORDS: Readonly<Record<PageLanguage, WorkerWords>> = {
  en: {
    open: 'Open',
    silence: 'Silence',
    missed: 'An alert did not reach you in time. It is over',
    refused: 'A false alert was refused',
    why: {
      forged: 'It was not signed by your server. There is nothing to do.',
      expired: 'It had run out before it came. There is nothing to do.',
      replayed: 'An old alert was sent again. There is nothing to do.',
      unreadable: 'A message came that is no alert. There is nothing to do.',
    },
    unsealed: 'The signature of this alert could not be checked.',
  },
  he: {
    open: 'פתיחה',
    silence: 'השתקה',
    missed: 'התרעה לא הגיעה אליכם בזמן. היא הסתיימה',
    refused: 'התרעת שווא נדחתה',
    why: {
      forged: 'היא לא נחתמה על ידי השרת שלכם. אין צורך לעשות דבר.',
      expired: 'תוקפה פג לפני שהגיעה. אין צורך לעשות דבר.',
      replayed: 'התרעה ישנה נשלחה שוב. אין צורך לעשות דבר.',
      unreadable: 'הגיעה הודעה שאינה התרעה. אין צורך לעשות דבר.',
    },
    unsealed: 'לא ניתן היה לבדוק את החתימה של התרעה זו.',
  },
  ar: {
    open: 'فتح',
    silence: 'إسكات',
    missed: 'لم يصلك إنذار في الوقت المناسب. لقد انتهى',
    refused: 'رُفض إنذار كاذب',
    why: {
      forged: 'لم يوقّعه خادمك. لا يلزم فعل شيء.',
      expired: 'انتهت صلاحيته قبل وصوله. لا يلزم فعل شيء.',
      replayed: 'أُعيد إرسال إنذار قديم. لا يلزم فعل شيء.',
      unreadable: 'وصلت رسالة ليست إنذارًا. لا يلزم فعل شيء.',
    },
    unsealed: 'تعذّر التحقق من توقيع هذا الإنذار.',
  },
  ru: {
    open: 'Открыть',
    silence: 'Без звука',
    missed: 'Тревога не дошла до вас вовремя. Она закончилась',
    refused: 'Ложная тревога отклонена',
    why: {
      forged: 'Она не подписана вашим сервером. Ничего делать не нужно.',
      expired: 'Её срок истёк до получения. Ничего делать не нужно.',
      replayed: 'Старая тревога была прислана снова. Ничего делать не нужно.',
      unreadable: 'Пришло сообщение, которое не является тревогой. Ничего делать не нужно.',
    },
    unsealed: 'Подпись этой тревоги не удалось проверить.',
  },
  uk: {
    open: 'Відкрити',
    silence: 'Без звуку',
    missed: 'Тривога не дійшла до вас вчасно. Вона закінчилася',
    refused: 'Хибну тривогу відхилено',
    why: {
      forged: 'Її не підписав ваш сервер. Нічого робити не потрібно.',
      expired: 'Її термін минув до отримання. Нічого робити не потрібно.',
      replayed: 'Стару тривогу надіслано знову. Нічого робити не потрібно.',
      unreadable: 'Надійшло повідомлення, яке не є тривогою. Нічого робити не потрібно.',
    },
    unsealed: 'Підпис цієї тривоги не вдалося перевірити.',
  },
};
