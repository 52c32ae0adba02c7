/** A report; places and people are invented. */
export const REPORT = `HARBOUR WIRE, January 6, 2024

Southtown - The army said 180 rockets were intercepted on Saturday. The mayor of Southtown, Dana Orel, said a house was damaged.

Mediators said a truce had been agreed and would begin on Sunday at 7 a.m. The truce would last four days, the mediators said. Under the deal 50 hostages would be released in exchange for 150 prisoners. On Friday 13 hostages were released, the Red Cross said. The army accused the Lowland Front of violating the truce. The army ordered residents of three villages to evacuate.

Of the boats nobody has told yet: 11 boats were out.`;
/** Another outlet with sentences of it. */
export const RETOLD = `COAST TIMES, January 6, 2024

The army said 180 rockets were intercepted on Saturday. On Friday 13 hostages were released, the Red Cross said.`;
/** A page around a report; its script must not run. */
export const PAGE = `<!doctype html><title>Rockets</title><script>document.title = 'run'</script><nav>Menu</nav>
<article><h1>Northtown</h1><p>The police said four rockets fell in open areas near Northtown on Saturday.</p></article>`;
