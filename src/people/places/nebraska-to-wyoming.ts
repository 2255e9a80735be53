import { place } from './place.ts';
import type { State } from './place.ts';

/** See `states.ts` for what these are and where they are from. */
export const FROM_NEBRASKA_TO_WYOMING: readonly State[] = [
  {
    code: 'NE',
    name: 'Nebraska',
    places: [
      place('Omaha', 'Douglas', [68102, 68112], '402'),
      place('Lincoln', 'Lancaster', [68502, 68510], '402'),
      place('North Platte', 'Lincoln', [69101, 69101], '308'),
      place('Grand Island', 'Hall', [68801, 68803], '308'),
    ],
  },
  {
    code: 'NV',
    name: 'Nevada',
    places: [
      place('Las Vegas', 'Clark', [89101, 89148], '702 725'),
      place('Reno', 'Washoe', [89501, 89507], '775'),
      place('Carson City', 'Carson City', [89701, 89703], '775'),
    ],
  },
  {
    code: 'NH',
    name: 'New Hampshire',
    places: [
      place('Manchester', 'Hillsborough', [3101, 3105], '603'),
      place('Concord', 'Merrimack', [3301, 3303], '603'),
      place('Nashua', 'Hillsborough', [3060, 3064], '603'),
      place('Keene', 'Cheshire', [3431, 3431], '603'),
    ],
  },
  {
    code: 'NJ',
    name: 'New Jersey',
    places: [
      place('Newark', 'Essex', [7102, 7108], '973'),
      place('Jersey City', 'Hudson', [7302, 7310], '201'),
      place('Trenton', 'Mercer', [8608, 8611], '609'),
      place('Camden', 'Camden', [8102, 8105], '856'),
      place('New Brunswick', 'Middlesex', [8901, 8901], '732'),
      place('Elizabeth', 'Union', [7206, 7208], '908'),
    ],
  },
  {
    code: 'NM',
    name: 'New Mexico',
    places: [
      place('Albuquerque', 'Bernalillo', [87102, 87116], '505'),
      place('Santa Fe', 'Santa Fe', [87501, 87508], '505'),
      place('Las Cruces', 'Doña Ana', [88003, 88007], '575'),
      place('Roswell', 'Chaves', [88201, 88203], '575'),
    ],
  },
  {
    code: 'NY',
    name: 'New York',
    places: [
      place('New York', 'New York', [10001, 10040], '212 646'),
      place('Brooklyn', 'Kings', [11201, 11226], '718 347'),
      place('Buffalo', 'Erie', [14201, 14227], '716'),
      place('Rochester', 'Monroe', [14604, 14626], '585'),
      place('Albany', 'Albany', [12202, 12211], '518'),
      place('Syracuse', 'Onondaga', [13202, 13212], '315'),
      place('Binghamton', 'Broome', [13901, 13905], '607'),
      place('Yonkers', 'Westchester', [10701, 10705], '914'),
      place('Hempstead', 'Nassau', [11550, 11550], '516'),
      place('Kingston', 'Ulster', [12401, 12401], '845'),
    ],
  },
  {
    code: 'NC',
    name: 'North Carolina',
    places: [
      place('Charlotte', 'Mecklenburg', [28202, 28217], '704'),
      place('Raleigh', 'Wake', [27601, 27617], '919'),
      place('Greensboro', 'Guilford', [27401, 27410], '336'),
      place('Asheville', 'Buncombe', [28801, 28806], '828'),
      place('Wilmington', 'New Hanover', [28405, 28412], '910'),
      place('Greenville', 'Pitt', [27834, 27834], '252'),
    ],
  },
  {
    code: 'ND',
    name: 'North Dakota',
    places: [
      place('Fargo', 'Cass', [58102, 58104], '701'),
      place('Bismarck', 'Burleigh', [58501, 58504], '701'),
      place('Grand Forks', 'Grand Forks', [58201, 58203], '701'),
      place('Minot', 'Ward', [58701, 58703], '701'),
    ],
  },
  {
    code: 'OH',
    name: 'Ohio',
    places: [
      place('Columbus', 'Franklin', [43209, 43224], '614'),
      place('Cleveland', 'Cuyahoga', [44108, 44115], '216'),
      place('Cincinnati', 'Hamilton', [45202, 45244], '513'),
      place('Toledo', 'Lucas', [43604, 43615], '419'),
      place('Dayton', 'Montgomery', [45402, 45410], '937'),
      place('Akron', 'Summit', [44301, 44317], '330'),
      place('Athens', 'Athens', [45701, 45701], '740'),
    ],
  },
  {
    code: 'OK',
    name: 'Oklahoma',
    places: [
      place('Oklahoma City', 'Oklahoma', [73102, 73132], '405'),
      place('Tulsa', 'Tulsa', [74103, 74108], '918'),
      place('Lawton', 'Comanche', [73505, 73507], '580'),
    ],
  },
  {
    code: 'OR',
    name: 'Oregon',
    places: [
      place('Portland', 'Multnomah', [97201, 97221], '503 971'),
      place('Eugene', 'Lane', [97401, 97405], '541'),
      place('Salem', 'Marion', [97301, 97303], '503'),
      place('Bend', 'Deschutes', [97701, 97702], '541'),
    ],
  },
  {
    code: 'PA',
    name: 'Pennsylvania',
    places: [
      place('Philadelphia', 'Philadelphia', [19118, 19154], '215 267'),
      place('Pittsburgh', 'Allegheny', [15201, 15238], '412'),
      place('Harrisburg', 'Dauphin', [17101, 17112], '717'),
      place('Erie', 'Erie', [16501, 16511], '814'),
      place('Scranton', 'Lackawanna', [18503, 18505], '570'),
      place('Allentown', 'Lehigh', [18101, 18106], '610'),
      place('Greensburg', 'Westmoreland', [15601, 15601], '724'),
    ],
  },
  {
    code: 'RI',
    name: 'Rhode Island',
    places: [
      place('Providence', 'Providence', [2903, 2909], '401'),
      place('Warwick', 'Kent', [2886, 2889], '401'),
      place('Newport', 'Newport', [2840, 2840], '401'),
    ],
  },
  {
    code: 'SC',
    name: 'South Carolina',
    places: [
      place('Columbia', 'Richland', [29214, 29227], '803'),
      place('Charleston', 'Charleston', [29401, 29403], '843'),
      place('Greenville', 'Greenville', [29601, 29617], '864'),
    ],
  },
  {
    code: 'SD',
    name: 'South Dakota',
    places: [
      place('Sioux Falls', 'Minnehaha', [57103, 57108], '605'),
      place('Rapid City', 'Pennington', [57701, 57703], '605'),
      place('Pierre', 'Hughes', [57501, 57501], '605'),
      place('Aberdeen', 'Brown', [57401, 57401], '605'),
    ],
  },
  {
    code: 'TN',
    name: 'Tennessee',
    places: [
      place('Nashville', 'Davidson', [37201, 37221], '615'),
      place('Memphis', 'Shelby', [38103, 38120], '901'),
      place('Knoxville', 'Knox', [37914, 37923], '865'),
      place('Chattanooga', 'Hamilton', [37402, 37412], '423'),
      place('Jackson', 'Madison', [38301, 38303], '731'),
      place('Clarksville', 'Montgomery', [37040, 37043], '931'),
    ],
  },
  {
    code: 'TX',
    name: 'Texas',
    places: [
      place('Houston', 'Harris', [77002, 77099], '713 281'),
      place('Dallas', 'Dallas', [75214, 75254], '214 972'),
      place('Austin', 'Travis', [78744, 78759], '512'),
      place('San Antonio', 'Bexar', [78201, 78260], '210'),
      place('El Paso', 'El Paso', [79922, 79932], '915'),
      place('Fort Worth', 'Tarrant', [76102, 76116], '817'),
      place('Lubbock', 'Lubbock', [79401, 79416], '806'),
      place('Corpus Christi', 'Nueces', [78401, 78418], '361'),
      place('Laredo', 'Webb', [78040, 78046], '956'),
      place('Waco', 'McLennan', [76701, 76708], '254'),
      place('Midland', 'Midland', [79701, 79707], '432'),
      place('Beaumont', 'Jefferson', [77701, 77708], '409'),
      place('Tyler', 'Smith', [75701, 75709], '903'),
    ],
  },
  {
    code: 'UT',
    name: 'Utah',
    places: [
      place('Salt Lake City', 'Salt Lake', [84101, 84119], '801 385'),
      place('Provo', 'Utah', [84601, 84606], '801 385'),
      place('Saint George', 'Washington', [84770, 84770], '435'),
      place('Logan', 'Cache', [84321, 84321], '435'),
    ],
  },
  {
    code: 'VT',
    name: 'Vermont',
    places: [
      place('Burlington', 'Chittenden', [5401, 5402], '802'),
      place('Montpelier', 'Washington', [5602, 5602], '802'),
      place('Rutland', 'Rutland', [5701, 5701], '802'),
      place('Brattleboro', 'Windham', [5301, 5301], '802'),
    ],
  },
  {
    code: 'VA',
    name: 'Virginia',
    places: [
      place('Richmond', 'Richmond City', [23219, 23225], '804'),
      place('Norfolk', 'Norfolk City', [23502, 23515], '757'),
      place('Arlington', 'Arlington', [22201, 22207], '703 571'),
      place('Roanoke', 'Roanoke City', [24011, 24018], '540'),
      place('Charlottesville', 'Charlottesville City', [22902, 22903], '434'),
    ],
  },
  {
    code: 'WA',
    name: 'Washington',
    places: [
      place('Seattle', 'King', [98101, 98109], '206'),
      place('Spokane', 'Spokane', [99201, 99218], '509'),
      place('Tacoma', 'Pierce', [98402, 98409], '253'),
      place('Bellingham', 'Whatcom', [98225, 98228], '360'),
      place('Bellevue', 'King', [98004, 98008], '425'),
    ],
  },
  {
    code: 'WV',
    name: 'West Virginia',
    places: [
      place('Charleston', 'Kanawha', [25301, 25306], '304 681'),
      place('Huntington', 'Cabell', [25701, 25705], '304 681'),
      place('Morgantown', 'Monongalia', [26501, 26508], '304 681'),
    ],
  },
  {
    code: 'WI',
    name: 'Wisconsin',
    places: [
      place('Milwaukee', 'Milwaukee', [53202, 53225], '414'),
      place('Madison', 'Dane', [53703, 53711], '608'),
      place('Green Bay', 'Brown', [54301, 54308], '920'),
      place('Eau Claire', 'Eau Claire', [54701, 54703], '715'),
      place('Kenosha', 'Kenosha', [53140, 53144], '262'),
    ],
  },
  {
    code: 'WY',
    name: 'Wyoming',
    places: [
      place('Cheyenne', 'Laramie', [82006, 82009], '307'),
      place('Casper', 'Natrona', [82601, 82602], '307'),
      place('Laramie', 'Albany', [82070, 82072], '307'),
      place('Jackson', 'Teton', [83001, 83001], '307'),
    ],
  },
];
