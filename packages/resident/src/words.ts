/** Languages of the page. */
export const PAGE_LANGUAGES = ['he', 'ar', 'en', 'ru', 'uk'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

/** The page's own words; what an alert says comes with the alert. */
export interface Words {
  readonly name: string;
  readonly choose: string;
  readonly search: string;
  readonly nearMe: string;
  readonly nearMeNote: string;
  readonly turnOn: string;
  readonly on: string;
  readonly calm: string;
  readonly connected: string;
  readonly stale: string;
  readonly exercise: string;
  readonly test: string;
  readonly toShelter: string;
  readonly toImpact: string;
  readonly now: string;
  readonly silence: string;
  readonly over: string;
  readonly unsealed: string;
  readonly seconds: string;
  readonly close: string;
}

export const WORDS: Readonly<Record<PageLanguage, Words>> = {
  en: {
    name: 'English',
    choose: 'Your zones',
    search: 'Search for a place',
    nearMe: 'Near me',
    nearMeNote: 'Worked out on this device. Your place is not sent anywhere.',
    turnOn: 'Turn on the alarm',
    on: 'The alarm is on',
    calm: 'No alert in your zones',
    connected: 'connected',
    stale: 'NO CONNECTION: this page cannot warn you now',
    exercise: 'EXERCISE',
    test: 'TEST',
    toShelter: 'to be in shelter',
    toImpact: 'to impact',
    now: 'NOW',
    silence: 'Silence',
    over: 'It is over',
    unsealed: 'The signature of this alert could not be checked',
    seconds: 's',
    close: 'Close',
  },
  he: {
    name: 'עברית',
    choose: 'האזורים שלך',
    search: 'חיפוש יישוב',
    nearMe: 'לידי',
    nearMeNote: 'מחושב במכשיר בלבד. המיקום אינו נשלח לשום מקום.',
    turnOn: 'הפעלת האזעקה',
    on: 'האזעקה פעילה',
    calm: 'אין התרעה באזורים שלך',
    connected: 'מחובר',
    stale: 'אין חיבור: הדף אינו יכול להתריע כעת',
    exercise: 'תרגיל',
    test: 'בדיקה',
    toShelter: 'לכניסה למרחב המוגן',
    toImpact: 'לפגיעה',
    now: 'עכשיו',
    silence: 'השתקה',
    over: 'האירוע הסתיים',
    unsealed: 'לא ניתן היה לאמת את חתימת ההתרעה',
    seconds: 'שנ׳',
    close: 'סגירה',
  },
  ar: {
    name: 'العربية',
    choose: 'مناطقك',
    search: 'ابحث عن مكان',
    nearMe: 'بالقرب مني',
    nearMeNote: 'يُحسب على هذا الجهاز فقط. لا يُرسل موقعك إلى أي جهة.',
    turnOn: 'تشغيل الإنذار',
    on: 'الإنذار يعمل',
    calm: 'لا إنذار في مناطقك',
    connected: 'متصل',
    stale: 'لا اتصال: لا تستطيع هذه الصفحة تحذيرك الآن',
    exercise: 'تمرين',
    test: 'اختبار',
    toShelter: 'للوصول إلى الملجأ',
    toImpact: 'حتى السقوط',
    now: 'الآن',
    silence: 'إسكات',
    over: 'انتهى الحدث',
    unsealed: 'تعذّر التحقق من توقيع هذا الإنذار',
    seconds: 'ث',
    close: 'إغلاق',
  },
  ru: {
    name: 'Русский',
    choose: 'Ваши зоны',
    search: 'Поиск места',
    nearMe: 'Рядом со мной',
    nearMeNote: 'Вычисляется на этом устройстве. Ваше место никуда не отправляется.',
    turnOn: 'Включить сигнал',
    on: 'Сигнал включён',
    calm: 'В ваших зонах тревоги нет',
    connected: 'на связи',
    stale: 'НЕТ СВЯЗИ: страница сейчас не может предупредить вас',
    exercise: 'УЧЕНИЯ',
    test: 'ПРОВЕРКА',
    toShelter: 'чтобы быть в укрытии',
    toImpact: 'до падения',
    now: 'СЕЙЧАС',
    silence: 'Выключить звук',
    over: 'Отбой',
    unsealed: 'Подпись этой тревоги не удалось проверить',
    seconds: 'с',
    close: 'Закрыть',
  },
  uk: {
    name: 'Українська',
    choose: 'Ваші зони',
    search: 'Пошук місця',
    nearMe: 'Поруч зі мною',
    nearMeNote: 'Обчислюється на цьому пристрої. Ваше місце нікуди не надсилається.',
    turnOn: 'Увімкнути сигнал',
    on: 'Сигнал увімкнено',
    calm: 'У ваших зонах тривоги немає',
    connected: 'на зв’язку',
    stale: 'НЕМАЄ ЗВ’ЯЗКУ: сторінка зараз не може попередити вас',
    exercise: 'НАВЧАННЯ',
    test: 'ПЕРЕВІРКА',
    toShelter: 'щоб бути в укритті',
    toImpact: 'до падіння',
    now: 'ЗАРАЗ',
    silence: 'Вимкнути звук',
    over: 'Відбій',
    unsealed: 'Підпис цієї тривоги не вдалося перевірити',
    seconds: 'с',
    close: 'Закрити',
  },
};

/** True for languages written from right to left. */
export function isRightToLeft(language: PageLanguage): boolean {
  return language === 'he' || language === 'ar';
}

/** The language of a link, of an earlier visit, or of the browser. */
export function firstLanguage(asked: string | null, kept: string | null, browser: readonly string[]): PageLanguage {
  for (const candidate of [asked, kept, ...browser]) {
    const found = PAGE_LANGUAGES.find((language) => candidate?.toLowerCase().startsWith(language));
    if (found !== undefined) return found;
  }
  return 'en';
}
