const noticeable = 60_000;

/**
 * The time of one run, milliseconds since 1970. It follows the computer's clock ahead, as after a
 * pause of the machine, and never back: a step, a lease or a wait would else last for as long as
 * the clock was set back.
 *
 * @param wall the computer's clock
 * @param elapsed milliseconds on a clock that nobody sets
 * @param tell called once, with milliseconds, when the computer's clock is found set back
 */
export function steadyClock(
  wall: () => number,
  elapsed: () => number,
  tell: (behind: number) => void = () => {},
): () => number {
  let offset = wall() - elapsed();
  let told = false;
  return () => {
    const current = wall() - elapsed();
    offset = Math.max(offset, current);
    if (!told && offset - current > noticeable) {
      told = true;
      tell(Math.round(offset - current));
    }
    return Math.floor(elapsed() + offset);
  };
}
