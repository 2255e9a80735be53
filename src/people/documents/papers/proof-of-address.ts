import type { Citizen } from '../../../model/index.ts';
import { hash, within } from '../../draw.ts';
import type { Draw } from '../../draw.ts';
import { inventedWord } from '../../identity/index.ts';
import { dollars } from './paper.ts';
import type { Paper } from './paper.ts';

/** A bill for electricity that was sent to where the citizen lives. */
export function proofOfAddress({ identity }: Citizen, draw: Draw): Paper {
  const used = within(180, 1_400, draw('kilowatt hours'));
  const rate = within(9, 28, draw('electricity rate'));
  const fixed = 1_250;
  return {
    title: 'Electricity bill',
    from: `${inventedWord(draw('utility'))} Power of ${identity.state}`,
    rows: [
      ['Customer', identity.fullName],
      ['Service address', identity.street],
      ...(identity.street2 ? [['', identity.street2]] : []),
      ['', `${identity.city}, ${identity.stateCode} ${identity.zip}`],
      ['County', identity.county],
      ['Customer number', `TEST-${hash(identity.username, 'utility') % 10_000_000}`],
      ['Statement date', '12/05/2025'],
      [''],
      ['Electricity used, kWh', String(used)],
      [`At ${rate} cents`, dollars(used * rate)],
      ['Basic charge', dollars(fixed)],
      ['Amount due', dollars(used * rate + fixed)],
    ],
  };
}
