import type { Player } from './problem.ts';

/** A team's seats: who fills which demands. Grows by augmenting paths, so that whoever came may move to another demand. */
export class Seating {
  readonly #open: readonly number[];
  /** By demand: who fills it. */
  readonly #at: Set<Player>[];
  readonly #of = new Map<Player, Set<number>>();

  constructor(open: readonly number[]) {
    this.#open = open;
    this.#at = open.map(() => new Set());
  }

  /** Seats the players as fully as can be. */
  static of(players: readonly Player[], open: readonly number[]): Seating {
    const seating = new Seating(open);
    for (const player of players) seating.take(player);
    return seating;
  }

  copy(): Seating {
    const made = new Seating(this.#open);
    for (const [demand, players] of this.#at.entries()) made.#at[demand] = new Set(players);
    for (const [player, demands] of this.#of) made.#of.set(player, new Set(demands));
    return made;
  }

  /** Seats filled. */
  get size(): number {
    return this.#at.reduce((sum, players) => sum + players.size, 0);
  }
  demandsOf(player: Player): readonly number[] {
    return [...(this.#of.get(player) ?? [])].sort((a, b) => a - b);
  }
  /** Free seats of a demand. */
  roomAt(demand: number): number {
    return (this.#open[demand] as number) - (this.#at[demand] as Set<Player>).size;
  }

  /** Gives a player as many seats as lead to more seats filled; how many more that are. */
  take(player: Player): number {
    const own = this.#of.get(player) ?? new Set<number>();
    this.#of.set(player, own);
    let gained = 0;
    while (own.size < player.roles && this.#seat(player, new Set())) gained += 1;
    return gained;
  }

  /** Kuhn's augmenting path: a free seat for a player, or one that somebody else can leave for another. */
  #seat(player: Player, visited: Set<number>): boolean {
    const own = this.#of.get(player) as Set<number>;
    const wanted = player.demands.filter((demand) => !own.has(demand) && !visited.has(demand));
    for (const demand of wanted) {
      if (this.roomAt(demand) === 0) continue;
      this.#put(player, demand);
      return true;
    }
    for (const demand of wanted) {
      if (visited.has(demand)) continue;
      visited.add(demand);
      for (const holder of [...(this.#at[demand] as Set<Player>)]) {
        if (!this.#seat(holder, visited)) continue;
        (this.#of.get(holder) as Set<number>).delete(demand);
        (this.#at[demand] as Set<Player>).delete(holder);
        this.#put(player, demand);
        return true;
      }
    }
    return false;
  }

  #put(player: Player, demand: number): void {
    (this.#of.get(player) as Set<number>).add(demand);
    (this.#at[demand] as Set<Player>).add(player);
  }
}
