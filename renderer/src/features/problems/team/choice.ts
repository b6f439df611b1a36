import { create } from 'zustand';

type Seat = { readonly demandId: string; readonly candidateId: string };

type Choice = {
  /** The problem that the choice belongs to: other words are another problem. */
  readonly text: string;
  readonly fixed: readonly Seat[];
  /** Everybody of the team is to be sent, whoever that will be after a swap. */
  readonly all: boolean;
};

type State = Choice & { set: (choice: Partial<Choice>) => void };

/** What the clerk changed in the proposed team; kept when they look elsewhere. */
export const useTeamChoice = create<State>((set) => ({
  text: '',
  fixed: [],
  all: false,
  set: (choice) => set(choice),
}));
