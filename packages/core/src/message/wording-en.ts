import type { Instruction, Occasion, Wording } from './wording.ts';

/** English. */
export const WORDING_EN: Wording = {
  hazard: {
    rocket: 'Rocket fire',
    missile: 'Missile attack',
    mortar: 'Mortar fire',
    uav: 'Drone intrusion',
    aircraft: 'Aircraft intrusion',
    unknown: 'Threat from the air',
  },
  call: {
    prepare: 'get ready to take shelter',
    prepareStill: 'stay close to shelter',
    shelter: 'take shelter now',
    shelterStill: 'stay in shelter',
    allClear: 'all clear',
    cancelled: 'warning cancelled',
    expired: 'warning over',
  },
  situation: {
    prepare: 'Alerts are expected in the next minutes.',
    prepareStill: 'Alerts are still to be expected.',
    shelter: 'Immediate danger.',
    shelterStill: 'The danger continues.',
    allClear: 'The danger is over.',
    cancelled: 'The warning has been withdrawn.',
    expired: 'The warning has run out; no further danger was reported.',
  },
  area: (place) => `Warned area: ${place}.`,
  moreZones: (count) => ` and ${count} more ${count === 1 ? 'zone' : 'zones'}`,
  zoneCount: (count) => (count === 1 ? '1 zone' : `${count} zones`),
  districts: (names, more) => ` (${names}${more === 0 ? '' : ` and ${more} more ${more === 1 ? 'district' : 'districts'}`})`,
  impactAt: (time) => `Impact expected at about ${time}.`,
  sentAt: (time) => `Time: ${time}.`,
  source: ({ kind, names }) => {
    if (kind === 'feed') return `Source: ${names.join(', ')}.`;
    if (kind === 'spotters') return 'Source: spotters.';
    return kind === 'operator' ? 'Source: duty officer.' : 'Source: detection sensors.';
  },
  instruction,
  notReal: {
    Exercise: {
      headline: 'EXERCISE EXERCISE EXERCISE, not a real alert. ',
      description: 'EXERCISE EXERCISE EXERCISE. This is not a real alert. ',
      instruction: 'Exercise, not a real alert. Practise this. ',
    },
    Test: {
      headline: 'TEST TEST TEST, not a real alert. ',
      description: 'TEST TEST TEST. This is not a real alert. ',
      instruction: 'System test, not a real alert. ',
    },
  },
  nothingToDo: 'You do not have to do anything.',
};

function instruction(occasion: Occasion, shelterTimeS: number): Instruction {
  const enter = shelterTimeS === 0 ? 'at once' : `within ${duration(shelterTimeS)}`;
  switch (occasion) {
    case 'prepare':
    case 'prepareStill':
      return {
        main: `Move close to the best shelter near you. When the alarm sounds, enter it ${enter}.`,
        advice: 'Stay there until told otherwise.',
      };
    case 'shelter':
      return {
        main: `Enter the protected space ${enter} and stay there until the all-clear.`,
        advice: 'Close doors and windows. Caught outdoors: lie down, hands over your head.',
      };
    case 'shelterStill':
      return { main: `Stay in the protected space until the all-clear. If you are not inside, enter ${enter}.`, advice: '' };
    case 'allClear':
      return { main: 'You may leave the protected space.', advice: 'Do not touch fragments or unexploded objects; call the police.' };
    case 'cancelled':
    case 'expired':
      return { main: 'You may leave the protected space.', advice: 'If an alarm sounds again, take shelter.' };
  }
}

function duration(seconds: number): string {
  if (seconds % 60 !== 0) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return seconds === 60 ? '1 minute' : `${seconds / 60} minutes`;
}
