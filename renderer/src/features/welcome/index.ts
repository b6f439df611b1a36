export { WelcomeRoom } from './WelcomeRoom.tsx';
