export { AddressOffer, type OfferedPlace } from './AddressOffer.tsx';
export { UnplacedCount } from './UnplacedCount.tsx';
export { UnplacedView } from './UnplacedView.tsx';
