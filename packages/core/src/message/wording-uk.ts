import { slavicForm } from './plural-form.ts';
import type { Instruction, Occasion, Wording } from './wording.ts';

/** Ukrainian, in the phrases of the State Emergency Service. */
export const WORDING_UK: Wording = {
  hazard: {
    rocket: 'Ракетний обстріл',
    missile: 'Ракетна небезпека',
    mortar: 'Мінометний обстріл',
    uav: 'Загроза безпілотника',
    aircraft: 'Загроза ворожої авіації',
    unknown: 'Повітряна загроза',
  },
  call: {
    prepare: 'приготуйтеся пройти в укриття',
    prepareStill: 'залишайтеся поблизу укриття',
    shelter: 'негайно пройдіть в укриття',
    shelterStill: 'залишайтеся в укритті',
    allClear: 'відбій тривоги',
    cancelled: 'тривогу скасовано',
    expired: 'тривогу завершено',
  },
  situation: {
    prepare: 'Найближчими хвилинами очікуються тривоги.',
    prepareStill: 'Тривоги все ще очікуються.',
    shelter: 'Безпосередня небезпека.',
    shelterStill: 'Небезпека триває.',
    allClear: 'Небезпека минула.',
    cancelled: 'Попередження відкликано.',
    expired: 'Термін тривоги минув, про нову небезпеку не повідомляли.',
  },
  area: (place) => `Зона тривоги: ${place}.`,
  moreZones: (count) => ` та ще ${zones(count)}`,
  zoneCount: zones,
  districts: (names, more) =>
    ` (${names}${more === 0 ? '' : ` та ще ${more} ${slavicForm(more, { one: 'округ', few: 'округи', many: 'округів' })}`})`,
  impactAt: (time) => `Падіння очікується близько ${time}.`,
  sentAt: (time) => `Час: ${time}.`,
  source: ({ kind, names }) => {
    if (kind === 'feed') return `Джерело: ${names.join(', ')}.`;
    if (kind === 'spotters') return 'Джерело: спостерігачі.';
    return kind === 'operator' ? 'Джерело: черговий оператор.' : 'Джерело: засоби виявлення.';
  },
  instruction,
  notReal: {
    Exercise: {
      headline: 'НАВЧАННЯ НАВЧАННЯ НАВЧАННЯ, тривога не справжня. ',
      description: 'НАВЧАННЯ НАВЧАННЯ НАВЧАННЯ. Це не справжня тривога. ',
      instruction: 'Навчання, це не справжня тривога. Відпрацюйте дії. ',
    },
    Test: {
      headline: 'ПЕРЕВІРКА ПЕРЕВІРКА ПЕРЕВІРКА, тривога не справжня. ',
      description: 'ПЕРЕВІРКА ПЕРЕВІРКА ПЕРЕВІРКА. Це не справжня тривога. ',
      instruction: 'Перевірка системи, це не справжня тривога. ',
    },
  },
  nothingToDo: 'Нічого робити не потрібно.',
};

function zones(count: number): string {
  return `${count} ${slavicForm(count, { one: 'зона', few: 'зони', many: 'зон' })}`;
}

function instruction(occasion: Occasion, shelterTimeS: number): Instruction {
  const when = shelterTimeS === 0 ? 'негайно' : `за ${duration(shelterTimeS)}`;
  switch (occasion) {
    case 'prepare':
    case 'prepareStill':
      return {
        main: `Будьте поруч із найкращим укриттям поблизу. За сигналом тривоги пройдіть у нього ${when}.`,
        advice: 'Залишайтеся там до нових вказівок.',
      };
    case 'shelter':
      return {
        main: `Пройдіть в укриття ${when} і залишайтеся там до відбою.`,
        advice: 'Зачиніть двері та вікна. Надворі без укриття: ляжте й закрийте голову руками.',
      };
    case 'shelterStill':
      return { main: `Залишайтеся в укритті до відбою. Якщо ви не в укритті, пройдіть у нього ${when}.`, advice: '' };
    case 'allClear':
      return { main: 'Можна вийти з укриття.', advice: 'Не торкайтеся уламків і нерозірваних предметів, повідомте про них поліцію.' };
    case 'cancelled':
    case 'expired':
      return { main: 'Можна вийти з укриття.', advice: 'За нового сигналу тривоги знову пройдіть в укриття.' };
  }
}

/** In the accusative, after "за". */
function duration(seconds: number): string {
  if (seconds % 60 === 0) {
    const minutes = seconds / 60;
    return `${minutes} ${slavicForm(minutes, { one: 'хвилину', few: 'хвилини', many: 'хвилин' })}`;
  }
  return `${seconds} ${slavicForm(seconds, { one: 'секунду', few: 'секунди', many: 'секунд' })}`;
}
