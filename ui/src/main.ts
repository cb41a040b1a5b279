import "@fontsource-variable/source-sans-3/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/print.css";

import { mount } from "svelte";

import App from "./App.svelte";
import { isDesktop, useBackend } from "./backend";

// In a browser the desktop's twin stands in: `?state=locked`, `today`, `trends`, `empty`.
if (!isDesktop() && import.meta.env.DEV) {
  const { makeTwin } = await import("./backend/browser");
  const asked = new URLSearchParams(location.search);
  const state = asked.get("state");
  useBackend(
    makeTwin({
      presence: state ? "present" : "none",
      weeks: state === "empty" ? 0 : 30,
      entries: state !== "empty",
      theme: asked.get("theme") === "dark" ? "dark" : "light",
      ...(state === "elsewhere" ? { problem: "open-elsewhere" as const } : {}),
    }),
  );
}

const target = document.getElementById("app");
if (target) {
  mount(App, { target });
}
