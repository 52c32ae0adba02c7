import { slavicForm } from './plural-form.ts';
import type { Instruction, Occasion, Wording } from './wording.ts';

/** Russian. */
export const WORDING_RU: Wording = {
  hazard: {
    rocket: 'Ракетный обстрел',
    missile: 'Ракетный удар',
    mortar: 'Миномётный обстрел',
    uav: 'Проникновение беспилотника',
    aircraft: 'Проникновение вражеского самолёта',
    unknown: 'Угроза с воздуха',
  },
  call: {
    prepare: 'приготовьтесь пройти в укрытие',
    prepareStill: 'оставайтесь рядом с укрытием',
    shelter: 'немедленно пройдите в укрытие',
    shelterStill: 'оставайтесь в укрытии',
    allClear: 'отбой тревоги',
    cancelled: 'тревога отменена',
    expired: 'тревога завершена',
  },
  situation: {
    prepare: 'В ближайшие минуты ожидаются тревоги.',
    prepareStill: 'Тревоги всё ещё ожидаются.',
    shelter: 'Непосредственная опасность.',
    shelterStill: 'Опасность сохраняется.',
    allClear: 'Опасность миновала.',
    cancelled: 'Предупреждение отозвано.',
    expired: 'Срок тревоги истёк, о новой опасности не сообщалось.',
  },
  area: (place) => `Зона тревоги: ${place}.`,
  moreZones: (count) => ` и ещё ${zones(count)}`,
  zoneCount: zones,
  districts: (names, more) =>
    ` (${names}${more === 0 ? '' : ` и ещё ${more} ${slavicForm(more, { one: 'округ', few: 'округа', many: 'округов' })}`})`,
  impactAt: (time) => `Падение ожидается около ${time}.`,
  sentAt: (time) => `Время: ${time}.`,
  source: ({ kind, names }) => {
    if (kind === 'feed') return `Источник: ${names.join(', ')}.`;
    if (kind === 'spotters') return 'Источник: наблюдатели.';
    return kind === 'operator' ? 'Источник: дежурный оператор.' : 'Источник: средства обнаружения.';
  },
  instruction,
  notReal: {
    Exercise: {
      headline: 'УЧЕНИЯ УЧЕНИЯ УЧЕНИЯ, тревога не настоящая. ',
      description: 'УЧЕНИЯ УЧЕНИЯ УЧЕНИЯ. Это не настоящая тревога. ',
      instruction: 'Учения, это не настоящая тревога. Отработайте действия. ',
    },
    Test: {
      headline: 'ПРОВЕРКА ПРОВЕРКА ПРОВЕРКА, тревога не настоящая. ',
      description: 'ПРОВЕРКА ПРОВЕРКА ПРОВЕРКА. Это не настоящая тревога. ',
      instruction: 'Проверка системы, это не настоящая тревога. ',
    },
  },
  nothingToDo: 'Ничего делать не нужно.',
};

function zones(count: number): string {
  return `${count} ${slavicForm(count, { one: 'зона', few: 'зоны', many: 'зон' })}`;
}

function instruction(occasion: Occasion, shelterTimeS: number): Instruction {
  const when = shelterTimeS === 0 ? 'немедленно' : `за ${duration(shelterTimeS)}`;
  switch (occasion) {
    case 'prepare':
    case 'prepareStill':
      return {
        main: `Будьте рядом с лучшим укрытием поблизости. По сигналу тревоги пройдите в него ${when}.`,
        advice: 'Оставайтесь там до новых указаний.',
      };
    case 'shelter':
      return {
        main: `Пройдите в укрытие ${when} и оставайтесь там до отбоя.`,
        advice: 'Закройте двери и окна. На улице без укрытия: лягте и закройте голову руками.',
      };
    case 'shelterStill':
      return { main: `Оставайтесь в укрытии до отбоя. Если вы не в укрытии, пройдите в него ${when}.`, advice: '' };
    case 'allClear':
      return { main: 'Можно выйти из укрытия.', advice: 'Не трогайте осколки и неразорвавшиеся предметы, сообщите о них в полицию.' };
    case 'cancelled':
    case 'expired':
      return { main: 'Можно выйти из укрытия.', advice: 'При новом сигнале тревоги снова пройдите в укрытие.' };
  }
}

/** In the accusative, after "за". */
function duration(seconds: number): string {
  if (seconds % 60 === 0) {
    const minutes = seconds / 60;
    return `${minutes} ${slavicForm(minutes, { one: 'минуту', few: 'минуты', many: 'минут' })}`;
  }
  return `${seconds} ${slavicForm(seconds, { one: 'секунду', few: 'секунды', many: 'секунд' })}`;
}
