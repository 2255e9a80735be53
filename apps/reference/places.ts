/** A place of residence as the portal offers it: its USPS code (`ZZ` for abroad) and its full name. */
export interface Place {
  readonly code: string;
  readonly name: string;
}

/** `AL=Alabama` lines to places: one table to read and to check against USPS Publication 28, appendix B. */
function places(table: string): readonly Place[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', name = ''] = line.trim().split('=');
      return { code, name };
    });
}

/**
 * Everywhere an applicant can live: the 50 states and the District of Columbia in alphabetical order, then the
 * territories, then abroad. Codes are those of USPS Publication 28; `ZZ` is ours and no USPS code.
 */
export const PLACES: readonly Place[] = places(`
  AL=Alabama
  AK=Alaska
  AZ=Arizona
  AR=Arkansas
  CA=California
  CO=Colorado
  CT=Connecticut
  DE=Delaware
  DC=District of Columbia
  FL=Florida
  GA=Georgia
  HI=Hawaii
  ID=Idaho
  IL=Illinois
  IN=Indiana
  IA=Iowa
  KS=Kansas
  KY=Kentucky
  LA=Louisiana
  ME=Maine
  MD=Maryland
  MA=Massachusetts
  MI=Michigan
  MN=Minnesota
  MS=Mississippi
  MO=Missouri
  MT=Montana
  NE=Nebraska
  NV=Nevada
  NH=New Hampshire
  NJ=New Jersey
  NM=New Mexico
  NY=New York
  NC=North Carolina
  ND=North Dakota
  OH=Ohio
  OK=Oklahoma
  OR=Oregon
  PA=Pennsylvania
  RI=Rhode Island
  SC=South Carolina
  SD=South Dakota
  TN=Tennessee
  TX=Texas
  UT=Utah
  VT=Vermont
  VA=Virginia
  WA=Washington
  WV=West Virginia
  WI=Wisconsin
  WY=Wyoming
  AS=American Samoa
  GU=Guam
  MP=Northern Mariana Islands
  PR=Puerto Rico
  VI=U.S. Virgin Islands
  ZZ=Outside the United States
`);
