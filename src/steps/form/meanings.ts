/**
 * What a field of a form may ask for, and how one recognises it: the one place to add words.
 *
 *     what: tokens of `autocomplete` | words in English | words in Spanish
 *
 * Words are as `plain` makes them: small letters, no accents, one space. The longest that a label says decides, so that
 * “Name of your employer” is no name; of two as long, the upper one. `=words` must be the whole label: “Last” is a name,
 * “When did you last work?” is not. A row goes on in lines that are indented. Tokens are those of the HTML standard,
 * all of them (https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill-field). What a citizen
 * answers to each is in `gives.ts` and, for days, in `days.ts`.
 */
const TABLE = `
fullName: name | name, full name, legal name, your name, print name, =applicant, signature, sign here, account holder,
  name on account | nombre completo, nombre y apellido, nombre y apellidos, firma, =solicitante, titular
givenName: given-name cc-given-name nickname | first name, given name, given names, forename, =first, fname, firstname,
  preferred name, nickname, name first | nombre, nombres, nombre de pila, primer nombre, apodo
middleName: additional-name cc-additional-name | middle name, =middle, second name, name middle | segundo nombre
middleInitial: | middle initial, =mi, =m i, =initial | inicial del segundo nombre, =inicial
initials: | initials | iniciales
familyName: family-name cc-family-name | last name, family name, surname, =last, lname, lastname, maiden name, name last |
  apellido, apellidos, primer apellido, segundo apellido, apellido de soltera
title: honorific-prefix | =title, =prefix, salutation, name prefix, courtesy title | tratamiento
nameSuffix: honorific-suffix | =suffix, name suffix | sufijo
username: username | username, user name, user id, login id, =login, screen name | nombre de usuario, usuario
password: new-password current-password | password, passphrase | contrasena, clave
email: email | email, e mail, email address, e mail address | correo, correo electronico, direccion de correo electronico
phone: tel tel-national | phone, telephone, phone number, telephone number, mobile, mobile number, =cell, cell phone,
  contact number, fax, fax number | telefono, numero de telefono, celular, movil
phoneCountry: tel-country-code | country code, phone country code | codigo de pais
phoneArea: tel-area-code | area code | codigo de area
phoneLocal: tel-local | local number |
phonePrefix: tel-local-prefix | phone prefix |
phoneLine: tel-local-suffix | phone suffix, line number |
phoneExtension: tel-extension | extension, ext, phone extension |
street: street-address address-line1 | street, street address, address, address line 1, address 1, address1, street 1,
  mailing address, home address, residential address, street name | direccion, direccion 1, linea de direccion 1, calle,
  domicilio, direccion postal
street2: address-line2 address-line3 | address line 2, address line 3, street address line 2, address 2, address2, street 2,
  apartment, apt, apartment number, suite, =unit, unit number, apt suite unit | linea de direccion 2, direccion 2,
  apartamento, piso
city: address-level2 | city, town, city town, city or town, municipality, city of birth, place of birth, birthplace |
  ciudad, municipio, localidad, poblacion, lugar de nacimiento, ciudad de nacimiento
county: address-level3 address-level4 | county, parish, borough, district | condado, distrito
state: address-level1 | state, province, state province, state or province, state territory, state or territory,
  state of residence, state of birth | estado, provincia, estado de residencia
zip: postal-code | zip, zip code, zipcode, postal code, postcode, zip postal code, zip or postal code | codigo postal
zipPlus4: | zip 4, zip plus 4, zip plus four, plus 4 |
country: country-name | country, nation, country of residence, country of birth, country of citizenship |
  pais, pais de nacimiento, pais de residencia
countryCode: country | |
nationality: | nationality, citizenship, citizenship status | nacionalidad, ciudadania
birthDate: bday | date of birth, birth date, birthdate, birthday, dob, born | fecha de nacimiento, nacimiento
birthDay: bday-day | birth day, day of birth | dia de nacimiento
birthMonth: bday-month | birth month, month of birth | mes de nacimiento
birthYear: bday-year | birth year, year of birth | ano de nacimiento
age: | age, your age, how old are you, age in years, age range, age group | edad
gender: sex | gender, sex, gender identity | sexo, genero
maritalStatus: | marital status, civil status | estado civil
language: language | language, preferred language, primary language, language you speak | idioma, idioma preferido, lengua
ssn: | ssn, social security, social security number, taxpayer identification number, taxpayer id, tax id, itin |
  seguro social, numero de seguro social, numero del seguro social
ssnLast4: | =last 4, =last four, last 4 digits, last four digits, ssn last 4, last 4 of ssn, last 4 digits of your ssn,
  last four digits of your social security number, last 4 digits of your social security number,
  last 4 digits of social security number | ultimos 4 digitos, ultimos cuatro digitos
passportNumber: | passport, passport number, passport no, passport id, passport book number | pasaporte, numero de pasaporte
driversLicense: | drivers license, driver license, drivers licence, driving licence, drivers license number,
  license number, licence number, state id, state id number, identification number | licencia de conducir,
  numero de licencia, numero de identificacion
ein: | ein, employer identification number, employer id, federal tax id, fein, business tax id |
farmNumber: | farm number, farm id, fsa farm number | numero de finca, numero de granja
ipAddress: | ip address | direccion ip
bankName: | bank, bank name, name of bank, name of your bank, financial institution, name of financial institution |
  banco, nombre del banco
routingNumber: | routing, routing number, aba, aba number, aba routing number, routing transit number | numero de ruta
accountNumber: | account number, bank account, bank account number, checking account number, account no |
  numero de cuenta, cuenta bancaria
accountType: | account type, type of account, bank account type | tipo de cuenta
cardNumber: cc-number | card number, credit card number, debit card number, =card, credit card | numero de tarjeta,
  numero de la tarjeta, tarjeta
cardExpiry: cc-exp | card expiry, card expiration, card expiration date, expiration mm yy, expiry mm yy,
  expiration date mm yy, expiry date mm yy, =mm yy, =mm yyyy, exp date, valid thru | vencimiento de la tarjeta, =mm aa
cardExpiryMonth: cc-exp-month | expiration month, expiry month, exp month, card expiry month | mes de vencimiento
cardExpiryYear: cc-exp-year | expiration year, expiry year, exp year, card expiry year | ano de vencimiento
cardCvc: cc-csc | cvc, cvv, cvc2, cvv2, csc, =cid, security code, card security code, card verification,
  card verification code, card verification value | codigo de seguridad
cardName: cc-name | name on card, name on the card, cardholder, cardholder name, card holder, card holder name,
  name as it appears on card | nombre en la tarjeta, titular de la tarjeta
cardType: cc-type | card type, type of card, credit card type | tipo de tarjeta
employer: organization | employer, employer name, name of employer, name of your employer, company, company name,
  organization, organisation, business name, workplace | empleador, nombre del empleador, empresa, organizacion
jobTitle: organization-title | job title, occupation, =position, profession, =job, =role | ocupacion, puesto, cargo, profesion
annualIncome: | income, annual income, yearly income, household income, annual household income, gross income, salary,
  annual salary, wages, earnings | ingreso, ingresos, ingreso anual, ingresos anuales, salario, sueldo
monthlyIncome: | monthly income, gross monthly income, monthly household income, income per month, monthly wages,
  monthly salary | ingreso mensual, ingresos mensuales
weeklyIncome: | weekly income, weekly wage, weekly wages, weekly earnings | ingreso semanal
householdSize: | household, household size, size of household, family size, people in household, people in your household,
  household members, how many people live | tamano del hogar, personas en el hogar, personas en su hogar,
  cuantas personas viven
dependents: | dependents, dependants, number of dependents, children, number of children, how many children |
  dependientes, hijos, cuantos hijos
school: | school, school name, name of school, university, college, institution, high school | escuela, universidad, colegio
amount: transaction-amount | amount, cost, rent, expenses, fee, price | monto, importe, costo, alquiler, gastos
currency: transaction-currency | currency | moneda
quantity: | quantity, qty, how many, number of | cantidad, cuantos, cuantas
hours: | hours, hours per week, hours worked | horas, horas por semana
percent: | percent, percentage | porcentaje
grades: | gpa, grade point average | promedio
website: url | website, web site, url, web address, homepage | sitio web, pagina web
picture: photo | |
messenger: impp | instant messenger, instant messaging |
statement: | message, comment, comments, reason, describe, description, explain, explanation, details, notes, statement, why,
  tell us, what happened, purpose | mensaje, comentarios, motivo, razon, describa, descripcion, explique, por que, detalles
reference: | number, case number, claim number, claim id, case id, reference number, confirmation number, application number,
  member id, =id, =no, =code, =pin | numero, numero de caso, =codigo
expires: | expiration date, expiration, expiry date, expiry, expires, valid until | fecha de vencimiento, vencimiento,
  fecha de expiracion
issued: | issue date, date issued, date of issue, issued | fecha de emision, expedicion
appointment: | appointment, appointment date, preferred date, visit date, interview date, delivery date, pickup date |
  cita, fecha de la cita
soon: | departure date, travel date, date of travel, departure, check in, move in date | fecha de viaje, fecha de salida
later: | return date, check out, end date, arrival date | fecha de regreso, fecha final
recent: | last day worked, last day of work, last worked, date of loss, incident date, date of incident, date of accident,
  date of damage, separation date, date of separation, layoff date | ultimo dia de trabajo, fecha del incidente
past: | hire date, date hired, start date, date of marriage, move date, since | fecha de inicio, desde, fecha de contratacion
today: | date, todays date, date signed, signature date, current date, =today, effective date | fecha, fecha de hoy, fecha de firma
day: | =day, =dd | =dia
month: | =month, =mm | =mes
year: | =year, =yyyy | =ano, =aaaa
taxYear: | tax year | ano fiscal
time: | time, appointment time | hora
oneTimeCode: one-time-code | one time code, one time password, otp, verification code, authentication code, code we sent,
  code sent to you, passcode, 6 digit code, six digit code | codigo de verificacion, codigo que enviamos, codigo de un solo uso
captcha: | captcha, recaptcha, hcaptcha, not a robot, verify you are human, human verification, characters you see,
  letters you see, text in the image, characters in the image | no soy un robot, caracteres de la imagen
`;

/** One row of the table. */
export interface Meaning {
  asks: string;
  tokens: readonly string[];
  /** In both languages; those in `whole` count only when they are all that a label says. */
  words: readonly string[];
  whole: readonly string[];
}

export const meanings: readonly Meaning[] = TABLE.trim()
  .split(/\n(?! )/)
  .map((row) => {
    const [, asks = '', tokens = '', ...languages] = /^(\w+):([^|]*)\|([^|]*)\|([^|]*)$/.exec(row) ?? [row];
    const words = languages.flatMap((list) => list.split(',')).map((phrase) => phrase.trim());
    return {
      asks,
      tokens: tokens.split(/\s+/).filter(Boolean),
      words: words.filter((phrase) => phrase !== '' && !phrase.startsWith('=')),
      whole: words.filter((phrase) => phrase.startsWith('=')).map((phrase) => phrase.slice(1)),
    };
  });
