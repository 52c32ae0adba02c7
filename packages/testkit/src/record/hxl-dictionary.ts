/**
 * Hashtags of the HXL 1.1 dictionary (hxlstandard.org, final of 2018-04-30), by name: facts of the standard, typed in. No library on npm
 * reads HXL.
 */
export const HXL_HASHTAGS: ReadonlySet<string> = new Set(
  (
    'access activity adm1 adm2 adm3 adm4 adm5 affected beneficiary capacity cause channel contact country crisis currency date description ' +
    'event frequency geo group impact indicator inneed item loc meta modality need operations org output population reached region ' +
    'respondee sector service severity status subsector targeted value'
  ).split(' '),
);

/** Attributes of the dictionary that have a meaning of their own, with the hashtags that they are for. */
export const HXL_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  code: ['region', 'country', 'loc', 'org', 'sector', 'indicator', 'crisis', 'cause', 'impact', 'severity', 'event', 'group', 'status'],
  dest: ['region', 'country', 'loc'],
  end: ['date'],
  id: ['meta'],
  injured: ['affected', 'inneed', 'targeted', 'reached'],
  killed: ['affected'],
  lat: ['geo'],
  lon: ['geo'],
  name: ['region', 'country', 'loc', 'org', 'indicator', 'crisis', 'cause', 'impact', 'severity', 'event', 'group', 'status'],
  num: ['indicator', 'capacity', 'output'],
  occurred: ['date'],
  origin: ['region', 'country', 'loc'],
  reported: ['date'],
  source: ['meta'],
  start: ['date'],
  text: ['indicator'],
  type: ['loc', 'org', 'indicator', 'crisis', 'cause', 'impact', 'severity', 'event', 'group', 'description'],
  url: ['contact', 'org', 'activity', 'service', 'meta'],
};
/** Hashtags whose cells are numbers, and so are those of #geo with +lat and +lon. */
export const HXL_NUMBERS: ReadonlySet<string> = new Set(['affected', 'inneed', 'population', 'reached', 'targeted', 'value']);
