// The only file that knows the desktop.
import type { Backend, Commands } from "./backend";
import { commands, events } from "./bindings";

type Result = { status: "ok"; data: unknown } | { status: "error"; error: unknown };

/** Turns the generated results into values and rejections. */
function answering(): Commands {
  const answers = Object.entries(commands).map(([name, ask]) => [
    name,
    async (...args: unknown[]) => {
      const result = (await (ask as (...args: unknown[]) => Promise<unknown>)(...args)) as
        Result | undefined | null;
      if (typeof result === "object" && result !== null && "status" in result) {
        if (result.status === "error") {
          throw result.error;
        }
        return result.data;
      }
      return result;
    },
  ]);
  return Object.fromEntries(answers) as Commands;
}

export const desktop: Backend = {
  ...answering(),
  listen(heard) {
    void events.lockAsked.listen((event) => heard.lockAsked(event.payload.reason));
    void events.systemLook.listen(({ payload }) =>
      heard.systemLook(payload.dark, payload.contrast),
    );
    void events.journalTaken.listen((event) => heard.journalTaken(event.payload));
    void events.damageFound.listen((event) => heard.damageFound(event.payload.pages));
    void events.shareProgress.listen((event) => heard.shareProgress(event.payload));
  },
};
