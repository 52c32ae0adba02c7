import { arabicForm } from './plural-form.ts';
import type { Instruction, Occasion, Wording } from './wording.ts';

/** Arabic, in the phrases of the civil defence of the region. */
export const WORDING_AR: Wording = {
  hazard: {
    rocket: 'إطلاق قذائف صاروخية',
    missile: 'إطلاق صواريخ',
    mortar: 'إطلاق قذائف هاون',
    uav: 'تسلل طائرة مسيّرة',
    aircraft: 'تسلل طائرة معادية',
    unknown: 'تهديد جوي',
  },
  call: {
    prepare: 'استعدوا للدخول إلى المكان المحمي',
    prepareStill: 'ابقوا بالقرب من المكان المحمي',
    shelter: 'ادخلوا فورًا إلى المكان المحمي',
    shelterStill: 'ابقوا في المكان المحمي',
    allClear: 'انتهى الحدث',
    cancelled: 'أُلغي الإنذار',
    expired: 'انتهى الإنذار',
  },
  situation: {
    prepare: 'من المتوقع تلقي إنذارات في الدقائق القريبة.',
    prepareStill: 'ما زال من المتوقع تلقي إنذارات.',
    shelter: 'خطر فوري.',
    shelterStill: 'الخطر مستمر.',
    allClear: 'انتهى الحدث وزال الخطر.',
    cancelled: 'أُلغي الإنذار.',
    expired: 'انتهت صلاحية الإنذار ولم يُبلَّغ عن خطر آخر.',
  },
  area: (place) => `منطقة الإنذار: ${place}.`,
  moreZones: (count) => ` و${zones(count, 'أخرى', 'أخريان')}`,
  zoneCount: (count) => arabicForm(count, { one: 'منطقة واحدة', two: 'منطقتان', few: `${count} مناطق`, other: `${count} منطقة` }),
  districts: (names, more) => ` (${names}${moreDistricts(more)})`,
  impactAt: (time) => `السقوط متوقع قرابة الساعة ${time}.`,
  sentAt: (time) => `الساعة: ${time}.`,
  source: ({ kind, names }) => {
    if (kind === 'feed') return `المصدر: ${names.join('، ')}.`;
    if (kind === 'spotters') return 'المصدر: بلاغات راصدين.';
    return kind === 'operator' ? 'المصدر: غرفة العمليات.' : 'المصدر: أجهزة الرصد.';
  },
  instruction,
  notReal: {
    Exercise: {
      headline: 'تمرين تمرين تمرين، هذا ليس إنذارًا حقيقيًا. ',
      description: 'تمرين تمرين تمرين. هذا ليس إنذارًا حقيقيًا. ',
      instruction: 'تمرين فقط، ليس إنذارًا حقيقيًا. للتدريب: ',
    },
    Test: {
      headline: 'اختبار اختبار اختبار، هذا ليس إنذارًا حقيقيًا. ',
      description: 'اختبار اختبار اختبار. هذا ليس إنذارًا حقيقيًا. ',
      instruction: 'اختبار للمنظومة، ليس إنذارًا حقيقيًا. ',
    },
  },
  nothingToDo: 'لا حاجة إلى القيام بأي شيء.',
};

function zones(count: number, other: string, otherDual: string): string {
  return arabicForm(count, {
    one: `منطقة ${other}`,
    two: `منطقتان ${otherDual}`,
    few: `${count} مناطق ${other}`,
    other: `${count} منطقة ${other}`,
  });
}

function moreDistricts(count: number): string {
  if (count === 0) return '';
  return arabicForm(count, {
    one: ' ولواء آخر',
    two: ' ولواءان آخران',
    few: ` و${count} ألوية أخرى`,
    other: ` و${count} لواءً آخر`,
  });
}

function instruction(occasion: Occasion, shelterTimeS: number): Instruction {
  const enter = shelterTimeS === 0 ? 'ادخلوا فورًا إلى المكان المحمي' : `ادخلوا إلى المكان المحمي خلال ${duration(shelterTimeS)}`;
  switch (occasion) {
    case 'prepare':
    case 'prepareStill':
      return { main: `اقتربوا من أفضل مكان محمي في محيطكم. عند تلقي إنذار ${enter} وابقوا فيه حتى إشعار آخر.`, advice: '' };
    case 'shelter':
      return {
        main: `${enter} وابقوا فيه حتى الإعلان عن انتهاء الحدث.`,
        advice: 'أغلقوا الأبواب والنوافذ. في الخارج بلا مأوى: انبطحوا أرضًا واحموا رؤوسكم بأيديكم.',
      };
    case 'shelterStill':
      return { main: `ابقوا في المكان المحمي حتى الإعلان عن انتهاء الحدث. من لا يزال خارجه: ${enter}.`, advice: '' };
    case 'allClear':
      return { main: 'يمكنكم الخروج من المكان المحمي.', advice: 'لا تلمسوا الشظايا أو المقذوفات غير المنفجرة وأبلغوا الشرطة.' };
    case 'cancelled':
    case 'expired':
      return { main: 'يمكنكم الخروج من المكان المحمي.', advice: 'عند سماع إنذار جديد ادخلوا إليه ثانيةً.' };
  }
}

function duration(seconds: number): string {
  if (seconds === 90) return 'دقيقة ونصف';
  if (seconds % 60 === 0) {
    const minutes = seconds / 60;
    return arabicForm(minutes, { one: 'دقيقة', two: 'دقيقتين', few: `${minutes} دقائق`, other: `${minutes} دقيقة` });
  }
  return arabicForm(seconds, { one: 'ثانية واحدة', two: 'ثانيتين', few: `${seconds} ثوانٍ`, other: `${seconds} ثانية` });
}
