import type { Instruction, Occasion, Wording } from './wording.ts';

/** Hebrew, in the phrases of Home Front Command. */
export const WORDING_HE: Wording = {
  hazard: {
    rocket: 'ירי רקטות',
    missile: 'ירי טילים',
    mortar: 'ירי פצצות מרגמה',
    uav: 'חדירת כלי טיס בלתי מאויש',
    aircraft: 'חדירת כלי טיס עוין',
    unknown: 'איום אווירי',
  },
  call: {
    prepare: 'היערכו לכניסה למרחב המוגן',
    prepareStill: 'הישארו בקרבת המרחב המוגן',
    shelter: 'היכנסו מיד למרחב המוגן',
    shelterStill: 'הישארו במרחב המוגן',
    allClear: 'האירוע הסתיים',
    cancelled: 'ההתרעה בוטלה',
    expired: 'ההתרעה הסתיימה',
  },
  situation: {
    prepare: 'בדקות הקרובות צפויות להתקבל התרעות.',
    prepareStill: 'עדיין צפויות להתקבל התרעות.',
    shelter: 'סכנה מיידית.',
    shelterStill: 'הסכנה נמשכת.',
    allClear: 'האירוע הסתיים והסכנה חלפה.',
    cancelled: 'ההתרעה בוטלה.',
    expired: 'תוקף ההתרעה פג ולא דווח על סכנה נוספת.',
  },
  area: (place) => `אזור ההתרעה: ${place}.`,
  moreZones: (count) => {
    if (count === 1) return ' ועוד אזור אחד';
    return count === 2 ? ' ועוד שני אזורים' : ` ועוד ${count} אזורים`;
  },
  zoneCount: (count) => {
    if (count === 1) return 'אזור אחד';
    return count === 2 ? 'שני אזורים' : `${count} אזורים`;
  },
  districts: (names, more) => ` (${names}${moreDistricts(more)})`,
  impactAt: (time) => `פגיעה צפויה בסביבות השעה ${time}.`,
  sentAt: (time) => `שעה: ${time}.`,
  source: ({ kind, names }) => {
    if (kind === 'feed') return `מקור: ${names.join(', ')}.`;
    if (kind === 'spotters') return 'מקור: דיווחי תצפיתנים.';
    return kind === 'operator' ? 'מקור: חדר המבצעים.' : 'מקור: חיישני גילוי.';
  },
  instruction,
  notReal: {
    Exercise: {
      headline: 'תרגיל תרגיל תרגיל, זו אינה התרעת אמת. ',
      description: 'תרגיל תרגיל תרגיל. זו אינה התרעת אמת. ',
      instruction: 'תרגיל בלבד, זו אינה התרעת אמת. תרגלו: ',
    },
    Test: {
      headline: 'בדיקה בדיקה בדיקה, זו אינה התרעת אמת. ',
      description: 'בדיקה בדיקה בדיקה. זו אינה התרעת אמת. ',
      instruction: 'בדיקת מערכת, זו אינה התרעת אמת. ',
    },
  },
  nothingToDo: 'אין צורך לעשות דבר.',
};

function moreDistricts(count: number): string {
  if (count === 0) return '';
  if (count === 1) return ' ועוד מחוז אחד';
  return count === 2 ? ' ועוד שני מחוזות' : ` ועוד ${count} מחוזות`;
}

function instruction(occasion: Occasion, shelterTimeS: number): Instruction {
  const enter = shelterTimeS === 0 ? 'היכנסו מיד למרחב המוגן' : `היכנסו למרחב המוגן תוך ${duration(shelterTimeS)}`;
  switch (occasion) {
    case 'prepare':
    case 'prepareStill':
      return { main: `שפרו את המיקום למיגון המיטבי בקרבתכם. עם קבלת התרעה ${enter} ושהו בו עד להודעה חדשה.`, advice: '' };
    case 'shelter':
      return {
        main: `${enter} ושהו בו עד להודעה על סיום האירוע.`,
        advice: 'סגרו דלתות וחלונות. הנמצאים בחוץ ללא מחסה: שכבו על הקרקע והגנו על הראש בידיים.',
      };
    case 'shelterStill':
      return { main: `הישארו במרחב המוגן עד להודעה על סיום האירוע. מי שעדיין בחוץ: ${enter}.`, advice: '' };
    case 'allClear':
      return { main: 'ניתן לצאת מהמרחב המוגן.', advice: 'אין לגעת ברסיסים או בנפלים; דווחו למשטרה.' };
    case 'cancelled':
    case 'expired':
      return { main: 'ניתן לצאת מהמרחב המוגן.', advice: 'אם תתקבל התרעה נוספת, היכנסו שוב למרחב המוגן.' };
  }
}

function duration(seconds: number): string {
  if (seconds === 90) return 'דקה וחצי';
  if (seconds % 60 === 0) {
    const minutes = seconds / 60;
    if (minutes === 1) return 'דקה';
    return minutes === 2 ? 'שתי דקות' : `${minutes} דקות`;
  }
  if (seconds === 1) return 'שנייה אחת';
  return seconds === 2 ? 'שתי שניות' : `${seconds} שניות`;
}
