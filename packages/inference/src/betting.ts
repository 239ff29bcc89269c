/** Stakes of the betting process, as shares of the stake that could lose everything. */
const stakes = [0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9];

/**
 * Bets `Π (1 + λ (k/E − s)/s)` for each λ, minute by minute: `bet(k/E, s)`. Each is an e-process
 * when E[k/E | past] = s, whatever the spread, so clumps of any size do it no harm
 * (Waudby-Smith & Ramdas 2024).
 */
export function bettingProcess(): {
  bet(portion: number, expected: number): void;
  /** ln of each bettor's wealth. */
  readonly logWealth: readonly number[];
} {
  const logWealth = stakes.map(() => 0);
  return {
    bet(portion, expected) {
      stakes.forEach((stake, index) => {
        logWealth[index] =
          (logWealth[index] ?? 0) + Math.log1p((stake * (portion - expected)) / expected);
      });
    },
    logWealth,
  };
}
