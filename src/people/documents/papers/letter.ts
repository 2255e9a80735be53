import type { Citizen } from '../../../model/index.ts';
import type { Paper } from './paper.ts';

/** A letter to whom it may concern, for any PDF of another name. */
export function letter({ identity }: Citizen): Paper {
  return {
    title: 'To whom it may concern',
    from: identity.fullName,
    rows: [
      ['From', identity.fullName],
      ['', identity.street],
      ['', `${identity.city}, ${identity.stateCode} ${identity.zip}`],
      ['Phone', identity.phone],
      ['Email', identity.email],
      ['Date', '12/15/2025'],
      [''],
      [`My name is ${identity.fullName}. I live in ${identity.city}, ${identity.state},`],
      [`in a household of ${identity.householdSize}. I work as: ${identity.jobTitle.toLowerCase()}.`],
      ['Please find enclosed what you asked for.'],
    ],
  };
}
