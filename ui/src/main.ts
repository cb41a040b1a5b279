import "@fontsource-variable/source-sans-3/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/charts.css";
import "./styles/print.css";

import { mount } from "svelte";

import App from "./App.svelte";
import { isDesktop, useBackend, type ShareRecipient, type SignId } from "./backend";
import { keepBrowsersKeysFrom, systemOf } from "./engine";
import { leaveCompositionsAlone } from "./pressed";

leaveCompositionsAlone(window);
if (systemOf(navigator.userAgent) === "windows") keepBrowsersKeysFrom(window);

// In a browser the desktop's twin stands in: `?state=locked`, `today`, `trends`, `share`, `empty`;
// `&signs=many`, `away`, `few`: see oddSigns.
if (!isDesktop() && import.meta.env.DEV) {
  const { makeTwin } = await import("./backend/browser");
  const { oddSigns } = await import("./backend/twin/odd-signs");
  const PAUSES = [{ startsOn: "2026-10-09", endsOn: "2026-10-19" }];
  const MARKS = [
    { id: "mark-1", on: "2026-10-01", label: "started therapy" },
    { id: "mark-2", on: "2026-11-05", label: "moved in together" },
  ];
  const asked = new URLSearchParams(location.search);
  const state = asked.get("state");
  const FOCUS: SignId[] =
    asked.get("signs") === "many"
      ? ["own-2", "own-3", "held-back"]
      : ["assumed-harm", "expected-deceit", "held-back"];
  const BERG: ShareRecipient = {
    name: "Dr. Berg",
    period: "weeks-8",
    paper: "a4",
    include: {
      dayGrid: true,
      weekly: true,
      whatHelped: true,
      trustSteps: true,
      boundaries: false,
      patterns: true,
      allSigns: true,
    },
    replace: [{ name: "Robin", by: "R." }],
    focus: FOCUS,
    keys: "",
    ownName: "",
  };
  useBackend(
    makeTwin({
      presence: state ? "present" : "none",
      weeks: state === "empty" ? 0 : 30,
      entries: state === "trends" || state === "share" ? "many" : state !== "empty",
      theme: asked.get("theme") === "dark" ? "dark" : "light",
      ...(state === "trends" ? { focus: FOCUS, pauses: PAUSES, marks: MARKS } : {}),
      ...(state === "share" ? { focus: FOCUS, recipients: [BERG], slow: 150 } : {}),
      reviewDay: state === "empty" ? null : "sunday",
      signs: oddSigns(asked.get("signs")),
      ...(state === "elsewhere" ? { problem: "open-elsewhere" as const } : {}),
    }),
  );
}

const target = document.getElementById("app");
if (target) {
  mount(App, { target });
}
