// What the journal keeps for Ways: where exercises led, favourites, and the way that was chosen.
import { backend, errorOf, type CommandError, type ExerciseEntry } from "../../backend";
import { chosenWay, type ChosenWay } from "./chosen-way";
import type { ExerciseId } from "./exercises";

export class Kept {
  /** Null until they were read. */
  entries = $state.raw<ExerciseEntry[] | null>(null);
  favourites = $state.raw<readonly string[]>([]);
  chosen = $state.raw<ChosenWay | null>(null);
  error = $state.raw<CommandError | null>(null);
  #saving: Promise<void> = Promise.resolve();

  async load(): Promise<void> {
    try {
      const [entries, favourites] = await Promise.all([
        backend.exerciseEntries(),
        backend.favouriteExercises(),
      ]);
      // The pages stand without it.
      this.chosen = await chosenWay().catch(() => null);
      this.favourites = favourites;
      this.entries = entries;
      this.error = null;
    } catch (rejected) {
      this.error = errorOf(rejected);
    }
  }

  /** The entries begun with an exercise, newest first. */
  ledTo(exercise: ExerciseId): ExerciseEntry[] {
    return (this.entries ?? []).filter((entry) => entry.exercise === exercise);
  }

  isFavourite(exercise: ExerciseId): boolean {
    return this.favourites.includes(exercise);
  }

  /** Shown at once; what cannot be kept is taken back. One after another, so that the last one counts. */
  turnFavourite(exercise: ExerciseId): void {
    const next = this.isFavourite(exercise)
      ? this.favourites.filter((other) => other !== exercise)
      : [...this.favourites, exercise];
    this.favourites = next;
    this.#saving = this.#saving.then(async () => {
      try {
        const kept = await backend.setFavouriteExercises([...next]);
        if (this.favourites === next) this.favourites = kept;
        this.error = null;
      } catch (rejected) {
        this.error = errorOf(rejected);
        if (this.favourites === next) {
          this.favourites = await backend.favouriteExercises().catch(() => []);
        }
      }
    });
  }
}
