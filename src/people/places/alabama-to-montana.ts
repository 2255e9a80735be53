import { place } from './place.ts';
import type { State } from './place.ts';

/** See `states.ts` for what these are and where they are from. */
export const FROM_ALABAMA_TO_MONTANA: readonly State[] = [
  {
    code: 'AL',
    name: 'Alabama',
    places: [
      place('Birmingham', 'Jefferson', [35203, 35215], '205'),
      place('Huntsville', 'Madison', [35801, 35806], '256'),
      place('Mobile', 'Mobile', [36602, 36609], '251'),
      place('Montgomery', 'Montgomery', [36104, 36111], '334'),
    ],
  },
  {
    code: 'AK',
    name: 'Alaska',
    places: [
      place('Anchorage', 'Anchorage', [99501, 99504], '907'),
      place('Fairbanks', 'Fairbanks North Star', [99706, 99709], '907'),
      place('Juneau', 'Juneau', [99801, 99801], '907'),
    ],
  },
  {
    code: 'AZ',
    name: 'Arizona',
    places: [
      place('Phoenix', 'Maricopa', [85003, 85018], '602'),
      place('Tucson', 'Pima', [85701, 85719], '520'),
      place('Flagstaff', 'Coconino', [86001, 86004], '928'),
      place('Mesa', 'Maricopa', [85201, 85210], '480'),
      place('Glendale', 'Maricopa', [85301, 85308], '623'),
    ],
  },
  {
    code: 'AR',
    name: 'Arkansas',
    places: [
      place('Little Rock', 'Pulaski', [72201, 72207], '501'),
      place('Fayetteville', 'Washington', [72701, 72704], '479'),
      place('Jonesboro', 'Craighead', [72401, 72404], '870'),
    ],
  },
  {
    code: 'CA',
    name: 'California',
    places: [
      place('Los Angeles', 'Los Angeles', [90001, 90029], '213 323'),
      place('San Diego', 'San Diego', [92101, 92117], '619 858'),
      place('San Francisco', 'San Francisco', [94102, 94112], '415'),
      place('Sacramento', 'Sacramento', [95814, 95826], '916'),
      place('Fresno', 'Fresno', [93701, 93711], '559'),
      place('Oakland', 'Alameda', [94601, 94607], '510'),
      place('San Jose', 'Santa Clara', [95110, 95136], '408'),
      place('Bakersfield', 'Kern', [93301, 93309], '661'),
      place('Riverside', 'Riverside', [92501, 92509], '951'),
      place('Santa Rosa', 'Sonoma', [95401, 95409], '707'),
      place('Stockton', 'San Joaquin', [95202, 95212], '209'),
      place('Long Beach', 'Los Angeles', [90802, 90810], '562'),
    ],
  },
  {
    code: 'CO',
    name: 'Colorado',
    places: [
      place('Denver', 'Denver', [80202, 80212], '303 720'),
      place('Colorado Springs', 'El Paso', [80903, 80920], '719'),
      place('Fort Collins', 'Larimer', [80521, 80528], '970'),
    ],
  },
  {
    code: 'CT',
    name: 'Connecticut',
    places: [
      place('Hartford', 'Hartford', [6103, 6106], '860'),
      place('New Haven', 'New Haven', [6510, 6511], '203'),
      place('Stamford', 'Fairfield', [6901, 6907], '203'),
    ],
  },
  {
    code: 'DE',
    name: 'Delaware',
    places: [
      place('Wilmington', 'New Castle', [19801, 19810], '302'),
      place('Dover', 'Kent', [19903, 19904], '302'),
      place('Newark', 'New Castle', [19711, 19713], '302'),
    ],
  },
  {
    code: 'FL',
    name: 'Florida',
    places: [
      place('Miami', 'Miami-Dade', [33125, 33138], '305 786'),
      place('Orlando', 'Orange', [32824, 32837], '407'),
      place('Tampa', 'Hillsborough', [33602, 33619], '813'),
      place('Jacksonville', 'Duval', [32214, 32225], '904'),
      place('Tallahassee', 'Leon', [32306, 32312], '850'),
      place('Gainesville', 'Alachua', [32601, 32609], '352'),
      place('Fort Myers', 'Lee', [33905, 33908], '239'),
      place('Fort Lauderdale', 'Broward', [33301, 33316], '954'),
      place('Sarasota', 'Sarasota', [34231, 34240], '941'),
      place('Daytona Beach', 'Volusia', [32114, 32119], '386'),
      place('Saint Petersburg', 'Pinellas', [33701, 33716], '727'),
      place('West Palm Beach', 'Palm Beach', [33409, 33417], '561'),
    ],
  },
  {
    code: 'GA',
    name: 'Georgia',
    places: [
      place('Atlanta', 'Fulton', [30303, 30318], '404'),
      place('Savannah', 'Chatham', [31401, 31410], '912'),
      place('Augusta', 'Richmond', [30903, 30907], '706'),
      place('Macon', 'Bibb', [31201, 31213], '478'),
      place('Albany', 'Dougherty', [31701, 31707], '229'),
      place('Marietta', 'Cobb', [30060, 30068], '770'),
    ],
  },
  {
    code: 'HI',
    name: 'Hawaii',
    places: [
      place('Honolulu', 'Honolulu', [96813, 96822], '808'),
      place('Hilo', 'Hawaii', [96720, 96720], '808'),
    ],
  },
  {
    code: 'ID',
    name: 'Idaho',
    places: [
      place('Boise', 'Ada', [83702, 83709], '208 986'),
      place('Idaho Falls', 'Bonneville', [83401, 83404], '208'),
      place('Lewiston', 'Nez Perce', [83501, 83501], '208'),
    ],
  },
  {
    code: 'IL',
    name: 'Illinois',
    places: [
      place('Chicago', 'Cook', [60601, 60626], '312 773'),
      place('Springfield', 'Sangamon', [62701, 62707], '217'),
      place('Peoria', 'Peoria', [61602, 61607], '309'),
      place('Rockford', 'Winnebago', [61101, 61109], '815'),
      place('Aurora', 'Kane', [60502, 60503], '630'),
    ],
  },
  {
    code: 'IN',
    name: 'Indiana',
    places: [
      place('Indianapolis', 'Marion', [46216, 46229], '317'),
      place('Fort Wayne', 'Allen', [46802, 46809], '260'),
      place('Evansville', 'Vanderburgh', [47710, 47715], '812'),
      place('South Bend', 'St. Joseph', [46612, 46617], '574'),
      place('Gary', 'Lake', [46406, 46409], '219'),
      place('Lafayette', 'Tippecanoe', [47901, 47905], '765'),
    ],
  },
  {
    code: 'IA',
    name: 'Iowa',
    places: [
      place('Des Moines', 'Polk', [50309, 50321], '515'),
      place('Cedar Rapids', 'Linn', [52401, 52405], '319'),
      place('Davenport', 'Scott', [52801, 52807], '563'),
      place('Sioux City', 'Woodbury', [51101, 51106], '712'),
      place('Mason City', 'Cerro Gordo', [50401, 50401], '641'),
    ],
  },
  {
    code: 'KS',
    name: 'Kansas',
    places: [
      place('Wichita', 'Sedgwick', [67202, 67220], '316'),
      place('Topeka', 'Shawnee', [66603, 66612], '785'),
      place('Kansas City', 'Wyandotte', [66101, 66106], '913'),
      place('Dodge City', 'Ford', [67801, 67801], '620'),
    ],
  },
  {
    code: 'KY',
    name: 'Kentucky',
    places: [
      place('Louisville', 'Jefferson', [40202, 40222], '502'),
      place('Lexington', 'Fayette', [40502, 40517], '859'),
      place('Bowling Green', 'Warren', [42101, 42104], '270'),
      place('Ashland', 'Boyd', [41101, 41102], '606'),
    ],
  },
  {
    code: 'LA',
    name: 'Louisiana',
    places: [
      place('New Orleans', 'Orleans', [70112, 70119], '504'),
      place('Baton Rouge', 'East Baton Rouge', [70802, 70820], '225'),
      place('Shreveport', 'Caddo', [71101, 71109], '318'),
      place('Lafayette', 'Lafayette', [70501, 70508], '337'),
      place('Houma', 'Terrebonne', [70360, 70361], '985'),
    ],
  },
  {
    code: 'ME',
    name: 'Maine',
    places: [
      place('Portland', 'Cumberland', [4101, 4103], '207'),
      place('Bangor', 'Penobscot', [4401, 4401], '207'),
      place('Augusta', 'Kennebec', [4330, 4330], '207'),
      place('Lewiston', 'Androscoggin', [4240, 4240], '207'),
    ],
  },
  {
    code: 'MD',
    name: 'Maryland',
    places: [
      place('Baltimore', 'Baltimore City', [21209, 21218], '410 443'),
      place('Frederick', 'Frederick', [21701, 21704], '301'),
      place('Silver Spring', 'Montgomery', [20901, 20906], '301 240'),
      place('Annapolis', 'Anne Arundel', [21401, 21405], '410'),
    ],
  },
  {
    code: 'MA',
    name: 'Massachusetts',
    places: [
      place('Boston', 'Suffolk', [2108, 2125], '617 857'),
      place('Worcester', 'Worcester', [1602, 1610], '508'),
      place('Springfield', 'Hampden', [1103, 1105], '413'),
      place('Lowell', 'Middlesex', [1850, 1854], '978'),
    ],
  },
  {
    code: 'MI',
    name: 'Michigan',
    places: [
      place('Detroit', 'Wayne', [48204, 48211], '313'),
      place('Grand Rapids', 'Kent', [49503, 49508], '616'),
      place('Lansing', 'Ingham', [48909, 48912], '517'),
      place('Flint', 'Genesee', [48502, 48507], '810'),
      place('Ann Arbor', 'Washtenaw', [48103, 48109], '734'),
      place('Marquette', 'Marquette', [49855, 49855], '906'),
      place('Traverse City', 'Grand Traverse', [49684, 49686], '231'),
      place('Kalamazoo', 'Kalamazoo', [49003, 49009], '269'),
      place('Saginaw', 'Saginaw', [48601, 48609], '989'),
    ],
  },
  {
    code: 'MN',
    name: 'Minnesota',
    places: [
      place('Minneapolis', 'Hennepin', [55401, 55420], '612'),
      place('Saint Paul', 'Ramsey', [55101, 55110], '651'),
      place('Duluth', 'St. Louis', [55802, 55808], '218'),
      place('Rochester', 'Olmsted', [55901, 55906], '507'),
      place('Saint Cloud', 'Stearns', [56301, 56303], '320'),
    ],
  },
  {
    code: 'MS',
    name: 'Mississippi',
    places: [
      place('Jackson', 'Hinds', [39201, 39207], '601'),
      place('Tupelo', 'Lee', [38801, 38804], '662'),
      place('Gulfport', 'Harrison', [39501, 39503], '228'),
    ],
  },
  {
    code: 'MO',
    name: 'Missouri',
    places: [
      place('Kansas City', 'Jackson', [64123, 64134], '816'),
      place('Saint Louis', 'St. Louis City', [63101, 63120], '314'),
      place('Springfield', 'Greene', [65802, 65810], '417'),
      place('Columbia', 'Boone', [65201, 65203], '573'),
    ],
  },
  {
    code: 'MT',
    name: 'Montana',
    places: [
      place('Billings', 'Yellowstone', [59101, 59106], '406'),
      place('Missoula', 'Missoula', [59801, 59804], '406'),
      place('Great Falls', 'Cascade', [59403, 59405], '406'),
      place('Bozeman', 'Gallatin', [59717, 59718], '406'),
      place('Helena', 'Lewis and Clark', [59601, 59602], '406'),
    ],
  },
];
