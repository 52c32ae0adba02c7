/** What an actor is: decides which words ("the group", "the ministry") can stand for it. */
export type ActorType = 'state' | 'military' | 'armed-group' | 'ministry' | 'agency' | 'party' | 'authority' | 'outlet' | 'person';

/** Somebody a report can name, with the spellings in use. */
export interface Actor {
  readonly name: string;
  readonly type: ActorType;
  /** What the person or body is or was when the table was set down; the report's own words go before it. */
  readonly role?: string;
  readonly spellings: readonly string[];
}

/** Reads lines of "Name | spelling | spelling = role". */
export function actors(type: ActorType, lines: string): readonly Actor[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [names = '', role] = line.trim().split(' = ');
      const [name = '', ...others] = names.split(' | ');
      return {
        name,
        type,
        ...(role === undefined ? {} : { role }),
        spellings: [name.replace(/ \([^)]*\)$/, ''), ...others].map((spelling) => spelling.toLowerCase()),
      };
    });
}
