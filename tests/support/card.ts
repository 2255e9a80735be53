/** A card that the portal’s stub of a clearing house takes; it belongs to nobody. */
export const CARD = {
  method: 'card',
  cardNumber: '4242424242424242',
  expiry: '09/32',
  cvc: '123',
  name: 'A. Nobody',
};
