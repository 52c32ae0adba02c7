import { hebrewNumber } from './hebrew-number.ts';
import type { SpokenWording } from './spoken-wording.ts';

/**
 * Hebrew with vowel points: the speech program says unpointed words without their vowels, and digits not at all. Same phrases as in
 * writing.
 */
export const SPOKEN_HE: SpokenWording = {
  attention: 'שִׂימוּ לֵב',
  again: 'חוֹזְרִים עַל הַהוֹדָעָה',
  hazard: {
    rocket: 'יְרִי רָקֶטוֹת',
    missile: 'יְרִי טִילִים',
    mortar: 'יְרִי פִּצְצוֹת מַרְגֵּמָה',
    uav: 'חֲדִירַת כְּלִי טַיִס בִּלְתִּי מְאוּיָּשׁ',
    aircraft: 'חֲדִירַת כְּלִי טַיִס עוֹיֵן',
    unknown: 'אִיּוּם אֲוִירִי',
  },
  call: {
    prepare: 'הֵיעָרְכוּ לַכְּנִיסָה לַמֶּרְחָב הַמּוּגָן',
    prepareStill: 'הִישָּׁאֲרוּ בְּקִרְבַת הַמֶּרְחָב הַמּוּגָן',
    shelter: 'הִיכָּנְסוּ מִיָּד לַמֶּרְחָב הַמּוּגָן',
    shelterStill: 'הִישָּׁאֲרוּ בַּמֶּרְחָב הַמּוּגָן',
    allClear: 'הָאֵירוּעַ הִסְתַּיֵּים',
    cancelled: 'הַהַתְרָעָה בּוּטְּלָה',
    expired: 'הַהַתְרָעָה הִסְתַּיְּימָה',
  },
  moreZones: (count) => {
    if (count === 1) return ' וְעוֹד אֵזוֹר אֶחָד';
    return count === 2 ? ' וְעוֹד שְׁנֵי אֵזוֹרִים' : ` וְעוֹד ${hebrewNumber(count, 'masculine')} אֵזוֹרִים`;
  },
  instruction: (occasion, shelterTimeS) => {
    const enter = shelterTimeS === 0 ? 'הִיכָּנְסוּ מִיָּד לַמֶּרְחָב הַמּוּגָן' : `הִיכָּנְסוּ לַמֶּרְחָב הַמּוּגָן תּוֹךְ ${duration(shelterTimeS)}`;
    switch (occasion) {
      case 'prepare':
      case 'prepareStill':
        return `עִם קַבָּלַת הַתְרָעָה ${enter} וּשְׁהוּ בּוֹ עַד לְהוֹדָעָה חֲדָשָׁה`;
      case 'shelter':
        return `${enter} וּשְׁהוּ בּוֹ עַד לְהוֹדָעָה עַל סִיּוּם הָאֵירוּעַ`;
      case 'shelterStill':
        return `הִישָּׁאֲרוּ בַּמֶּרְחָב הַמּוּגָן עַד לְהוֹדָעָה עַל סִיּוּם הָאֵירוּעַ. מִי שֶׁעֲדַיִין בַּחוּץ: ${enter}`;
      case 'allClear':
      case 'cancelled':
      case 'expired':
        return 'נִיתָּן לָצֵאת מֵהַמֶּרְחָב הַמּוּגָן';
    }
  },
  notReal: {
    Exercise: 'תַּרְגִּיל. תַּרְגִּיל. תַּרְגִּיל. זוֹ אֵינָהּ הַתְרָעַת אֱמֶת',
    Test: 'בְּדִיקָה. בְּדִיקָה. בְּדִיקָה. זוֹ אֵינָהּ הַתְרָעַת אֱמֶת',
  },
  nothingToDo: 'אֵין צוֹרֶךְ לַעֲשׂוֹת דָּבָר',
};

/** Minutes and seconds are feminine. */
function duration(seconds: number): string {
  if (seconds === 90) return 'דַּקָּה וָחֵצִי';
  if (seconds % 60 !== 0) return `${hebrewNumber(seconds, 'feminine')} שְׁנִיּוֹת`;
  const minutes = seconds / 60;
  if (minutes === 1) return 'דַּקָּה';
  return minutes === 2 ? 'שְׁתֵּי דַּקּוֹת' : `${hebrewNumber(minutes, 'feminine')} דַּקּוֹת`;
}
